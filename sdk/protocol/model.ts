// The nouns of the wire. Schema first; every type is inferred from its schema.
import * as v from 'valibot';
import { NAME_MAX_CHARS, TITLE_MAX_CHARS, URL_MAX_CHARS } from './limits.ts';

/** An id made by whoever creates the thing: UUID in lower case. Ops use version 7, conversations version 4. */
export const id = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
);
/** A site's id as the merchant chose it. */
export const siteId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/));
/** An id that the merchant's own systems gave, for example an agent's. */
export const foreignId = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
/** Milliseconds since 1970-01-01T00:00Z, by the server's clock. */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A number of things or of bytes. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A position in a conversation's log; the first event has 1, and 0 means none. */
export const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Random per incarnation of a conversation's log; another epoch voids every sequence number. */
export const epoch = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NAME_MAX_CHARS));
/** Longer texts than `TEXT_MAX_CHARS` are refused by the rules of care, with a code of their own. */
export const text = v.string();
export const webUrl = v.pipe(v.string(), v.maxLength(URL_MAX_CHARS), v.regex(/^https?:\/\//i));

export const channel = v.picklist(['chat', 'form', 'callback', 'email']);
export const status = v.picklist(['open', 'resolved']);
export const role = v.picklist(['contact', 'agent', 'bot', 'system']);
/** `public` is seen by the contact and the desk, `internal` by the desk alone. */
export const log = v.picklist(['public', 'internal']);

/** Who wrote an event, as they were called at that time. */
export const author = v.object({
  role,
  id: foreignId,
  name: v.optional(name),
  /** Address of a picture, http or https. */
  avatar: v.optional(webUrl),
});

/** The store page on which a conversation began. */
export const page = v.object({
  url: webUrl,
  title: v.pipe(v.string(), v.maxLength(TITLE_MAX_CHARS)),
});

/** The newest message of a conversation, cut for a list row. */
export const preview = v.object({ text: v.string(), by: role, at: instant });

/** What the desk's list shows of a conversation. */
export const conversationSummary = v.object({
  conversation: id,
  channel,
  status,
  contact: v.object({ id: foreignId, name: v.optional(name) }),
  /** BCP 47 language of the page on which it began. */
  language: v.optional(v.string()),
  page: v.optional(page),
  assignee: v.nullable(v.object({ id: foreignId, name: v.optional(name) })),
  preview: v.nullable(preview),
  /** Messages of the contact that no agent has read. */
  unread: v.number(),
  /** Since when the contact waits for an answer; null when nobody waits. */
  waitingSince: v.nullable(instant),
  startedAt: instant,
  changedAt: instant,
});

/** Where a reader's view of a conversation stands; `internal` only between server and desk. */
export const position = v.object({
  conversation: id,
  epoch,
  have: seq,
  haveInternal: v.optional(seq),
});

/** Where a conversation itself stands. `read` and `delivered` are the highest sequence of each side. */
export const head = v.object({
  conversation: id,
  epoch,
  seq,
  internalSeq: v.optional(seq),
  /** At `seq`, so that a reader of a snapshot need not have seen the event that set it. */
  status: v.optional(status),
  read: v.object({ contact: seq, agent: seq }),
  /** Highest sequence that some client of an agent holds. */
  delivered: seq,
});

export type Channel = v.InferOutput<typeof channel>;
export type ConversationStatus = v.InferOutput<typeof status>;
export type Role = v.InferOutput<typeof role>;
export type Log = v.InferOutput<typeof log>;
export type Author = v.InferOutput<typeof author>;
export type Page = v.InferOutput<typeof page>;
export type Preview = v.InferOutput<typeof preview>;
export type ConversationSummary = v.InferOutput<typeof conversationSummary>;
export type Position = v.InferOutput<typeof position>;
export type Head = v.InferOutput<typeof head>;
