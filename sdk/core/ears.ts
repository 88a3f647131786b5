// What the other servers of the shop say, passed on to the sockets of this one. What was committed elsewhere is read from
// the store: rings that come while a reading is under way share the next one.
import type { Bus } from '../bus/bus.ts';
import { DELTA_MAX_EVENTS } from '../protocol/limits.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Log } from '../protocol/model.ts';
import type { ConversationRow, Store } from '../stores/store.ts';
import type { Hub } from './hub.ts';
import type { Logger } from './logger.ts';
import { readRing, type Ring, type RingOf } from './ring.ts';
import { why } from './why.ts';

type Committed = RingOf<'committed'>;

/** Rows read with one statement. */
const READ_AT_ONCE = 200;

export interface EarsOptions {
  readonly bus: Bus;
  readonly hub: Hub;
  readonly store: Pick<Store, 'conversations' | 'events'>;
  readonly logger: Logger;
}

export class Ears {
  readonly #options: EarsOptions;
  #pending = new Map<string, Committed>();
  #reading = false;

  constructor(options: EarsOptions) {
    this.#options = options;
    const { bus, hub } = options;
    bus.listen({
      heard: (message) => this.#hear(readRing(message)),
      missed: () => hub.missed(),
    });
    hub.arrive();
  }

  #hear(ring: Ring | null): void {
    const { hub } = this.#options;
    switch (ring?.kind) {
      case undefined:
        return;
      case 'committed':
        this.#note(ring);
        return;
      case 'delivered':
        hub.deliverHere({ ...ring, id: ring.conversation }, ring.upTo);
        return;
      case 'signalled':
        hub.signalHere({ ...ring, id: ring.conversation }, ring.frame, null);
        return;
      case 'articles':
        hub.articlesHere(ring.site);
        return;
      case 'arrived':
        hub.repeatMarks();
        return;
      default:
        ring satisfies never;
    }
  }

  #note(ring: Committed): void {
    if (this.#options.hub.interestIn(asRow(ring)) === 'none') return;
    const key = `${ring.site}/${ring.conversation}`;
    const before = this.#pending.get(key)?.after ?? ring.after;
    const after = {
      public: Math.min(before.public, ring.after.public),
      internal: Math.min(before.internal, ring.after.internal),
    };
    this.#pending.set(key, { ...ring, after });
    if (this.#reading) return;
    this.#reading = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    while (this.#pending.size > 0) {
      const rings = [...this.#pending.values()].slice(0, READ_AT_ONCE);
      for (const { site, conversation } of rings) this.#pending.delete(`${site}/${conversation}`);
      try {
        await this.#read(rings);
      } catch (error) {
        this.#options.logger.warn('What another server wrote could not be read; heartbeats will.', {
          error: why(error),
        });
      }
    }
    this.#reading = false;
  }

  async #read(rings: readonly Committed[]): Promise<void> {
    const { store } = this.#options;
    const conversations = rings.map(({ site, conversation: id }) => ({ site, id }));
    const rows = new Map<string, ConversationRow>();
    for (const row of await store.conversations({ conversations, contacts: [] }))
      rows.set(`${row.site}/${row.id}`, row);
    await Promise.all(
      rings.map(async (ring) => {
        const row = rows.get(`${ring.site}/${ring.conversation}`);
        if (row) await this.#pass(row, ring.after);
      }),
    );
  }

  /** A socket that lacks more than what is read here finds the gap, and reads by itself. */
  async #pass(row: ConversationRow, after: Committed['after']): Promise<void> {
    const { hub } = this.#options;
    const interest = hub.interestIn(row);
    const [events, internal] = await Promise.all([
      interest === 'events' ? this.#events(row, 'public', after.public) : [],
      interest === 'events' && hub.isFollowed(row)
        ? this.#events(row, 'internal', after.internal)
        : [],
    ]);
    hub.tell(row, [...events, ...internal]);
  }

  /** Up to where the row stands and no further, so that both agree; a ring for what came later follows. */
  async #events(row: ConversationRow, log: Log, after: number): Promise<readonly LogEvent[]> {
    const last = log === 'public' ? row.publicSeq : row.internalSeq;
    if (after >= last) return [];
    const { site, id: conversation } = row;
    const range = { site, conversation, log, after, before: last + 1, limit: DELTA_MAX_EVENTS };
    return this.#options.store.events({ ...range, end: 'newest' });
  }
}

function asRow({ site, conversation, contact }: Committed) {
  return { site, id: conversation, contact };
}
