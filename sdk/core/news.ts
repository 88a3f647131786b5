import { encode } from '../protocol/codec.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { ConversationRow } from '../stores/store.ts';

/** One event on its way to many sockets, put into words once. */
export class NewsItem {
  readonly event: LogEvent;
  #text: string | undefined;

  constructor(event: LogEvent) {
    this.event = event;
  }

  get text(): string {
    return (this.#text ??= encode({ type: 'event', event: this.event }));
  }
}

/** What one committed op did: its events in order, and the conversation after it. */
export interface News {
  readonly row: ConversationRow;
  readonly items: readonly NewsItem[];
}
