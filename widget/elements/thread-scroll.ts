// Where the reader is in a thread, and that it stays there: at the end while the reader is at the end, otherwise at
// the same message, whatever is added above or below it.
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Closer to the end than this counts as being there. */
const AT_END_PX = 40;
/** Closer to an edge of what is drawn than this asks for more. */
const NEAR_EDGE_PX = 480;

export interface ScrollHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
  /** The reader is near the first or last thing that is drawn. */
  nearEdge(edge: 'start' | 'end'): void;
  /** The reader moved, or came back to a thread that was hidden. */
  moved(): void;
}

export class ThreadScroll implements ReactiveController {
  /** The end of what is drawn is kept in sight. */
  stick = true;
  readonly #host: ScrollHost;
  #anchor: { key: string; top: number } | null = null;
  #sizes: ResizeObserver | null = null;
  #lastTop = 0;
  #size = '';
  #focused: Element | null = null;

  constructor(host: ScrollHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#sizes = new ResizeObserver(() => {
      this.#settle();
      this.#host.moved();
    });
    this.#observe();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#sizes = null;
  }

  /** Remembers, before anything is drawn, which row the reader is looking at. */
  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement ?? null;
    this.#anchor = null;
    // At the end nothing is measured before what comes is drawn: the page is laid out once, and not twice.
    const box = this.stick ? null : this.#box();
    if (!box?.clientHeight) return;
    const top = box.getBoundingClientRect().top;
    for (const row of box.querySelectorAll<HTMLElement>('[data-key]')) {
      const place = row.getBoundingClientRect();
      if (place.bottom <= top) continue;
      this.#anchor = { key: row.dataset['key']!, top: place.top };
      return;
    }
  }

  hostUpdated(): void {
    this.#observe();
    const box = this.#box();
    const anchor = this.#anchor;
    this.#anchor = null;
    if (!box?.clientHeight) return;
    // A button that did its work and went must not leave the keyboard nowhere.
    if (this.#focused?.isConnected === false) box.focus({ preventScroll: true });
    if (!this.stick && anchor) {
      const row = this.#row(anchor.key);
      if (row) box.scrollTop += row.getBoundingClientRect().top - anchor.top;
    }
    this.#settle();
  }

  /** For the scroller's `scroll`. */
  readonly scrolled = (): void => {
    const box = this.#box();
    if (!box?.clientHeight) return;
    // Not the reader: the box or what is in it changed its size, and the browser tells of the scroll before the size.
    if (this.stick && this.#size !== sizeOf(box)) return this.#settle();
    this.#lastTop = box.scrollTop;
    const below = box.scrollHeight - box.clientHeight - box.scrollTop;
    this.stick = below <= AT_END_PX;
    if (box.scrollTop < NEAR_EDGE_PX) this.#host.nearEdge('start');
    if (below < NEAR_EDGE_PX) this.#host.nearEdge('end');
    this.#host.moved();
  };

  toEnd(): void {
    this.stick = true;
    this.#settle();
  }

  /** Puts a row at the top when it would otherwise be above what is seen. Returns whether it had to. */
  showFrom(key: string): boolean {
    const box = this.#box();
    const row = this.#row(key);
    if (!box?.clientHeight || !row) return false;
    const above = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (above >= 0) return false;
    this.stick = false;
    box.scrollTop += above - 12;
    return true;
  }

  /** True when what is drawn does not fill the box, so that no scrolling can ask for more. */
  get roomLeft(): boolean {
    const box = this.#box();
    return !!box?.clientHeight && box.scrollHeight <= box.clientHeight + NEAR_EDGE_PX;
  }

  #settle(): void {
    const box = this.#box();
    if (!box?.clientHeight) return;
    this.#size = sizeOf(box);
    if (this.stick) box.scrollTop = box.scrollHeight;
    // A box that was hidden comes back at its top.
    else if (box.scrollTop === 0 && this.#lastTop > NEAR_EDGE_PX) box.scrollTop = this.#lastTop;
  }

  #observe(): void {
    const box = this.#box();
    if (!box || !this.#sizes) return;
    this.#sizes.observe(box);
    if (box.firstElementChild) this.#sizes.observe(box.firstElementChild);
  }

  #box(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.scroller') ?? null;
  }

  #row(key: string): HTMLElement | null {
    return this.#box()?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
  }
}

function sizeOf(box: HTMLElement): string {
  return `${box.clientHeight}/${box.scrollHeight}`;
}
