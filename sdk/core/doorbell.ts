// What happens at this server, told to the others. Several commits of one conversation within a turn are one ring.
import { BUS_MESSAGE_MAX_BYTES, type Bus } from '../bus/bus.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { ConversationRow } from '../stores/store.ts';
import type { Ring, RingOf } from './ring.ts';

const REMEMBERED_MAX = 20_000;

type Where = Pick<ConversationRow, 'site' | 'id' | 'contact'>;

export class Doorbell {
  readonly #bus: Bus;
  #pending = new Map<string, RingOf<'committed'>>();
  /** The highest that was told of each conversation, so that it is told once. */
  readonly #delivered = new Map<string, number>();

  constructor(bus: Bus) {
    this.#bus = bus;
  }

  committed(row: ConversationRow, events: readonly LogEvent[]): void {
    const key = `${row.site}/${row.id}`;
    const before = this.#pending.get(key)?.after;
    const after = {
      public: Math.min(before?.public ?? Infinity, firstOf(events, 'public', row.publicSeq)),
      internal: Math.min(
        before?.internal ?? Infinity,
        firstOf(events, 'internal', row.internalSeq),
      ),
    };
    if (this.#pending.size === 0) queueMicrotask(() => this.#flush());
    this.#pending.set(key, { kind: 'committed', ...whereOf(row), after });
  }

  /** Told once, until `again`. */
  delivered(conversation: Where, upTo: number): void {
    const key = `${conversation.site}/${conversation.id}`;
    if (upTo <= (this.#delivered.get(key) ?? 0)) return;
    if (this.#delivered.size >= REMEMBERED_MAX) this.#delivered.clear();
    this.#delivered.set(key, upTo);
    this.#ring({ kind: 'delivered', ...whereOf(conversation), upTo });
  }

  signalled(conversation: Where, frame: RingOf<'signalled'>['frame']): void {
    this.#ring({ kind: 'signalled', ...whereOf(conversation), frame });
  }

  articles(site: string): void {
    this.#ring({ kind: 'articles', site });
  }

  arrived(): void {
    this.#ring({ kind: 'arrived' });
  }

  /** Somebody does not know what was told before: marks are told once more, as clients repeat what they hold. */
  again(): void {
    this.#delivered.clear();
  }

  #flush(): void {
    const rings = this.#pending.values();
    this.#pending = new Map();
    for (const ring of rings) this.#ring(ring);
  }

  #ring(ring: Ring): void {
    const message = JSON.stringify(ring);
    // Only a signal with an enormous name and picture can be too long; nobody will miss it.
    if (Buffer.byteLength(message) <= BUS_MESSAGE_MAX_BYTES) this.#bus.say(message);
  }
}

function whereOf({ site, id, contact }: Where) {
  return { site, conversation: id, contact };
}

/** What somebody holds who lacks only these events of a log. */
function firstOf(events: readonly LogEvent[], log: LogEvent['log'], last: number): number {
  const first = events.find((event) => event.log === log);
  return first ? first.seq - 1 : last;
}
