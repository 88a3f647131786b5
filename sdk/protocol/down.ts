// Frames from the server to a client. Past tense or plain facts; this union is the table of contents.
import * as v from 'valibot';
import { ERROR_CODES, type ErrorCode } from './care-error.ts';
import { contactFacts } from './contact-facts.ts';
import { event } from './events.ts';
import {
  author,
  conversationSummary,
  epoch,
  foreignId,
  head,
  id,
  instant,
  log,
  seq,
} from './model.ts';

/** A code that only a newer server knows reads as `internal`; `retryable` beside it still tells what to do. */
const code = v.fallback(v.picklist(Object.keys(ERROR_CODES) as ErrorCode[]), 'internal');

/** The answer to `hello`. */
export const welcome = v.object({
  type: v.literal('welcome'),
  version: v.number(),
  session: id,
  /** The server's clock, from which a client takes its offset. */
  now: instant,
  heartbeatMs: v.number(),
  /** Who the server takes this client for. */
  you: author,
  /** The contact's token, when the client had none or it was renewed; keep it, send it in the next hello. */
  token: v.optional(v.string()),
  /** A contact's conversations, or those an agent asked to resume. A delta or snapshot follows for each that moved. */
  heads: v.array(head),
});

/** Committed: the op is durable. Also the answer to an op that was sent again. `seq` 0 when it changed nothing public. */
export const ack = v.object({
  type: v.literal('ack'),
  op: id,
  conversation: id,
  seq,
  at: instant,
});

/** Refused. With `retryable` the same op may be sent again after `retryAfterMs`; otherwise the user decides. */
export const nak = v.object({
  type: v.literal('nak'),
  op: id,
  conversation: id,
  code,
  retryable: v.boolean(),
  retryAfterMs: v.optional(v.number()),
  message: v.optional(v.string()),
});

export const eventFrame = v.object({ type: v.literal('event'), event });

/** Everything between the reader's position and the head, in order. */
export const delta = v.object({
  type: v.literal('delta'),
  head,
  events: v.array(event),
  /** The desk's part, from the internal log. */
  internal: v.optional(v.array(event)),
});

/** The newest events of a conversation whose reader was too far behind or on another epoch: drop what you have. */
export const snapshot = v.object({
  type: v.literal('snapshot'),
  head,
  events: v.array(event),
  internal: v.optional(v.array(event)),
});

/** The answer to `page.fetch`, in order. */
export const page = v.object({
  type: v.literal('page'),
  request: id,
  conversation: id,
  epoch,
  log,
  events: v.array(event),
});

/** The answer to `inbox.fetch`. `next` is absent on the last page. */
export const inbox = v.object({
  type: v.literal('inbox'),
  request: id,
  conversations: v.array(conversationSummary),
  next: v.optional(foreignId),
});

/** The answer to `contact.fetch`. */
export const contact = v.object({
  type: v.literal('contact'),
  request: id,
  contact: contactFacts,
});

/** One row of the desk's list has changed. */
export const summaryChanged = v.object({
  type: v.literal('summary'),
  summary: conversationSummary,
});

/** Asks for a `have` with the same number, and says where each followed conversation stands. */
export const heartbeat = v.object({
  type: v.literal('heartbeat'),
  heartbeat: v.number(),
  heads: v.array(head),
});

/** Some client of an agent holds everything up to `upTo`. */
export const delivered = v.object({ type: v.literal('delivered'), conversation: id, upTo: seq });

/** Passing and never stored; void after `SIGNAL_LASTS_MS`. */
export const signal = v.object({
  type: v.literal('signal'),
  conversation: id,
  signal: v.picklist(['typing', 'idle']),
  from: author,
});

/** Some set of articles of the site has changed: whoever holds one asks for it at a random moment within `withinMs`. */
export const articles = v.object({ type: v.literal('articles'), withinMs: v.number() });

/** The server is about to close: reconnect after `withinMs` at the latest, at a random moment. */
export const draining = v.object({ type: v.literal('draining'), withinMs: v.number() });

/** A request failed; the socket stays open. `request` names the `page.fetch`, `inbox.fetch` or conversation. */
export const failed = v.object({
  type: v.literal('failed'),
  request: v.optional(id),
  code,
  message: v.optional(v.string()),
});

export const downFrame = v.variant('type', [
  welcome,
  ack,
  nak,
  eventFrame,
  delta,
  snapshot,
  page,
  inbox,
  contact,
  summaryChanged,
  heartbeat,
  delivered,
  signal,
  articles,
  draining,
  failed,
]);

export type DownFrame = v.InferOutput<typeof downFrame>;
export type DownFrameOf<T extends DownFrame['type']> = Extract<DownFrame, { type: T }>;
