// What has happened: the immutable, numbered entries of a conversation's log. Past tense.
import * as v from 'valibot';
import { readContext } from './context.ts';
import { fileInfo } from './files.ts';
import { author, channel, epoch, id, instant, log, page, seq, status, text } from './model.ts';
import { readCard, readChoices } from './offers.ts';

const conversationStarted = v.object({
  kind: v.literal('conversation.started'),
  channel,
  language: v.optional(v.string()),
  page: v.optional(page),
});
const messagePosted = v.object({
  kind: v.literal('message.posted'),
  text,
  /** As they were then: `POST /v1/files/:id/link` tells how they are now. */
  files: v.optional(v.array(fileInfo)),
  choices: v.optional(readChoices),
  card: v.optional(readCard),
});
const readMarked = v.object({ kind: v.literal('read.marked'), upTo: seq });
const statusChanged = v.object({ kind: v.literal('status.changed'), status });
const assignmentChanged = v.object({
  kind: v.literal('assignment.changed'),
  assignee: v.nullable(author),
});
const notePosted = v.object({ kind: v.literal('note.posted'), text });
/** Internal: what the page told when the contact wrote. */
const contextTold = v.object({ kind: v.literal('context.told'), context: readContext });

export const happening = v.variant('kind', [
  conversationStarted,
  messagePosted,
  readMarked,
  statusChanged,
  assignmentChanged,
  notePosted,
  contextTold,
]);
/**
 * What a newer server writes and this build cannot read: kept in sequence and drawn as a neutral line.
 * `original` is stored, so that a newer build can read it after all.
 */
export const unreadable = v.pipe(
  v.looseObject({ kind: v.string() }),
  v.transform((original) => ({ kind: 'unknown' as const, original })),
);

export const event = v.object({
  conversation: id,
  epoch,
  log,
  seq,
  /** In the internal log: the public sequence at the time of writing, by which the desk merges both logs. */
  publicSeq: v.optional(seq),
  /** The op that caused it; one op may cause several events. */
  op: id,
  at: instant,
  author,
  what: v.union([happening, unreadable]),
});

/** What a server writes. */
export type Happening = v.InferOutput<typeof happening>;
export type HappeningKind = Happening['kind'];
/** What a client reads: every happening, or `{ kind: 'unknown', original }`. */
export type ReadHappening = Happening | v.InferOutput<typeof unreadable>;
/** One entry of a conversation's log. */
export type LogEvent = v.InferOutput<typeof event>;
