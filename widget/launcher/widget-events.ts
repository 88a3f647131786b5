// What `<care-widget>` tells its page. Every event bubbles out of shadow roots, under its name with `care-` before it.

export interface WidgetEvents {
  /** Cancelable: it stays closed then. */
  'before-open': Event;
  open: Event;
  close: Event;
  /** Cancelable: what the shopper has written is not sent, and stays in the composer. */
  'before-send': CustomEvent<{ readonly text: string }>;
  /** The number of messages that the shopper has not seen has changed. */
  unread: CustomEvent<{ readonly count: number }>;
  /** Somebody of the shop has written. */
  message: CustomEvent<{ readonly conversation: string; readonly text: string }>;
}

declare global {
  interface HTMLElementEventMap {
    'care-before-open': WidgetEvents['before-open'];
    'care-open': WidgetEvents['open'];
    'care-close': WidgetEvents['close'];
    'care-before-send': WidgetEvents['before-send'];
    'care-unread': WidgetEvents['unread'];
    'care-message': WidgetEvents['message'];
  }
}
