// What a page may ask of a widget besides opening it. The launcher hands each call on once the panel's code is there.
import type { PageContext } from './page-context.ts';
import type { Report } from '../panel/diagnose.ts';
import type { IdentitySource } from '../client/care-client.ts';
import type { ExportedHistory } from '../client/export-history.ts';

export interface WidgetCalls {
  /**
   * Sends a message as if the shopper had written it.
   * @returns its op, once it is on the device or, where the device refuses, in this tab; false when a listener of
   *   `care-before-send` has prevented it
   * @throws CareError `bad-request` for what is no text, `too-long`, `busy` when too much waits
   */
  send(text: string): Promise<string | false>;
  /** Puts a text where the shopper writes, unless they have begun to write there. True when it was put there. */
  prefill(text: string): Promise<boolean>;
  /** On which page the next conversation begins, for shops whose address does not say it; null: the one in the address bar. */
  setPage(page: { readonly url: string; readonly title: string } | null): Promise<void>;
  /**
   * What the page knows of what its shopper is about; null takes it back. It goes with the shopper's next message when it
   * is news by then, and never by itself. Saying the same again changes nothing.
   * @throws CareError `bad-request` that names what does not fit
   */
  setContext(context: PageContext | null): Promise<void>;
  /**
   * Whoever uses this browser leaves the shop: nothing of their chat stays on the device, in this tab or another.
   * @throws when the device could not be made to forget, or the chat's code could not be loaded
   */
  logOut(): Promise<void>;
  /** All that this device holds of the shopper's conversations. */
  exportHistory(): Promise<ExportedHistory>;
  /** Looks at what may keep the widget from working on this page. Sends nothing but what asks whether the server is there. */
  diagnose(): Promise<Report>;
}

export interface WidgetIdentity {
  /**
   * The shop says who is logged in there: a token of `care.identity.token()`, or a function that gives one, or null for
   * nobody. A function is asked when the chat connects, and again when it needs a new one; where nobody chats, never.
   * Saying the same again changes nothing; for another customer this device forgets the one before.
   */
  identify(source: IdentitySource): void;
}

const CALLS: readonly (keyof WidgetCalls)[] = [
  'send',
  'prefill',
  'setPage',
  'setContext',
  'logOut',
  'exportHistory',
  'diagnose',
];

/** Gives elements a method for each of them, which hands on what it was called with. */
export function addCalls<Widget extends object>(
  prototype: Widget,
  call: (widget: Widget, name: keyof WidgetCalls, of: unknown[]) => unknown,
): void {
  const calls: Record<string, unknown> = {};
  for (const name of CALLS)
    calls[name] = function (this: Widget, ...of: unknown[]) {
      return call(this, name, of);
    };
  Object.assign(prototype, calls);
}
