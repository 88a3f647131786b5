// Conversation → what is drawn of it, in order. An event's item is made once: a thread of thousands grows by one.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { Conversation } from '../client/snapshot.ts';
import {
  fromEvent,
  fromPending,
  type DrawPending,
  type Side,
  type ThreadItem,
} from './thread-items.ts';

export interface Reader {
  readonly side: Side;
  readonly me: Author | null;
  readonly drawPending?: DrawPending | undefined;
}

type Made = Map<LogEvent, ThreadItem | null>;
const NOTHING: Made = new Map();

export class ItemList {
  #side: Side | null = null;
  #events: readonly LogEvent[] = [];
  #known = NOTHING;
  #byEvent: Made = new Map();
  #items: ThreadItem[] = [];

  /** Everything of a conversation that its reader gets to see, oldest first; good until it is asked for again. */
  next(
    { events, pending }: Pick<Conversation, 'events' | 'pending'>,
    { side, me, drawPending = () => null }: Reader,
  ): readonly ThreadItem[] {
    this.#take(events, side);
    const own = pending.map((op) => fromPending(op, me, drawPending));
    const shown = own.filter((item) => item !== null);
    // A list of thousands is not copied for each message that comes.
    return shown.length > 0 ? this.#items.concat(shown) : this.#items;
  }

  #take(events: readonly LogEvent[], side: Side): void {
    if (side !== this.#side) this.#begin();
    else if (!isBeginOf(this.#events, events)) this.#begin(this.#byEvent);
    for (let i = this.#events.length; i < events.length; i++) {
      const event = events[i]!;
      let item = this.#known.get(event);
      if (item === undefined) item = fromEvent(event, side);
      this.#byEvent.set(event, item);
      if (item) this.#items.push(item);
    }
    this.#side = side;
    this.#events = events;
    this.#known = NOTHING;
  }

  /** Anew, with items of events that it may find again. */
  #begin(known = NOTHING): void {
    this.#known = known;
    this.#byEvent = new Map();
    this.#events = [];
    this.#items = [];
  }
}

/**
 * Events are never changed, and stand in one order without gaps to fill but at their ends: where both ends of what is
 * known are where they were, so is what is between them. This is asked for each message that comes, of thousands.
 */
function isBeginOf(known: readonly LogEvent[], events: readonly LogEvent[]): boolean {
  const last = known.length - 1;
  return known[0] === events[0] && known[last] === events[last];
}
