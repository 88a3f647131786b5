// What a client reads from the socket. The schemas in down.ts are the truth; this is their light twin for browsers.
import type { ErrorCode } from './care-error.ts';
import type { DownFrame, DownFrameOf } from './down.ts';
import type { Head } from './model.ts';
import { isAuthor, isRawEvent, readEvent, type RawEvent } from './read-event.ts';
import {
  isBoolean,
  isCount,
  isNumber,
  isString,
  isWord,
  listOf,
  maybe,
  shape,
  type Guard,
} from './shape.ts';

/** What only agents are sent; it is read by read-desk-down.ts. */
type DeskType = 'inbox' | 'contact' | 'summary';
type Type = Exclude<DownFrame['type'], DeskType>;
export type DeskGuards = { readonly [T in DeskType]: Guard<DownFrameOf<T>> };
/** A frame as it comes, its events unread. */
type Raw<T> = {
  [K in keyof T]: K extends 'event'
    ? RawEvent
    : K extends 'events' | 'internal'
      ? RawEvent[]
      : T[K];
};

const isHead = shape<Head>({
  conversation: isString,
  epoch: isString,
  seq: isCount,
  internalSeq: maybe(isCount),
  status: maybe(isWord<NonNullable<Head['status']>>()),
  read: shape<Head['read']>({ contact: isCount, agent: isCount }),
  delivered: isCount,
});
const type = isWord<never>();
const events = listOf(isRawEvent);
/** Anything: what is no word, and even none, reads as `internal` below. */
const code = ((_) => true) as Guard<ErrorCode>;
const sync = { type, head: isHead, events, internal: maybe(events) };

/** Exhaustive by its type, as the schemas' union is. */
const FRAMES: { readonly [T in Type]: Guard<Raw<DownFrameOf<T>>> } = {
  welcome: shape<DownFrameOf<'welcome'>>({
    type,
    version: isNumber,
    session: isString,
    now: isCount,
    heartbeatMs: isNumber,
    you: isAuthor,
    token: maybe(isString),
    heads: listOf(isHead),
  }),
  ack: shape<DownFrameOf<'ack'>>({
    type,
    op: isString,
    conversation: isString,
    seq: isCount,
    at: isCount,
  }),
  nak: shape<DownFrameOf<'nak'>>({
    type,
    op: isString,
    conversation: isString,
    code,
    retryable: isBoolean,
    retryAfterMs: maybe(isNumber),
    message: maybe(isString),
  }),
  event: shape<Raw<DownFrameOf<'event'>>>({ type, event: isRawEvent }),
  delta: shape<Raw<DownFrameOf<'delta'>>>(sync),
  snapshot: shape<Raw<DownFrameOf<'snapshot'>>>(sync),
  page: shape<Raw<DownFrameOf<'page'>>>({
    type,
    request: isString,
    conversation: isString,
    epoch: isString,
    log: isWord(),
    events,
  }),
  heartbeat: shape<DownFrameOf<'heartbeat'>>({ type, heartbeat: isNumber, heads: listOf(isHead) }),
  delivered: shape<DownFrameOf<'delivered'>>({ type, conversation: isString, upTo: isCount }),
  signal: shape<DownFrameOf<'signal'>>({
    type,
    conversation: isString,
    signal: isWord(),
    from: isAuthor,
  }),
  articles: shape<DownFrameOf<'articles'>>({ type, withinMs: isNumber }),
  draining: shape<DownFrameOf<'draining'>>({ type, withinMs: isNumber }),
  failed: shape<DownFrameOf<'failed'>>({
    type,
    request: maybe(isString),
    code,
    message: maybe(isString),
  }),
};

/** The frame, or null for one that this build does not know: clients drop it and go on [T6]. */
export function readDown(text: string, desk?: DeskGuards): DownFrame | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null; // not our server's words, but perhaps a proxy's
  }
  const named = raw as { type?: unknown } | null;
  const frames = { ...FRAMES, ...desk };
  const known = isString(named?.type) && Object.hasOwn(frames, named.type);
  if (!known || !frames[named.type as Type](raw)) return null;
  const frame = raw as unknown as Partial<Record<'event', RawEvent>> &
    Partial<Record<'events' | 'internal', RawEvent[]>> & { type: Type; code?: ErrorCode };
  return {
    ...frame,
    ...(frame.event && { event: readEvent(frame.event) }),
    ...(frame.events && { events: frame.events.map(readEvent) }),
    ...(frame.internal && { internal: frame.internal.map(readEvent) }),
    ...((frame.type === 'nak' || frame.type === 'failed') && { code: readCode(frame.code) }),
  } as DownFrame;
}

/** A code that only a newer server knows stays as it is: what to do follows from `retryable` beside it. */
function readCode(code: unknown): ErrorCode {
  return isString(code) ? (code as ErrorCode) : 'internal';
}
