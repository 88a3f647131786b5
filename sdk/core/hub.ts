// Who listens to what. The hub is a doorbell: it tells open sockets what was committed, here or at another server of
// the shop, and what it fails to tell is healed by heartbeats and the store.
import type { Bus } from '../bus/bus.ts';
import { encode } from '../protocol/codec.ts';
import type { DownFrameOf } from '../protocol/down.ts';
import { ARTICLES_SPREAD_MS } from '../protocol/limits.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Clock } from '../runtime.ts';
import type { ConversationRow } from '../stores/store.ts';
import { DeliveredMarks } from './delivered-marks.ts';
import { Doorbell } from './doorbell.ts';
import { ListenerIndex } from './listener-index.ts';
import type { Listener } from './listener.ts';
import type { Logger } from './logger.ts';
import { NewsItem, type News } from './news.ts';
import { SummaryBoard } from './summary-board.ts';
import { why } from './why.ts';

/** Tabs and devices of one contact that may be connected at once. */
export const SOCKETS_PER_CONTACT = 20;

export interface HubOptions {
  readonly clock: Clock;
  readonly life: AbortSignal;
  readonly logger: Logger;
  /** To the other servers of the shop; null for one alone. */
  readonly bus?: Bus | null;
}

/** What of a conversation somebody here wants to hear: its events, its row in a desk's list, or nothing. */
export type Interest = 'events' | 'row' | 'none';

type Where = Pick<ConversationRow, 'site' | 'id' | 'contact'>;
type SignalFrame = DownFrameOf<'signal'>;

export class Hub {
  readonly delivered = new DeliveredMarks();
  readonly summaries: SummaryBoard;
  readonly #logger: Logger;
  readonly #contacts = new ListenerIndex();
  readonly #followers = new ListenerIndex();
  readonly #doorbell: Doorbell | null;

  constructor({ clock, life, logger, bus = null }: HubOptions) {
    this.summaries = new SummaryBoard(clock, life);
    this.#logger = logger;
    this.#doorbell = bus && new Doorbell(bus);
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
    this.tell(row, events);
    this.#doorbell?.committed(row, events);
  }

  /** The same to the sockets of this server only. */
  tell(row: ConversationRow, events: readonly LogEvent[]): void {
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
  deliver(conversation: Where, upTo: number): void {
    this.deliverHere(conversation, upTo);
    this.#doorbell?.delivered(conversation, upTo);
  }

  deliverHere({ site, id, contact }: Where, upTo: number): void {
    if (!this.delivered.raise(site, id, upTo)) return;
    const text = encode({ type: 'delivered', conversation: id, upTo });
    this.#each(this.#contacts.of(`${site}/${contact}`), (one) => one.passing(text));
  }

  /** Passes a signal to all others in the conversation. */
  signal(from: Listener, conversation: Where, frame: SignalFrame): void {
    this.signalHere(conversation, frame, from);
    this.#doorbell?.signalled(conversation, frame);
  }

  signalHere({ site, id, contact }: Where, frame: SignalFrame, from: Listener | null): void {
    const text = encode(frame);
    const pass = (one: Listener) => {
      if (one !== from) one.passing(text);
    };
    if (frame.from.role !== 'contact') this.#each(this.#contacts.of(`${site}/${contact}`), pass);
    this.#each(this.#followers.of(`${site}/${id}`), pass);
  }

  /** What readers of a site see of its articles has changed. */
  articles(site: string): void {
    this.articlesHere(site);
    this.#doorbell?.articles(site);
  }

  articlesHere(site: string): void {
    const text = encode({ type: 'articles', withinMs: ARTICLES_SPREAD_MS });
    const here = [...this.#contacts.all()].filter((one) => one.site === site);
    this.#each(new Set(here), (one) => one.passing(text));
  }

  interestIn({ site, id, contact }: Where): Interest {
    if (this.isFollowed({ site, id })) return 'events';
    if (this.#contacts.of(`${site}/${contact}`).size > 0) return 'events';
    return this.summaries.isWatched(site) ? 'row' : 'none';
  }

  isFollowed({ site, id }: Pick<Where, 'site' | 'id'>): boolean {
    return this.#followers.of(`${site}/${id}`).size > 0;
  }

  /** This server hears the others from now on. */
  arrive(): void {
    this.#doorbell?.arrived();
  }

  /** Another server came, or came back, and does not know which marks were told. */
  repeatMarks(): void {
    this.#doorbell?.again();
  }

  /** This server heard nothing for a while, and nobody heard it: everybody here looks at the store. */
  missed(): void {
    this.repeatMarks();
    this.arrive();
    const all = new Set([
      ...this.#contacts.all(),
      ...this.#followers.all(),
      ...this.summaries.watchers(),
    ]);
    void Promise.allSettled([...all].map((one) => one.missed())).then((looks) => {
      const failed = looks.filter((look) => look.status === 'rejected');
      if (failed[0])
        this.#logger.warn('Lost news could not be read; heartbeats will.', {
          sockets: failed.length,
          error: why(failed[0].reason),
        });
    });
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
