// What the client knows of one conversation: what is shown of it, and what it knows to be missing.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { KeptConversation } from '../history/history.ts';
import type { Conversation } from './snapshot.ts';

/** The two sides of a conversation; bots and systems write on the side of the agents. */
export type Side = 'contact' | 'agent';

export interface Thread {
  readonly view: Conversation;
  /** Events of either log that came before the ones between. */
  readonly ahead: readonly LogEvent[];
  /** Where the conversation stands as far as this client was told. */
  readonly head: { readonly seq: number; readonly internalSeq: number };
}

export function newThread(id: string): Thread {
  const view: Conversation = {
    id,
    epoch: null,
    events: [],
    pending: [],
    have: 0,
    haveInternal: 0,
    hasOlder: false,
    status: 'open',
    read: { contact: 0, agent: 0 },
    delivered: 0,
    typing: null,
    unread: 0,
  };
  return { view: Object.freeze(view), ahead: [], head: { seq: 0, internalSeq: 0 } };
}

/** A kept conversation with its newest events. What the device has lost of them is fetched like any other gap. */
export function keptThread(
  kept: KeptConversation,
  events: readonly LogEvent[],
  side: Side,
): Thread {
  // Another tab may have kept events of a history that is void by now, in between or at the end.
  const isOurs = (event: LogEvent) => event.epoch === kept.epoch;
  const end = events.findLastIndex(isOurs) + 1;
  const ours = events.slice(events.findLastIndex((event, i) => i < end && !isOurs(event)) + 1, end);
  const { view, ...rest } = newThread(kept.id);
  const { epoch, status, read, delivered } = kept;
  const have = ours.at(-1)?.seq ?? 0;
  const next = { ...view, epoch, events: Object.freeze(ours), have, status, read, delivered };
  return { ...rest, view: shown(next, side) };
}

export function keptOf(view: Conversation): KeptConversation[] {
  const { id, epoch, have, status, read, delivered } = view;
  return epoch === null ? [] : [{ id, epoch, have, status, read, delivered }];
}

/** True when events exist that this client should hold and does not. */
export function isBehind({ view, ahead, head }: Thread): boolean {
  return ahead.length > 0 || head.seq > view.have || head.internalSeq > view.haveInternal;
}

/** The instant of the newest thing in it, by whichever clock is known; for choosing among conversations. */
export function lastChange(view: Conversation): number {
  return Math.max(view.events.at(-1)?.at ?? 0, view.pending.at(-1)?.at ?? 0);
}

/** Fills in what follows from the rest, and freezes. */
export function shown(view: Conversation, side: Side): Conversation {
  const firstOf = (log: 'public' | 'internal') => view.events.find((event) => event.log === log);
  const hasOlder =
    (firstOf('public')?.seq ?? 1) > 1 || (side === 'agent' && (firstOf('internal')?.seq ?? 1) > 1);
  return Object.freeze({ ...view, hasOlder, unread: unreadOf(view, side) });
}

/** From the end, where what is unread stands: of thousands of messages most were read long ago. */
function unreadOf({ events, read }: Conversation, side: Side): number {
  let unread = 0;
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i]!;
    if (event.log === 'public' && event.seq <= read[side]) break;
    if (isMessageTo(event, side)) unread++;
  }
  return unread;
}

/** A message that this side reads: one of the other side. */
export function isMessageTo({ author, what }: LogEvent, side: Side): boolean {
  return what.kind === 'message.posted' && (author.role === 'contact') !== (side === 'contact');
}
