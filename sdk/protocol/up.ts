// Frames from a client to the server. Imperative; this union is the table of contents.
import * as v from 'valibot';
import { IDENTITY_MAX_CHARS } from './limits.ts';
import { foreignId, id, log, position, seq, siteId, status } from './model.ts';

/** First frame of a socket. A contact gives its token or none yet; an agent gives its one-time ticket. */
export const hello = v.object({
  type: v.literal('hello'),
  versions: v.pipe(v.array(v.number()), v.minLength(1), v.maxLength(8)),
  build: v.optional(v.pipe(v.string(), v.maxLength(32))),
  site: siteId,
  /** Random id of this browser profile, made on the first act. */
  device: id,
  token: v.optional(v.pipe(v.string(), v.maxLength(512))),
  ticket: v.optional(v.pipe(v.string(), v.maxLength(512))),
  /** The shop's word for who is logged in there: a signed token, exchanged for one of ours (N1). Contacts only. */
  identity: v.optional(v.pipe(v.string(), v.maxLength(IDENTITY_MAX_CHARS))),
  resume: v.optional(v.pipe(v.array(position), v.maxLength(50))),
});

/** One thing the user did. `after` is the op before it of the same sender in the same conversation, while that one is unanswered. */
export const op = v.object({
  type: v.literal('op'),
  op: id,
  conversation: id,
  after: v.optional(id),
  /** Read as an `Action` only when the op is applied: one that the server cannot read is refused, and the socket stays open. */
  action: v.looseObject({ kind: v.string() }),
});

/** Asks once more for what `hello` asked for, on the same socket; answered by `welcome` and what is lacking. Contacts only. */
export const resume = v.object({
  type: v.literal('resume'),
  positions: v.pipe(v.array(position), v.maxLength(50)),
});

/** Follow a conversation from a position; answered by `delta` or `snapshot`. Desk only: contacts follow all of theirs. */
export const follow = v.object({ type: v.literal('follow'), position });
export const unfollow = v.object({ type: v.literal('unfollow'), conversation: id });

/** Events strictly between `after` and `before`; answered by `page`. The newest of that range come first when it is too long. */
export const fetchPage = v.object({
  type: v.literal('page.fetch'),
  request: id,
  conversation: id,
  log,
  after: seq,
  before: v.optional(seq),
});

/** The desk's list, newest change first; answered by `inbox`. */
export const fetchInbox = v.object({
  type: v.literal('inbox.fetch'),
  request: id,
  status: v.optional(status),
  /** `next` of the page before. */
  cursor: v.optional(foreignId),
});

/** Who a contact is to the shop; answered by `contact`. Desk only. */
export const fetchContact = v.object({
  type: v.literal('contact.fetch'),
  request: id,
  contact: foreignId,
});

/** Whoever was here leaves: the token of this `hello` is void from now on. Contacts only. */
export const leave = v.object({ type: v.literal('leave') });

/** What this client holds. Sent after it applied events, and with `heartbeat` set as the answer to one. */
export const have = v.object({
  type: v.literal('have'),
  heartbeat: v.optional(v.number()),
  heads: v.pipe(
    v.array(v.object({ conversation: id, seq, internalSeq: v.optional(seq) })),
    v.maxLength(100),
  ),
});

/** Passing and never stored: somebody is typing or has stopped. */
export const sendSignal = v.object({
  type: v.literal('signal'),
  conversation: id,
  signal: v.picklist(['typing', 'idle']),
});

export const upFrame = v.variant('type', [
  hello,
  op,
  resume,
  follow,
  unfollow,
  fetchPage,
  fetchInbox,
  fetchContact,
  leave,
  have,
  sendSignal,
]);

export type Hello = v.InferOutput<typeof hello>;
export type Op = v.InferOutput<typeof op>;
export type UpFrame = v.InferOutput<typeof upFrame>;
export type UpFrameOf<T extends UpFrame['type']> = Extract<UpFrame, { type: T }>;
