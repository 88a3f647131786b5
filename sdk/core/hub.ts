// Who listens to what. The hub is a doorbell: it tells open sockets what was committed, and what it fails to tell
// is healed by heartbeats and the store.
import { encode } from '../protocol/codec.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Clock } from '../runtime.ts';
import type { ConversationRow } from '../stores/store.ts';
import { DeliveredMarks } from './delivered-marks.ts';
import { ListenerIndex } from './listener-index.ts';
import type { Listener } from './listener.ts';
import type { Logger } from './logger.ts';
import { NewsItem, type News } from './news.ts';
import { SummaryBoard } from './summary-board.ts';
import { why } from './why.ts';

/** Tabs and devices of one contact that may be connected at once. */
export const SOCKETS_PER_CONTACT = 20;

export class Hub {
  readonly delivered = new DeliveredMarks();
  readonly summaries: SummaryBoard;
  readonly #logger: Logger;
  readonly #contacts = new ListenerIndex();
  readonly #followers = new ListenerIndex();

  constructor(clock: Clock, life: AbortSignal, logger: Logger) {
    this.summaries = new SummaryBoard(clock, life);
    this.#logger = logger;
  }

  /** From now on a contact's listener hears of all its conversations. Agents follow one by one. */
  join(listener: Listener): void {
    if (listener.you.role !== 'contact') return;
    const key = `${listener.site}/${listener.you.id}`;
    this.#contacts.add(key, listener);
    const sockets = this.#contacts.of(key);
    if (sockets.size <= SOCKETS_PER_CONTACT) return;
    for (const oldest of sockets) {
      oldest.replaced();
      return;
    }
  }

  leave(listener: Listener, followed: Iterable<string>): void {
    this.#contacts.remove(`${listener.site}/${listener.you.id}`, listener);
    for (const conversation of followed) this.unfollow(listener, conversation);
    this.summaries.unwatch(listener);
  }

  follow(listener: Listener, conversation: string): void {
    this.#followers.add(`${listener.site}/${conversation}`, listener);
  }

  unfollow(listener: Listener, conversation: string): void {
    this.#followers.remove(`${listener.site}/${conversation}`, listener);
  }

  /** Tells everybody concerned what an op did. Called after its commit, in the order of commits. */
  announce(row: ConversationRow, events: readonly LogEvent[]): void {
    const news: News = { row, items: events.map((event) => new NewsItem(event)) };
    this.#each(this.#contacts.of(`${row.site}/${row.contact}`), (one) => one.news(news));
    this.#each(this.#followers.of(`${row.site}/${row.id}`), (one) => one.news(news));
    this.summaries.changed(row);
  }

  /** Whoever is connected as this contact is to come back with what makes them somebody by then. */
  dismiss(site: string, contact: string): void {
    this.#each(new Set(this.#contacts.of(`${site}/${contact}`)), (one) => one.dismissed());
  }

  /** Some agent's client holds everything up to `upTo`: the contact may know. */
  deliver(conversation: { site: string; id: string; contact: string }, upTo: number): void {
    const { site, id, contact } = conversation;
    if (!this.delivered.raise(site, id, upTo)) return;
    const text = encode({ type: 'delivered', conversation: id, upTo });
    this.#each(this.#contacts.of(`${site}/${contact}`), (one) => one.passing(text));
  }

  /** Passes a signal to all others in the conversation. */
  signal(from: Listener, conversation: { id: string; contact: string }, text: string): void {
    const pass = (one: Listener) => {
      if (one !== from) one.passing(text);
    };
    if (from.you.role !== 'contact')
      this.#each(this.#contacts.of(`${from.site}/${conversation.contact}`), pass);
    this.#each(this.#followers.of(`${from.site}/${conversation.id}`), pass);
  }

  /** One listener that fails may not keep the news from the others. */
  #each(listeners: ReadonlySet<Listener>, tell: (one: Listener) => void): void {
    for (const listener of listeners) {
      try {
        tell(listener);
      } catch (error) {
        this.#logger.error('A listener failed.', { error: why(error) });
      }
    }
  }
}
