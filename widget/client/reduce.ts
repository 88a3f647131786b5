// What a frame makes of a thread. Pure: the same thread and frame always give the same new thread.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { DownFrameOf } from '../../sdk/protocol/down.ts';
import type { Author, Head } from '../../sdk/protocol/model.ts';
import { applyRule } from './apply-rule.ts';
import { mergeLogs } from './merge-logs.ts';
import type { Conversation, PendingOp } from './snapshot.ts';
import { newThread, shown, type Side, type Thread } from './thread.ts';

export interface Reduced {
  readonly thread: Thread;
  /** The events that are new in the thread. */
  readonly applied: readonly LogEvent[];
}

/** New events, from wherever they come; those of another epoch than the thread's are left out. */
export function receive(thread: Thread, events: readonly LogEvent[], side: Side): Reduced {
  const { view } = thread;
  const epoch = view.epoch ?? events[0]?.epoch ?? null;
  const ours = events.filter((event) => event.epoch === epoch);
  const part = (log: 'public' | 'internal', have: number) => {
    const isPart = (event: LogEvent) => event.log === log;
    return applyRule(have, thread.ahead.filter(isPart), ours.filter(isPart));
  };
  const pub = part('public', view.have);
  const internal = part('internal', view.haveInternal);
  const applied = [...pub.applied, ...internal.applied];
  const ahead = [...pub.ahead, ...internal.ahead];
  if (applied.length === 0 && ahead.length === thread.ahead.length) return { thread, applied };
  const next: Conversation = {
    ...applied.reduce(happened, view),
    epoch,
    events: mergeLogs(view.events, applied),
    have: pub.have,
    haveInternal: internal.have,
  };
  return { thread: { ...thread, ahead, view: applied.length ? shown(next, side) : view }, applied };
}

/** The newest events in place of what is held, unless they go on from there. */
export function restart(
  thread: Thread,
  frame: Pick<DownFrameOf<'snapshot'>, 'head' | 'events' | 'internal'>,
  side: Side,
): Reduced & { readonly dropped: boolean } {
  const { view } = thread;
  const { head } = frame;
  const events = [...frame.events, ...(frame.internal ?? [])];
  const sameEpoch = view.epoch === head.epoch;
  if (sameEpoch && (frame.events[0]?.seq ?? 0) <= view.have + 1)
    return { ...receive(thread, events, side), dropped: false };
  const fresh = newThread(view.id);
  const bare: Conversation = {
    ...fresh.view,
    pending: view.pending,
    epoch: head.epoch,
    ...(sameEpoch && { status: view.status, read: view.read, delivered: view.delivered }),
    // The event that set it may lie far before the snapshot.
    ...(head.status && { status: head.status }),
  };
  const next: Conversation = {
    ...events.reduce(happened, bare),
    events: mergeLogs([], events),
    have: frame.events.at(-1)?.seq ?? 0,
    haveInternal: frame.internal?.at(-1)?.seq ?? 0,
  };
  const ahead = sameEpoch ? thread.ahead : [];
  const rest = receive({ ...fresh, ahead, view: shown(next, side) }, [], side);
  return { thread: rest.thread, applied: [...events, ...rest.applied], dropped: true };
}

/** A page of events before those that are loaded. */
export function prepend(thread: Thread, events: readonly LogEvent[], side: Side): Thread {
  const ours = events.filter((event) => event.epoch === thread.view.epoch);
  const merged = mergeLogs(thread.view.events, ours);
  if (merged === thread.view.events) return thread;
  return { ...thread, view: shown({ ...thread.view, events: merged }, side) };
}

/** Where the conversation stands by the server. The caller has seen to it that the epoch is the same. */
export function standing(thread: Thread, head: Head, side: Side): Thread {
  const { view } = thread;
  const seen = {
    seq: Math.max(thread.head.seq, head.seq),
    internalSeq: Math.max(thread.head.internalSeq, side === 'agent' ? (head.internalSeq ?? 0) : 0),
  };
  const read = raised(view.read, head.read);
  const delivered = Math.max(view.delivered, head.delivered);
  const same = read === view.read && delivered === view.delivered && view.epoch === head.epoch;
  const next = same ? view : shown({ ...view, epoch: head.epoch, read, delivered }, side);
  return { ...thread, head: seen, view: next };
}

export function withPending(thread: Thread, pending: readonly PendingOp[]): Thread {
  return { ...thread, view: Object.freeze({ ...thread.view, pending: Object.freeze(pending) }) };
}

export function withTyping(thread: Thread, typing: Author | null): Thread {
  if (thread.view.typing === typing) return thread;
  return { ...thread, view: Object.freeze({ ...thread.view, typing }) };
}

export function withRead(thread: Thread, side: Side, upTo: number): Thread {
  const read = raised(thread.view.read, { [side]: upTo });
  return read === thread.view.read
    ? thread
    : { ...thread, view: shown({ ...thread.view, read }, side) };
}

function happened(view: Conversation, { author, what }: LogEvent): Conversation {
  switch (what.kind) {
    case 'message.posted':
      return view.typing?.id === author.id ? { ...view, typing: null } : view;
    case 'read.marked':
      return {
        ...view,
        read: raised(view.read, { [author.role === 'contact' ? 'contact' : 'agent']: what.upTo }),
      };
    case 'status.changed':
      return { ...view, status: what.status };
    default:
      return view; // drawn from the event itself
  }
}

/** Read marks only ever rise. Gives `read` itself when none does. */
function raised(
  read: Conversation['read'],
  by: { readonly contact?: number; readonly agent?: number },
): Conversation['read'] {
  const contact = Math.max(read.contact, by.contact ?? 0);
  const agent = Math.max(read.agent, by.agent ?? 0);
  return contact === read.contact && agent === read.agent ? read : { contact, agent };
}
