// What a client may ask for: the `action` of an op. Imperative, because nothing has happened yet.
import * as v from 'valibot';
import { context } from './context.ts';
import { FILES_PER_MESSAGE } from './limits.ts';
import { channel, foreignId, id, name, page, seq, text, webUrl } from './model.ts';
import { card, choices } from './offers.ts';

/** The contact opens a conversation under an id of its own making. */
export const conversationStart = v.object({
  kind: v.literal('conversation.start'),
  channel,
  language: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/))),
  page: v.optional(page),
});
export const messagePost = v.object({
  kind: v.literal('message.post'),
  /** May be empty when there is something else to see. */
  text,
  /** Ids of files whose upload is complete. */
  files: v.optional(v.pipe(v.array(id), v.minLength(1), v.maxLength(FILES_PER_MESSAGE))),
  /** From the shop's side alone, as is `card`. */
  choices: v.optional(choices),
  card: v.optional(card),
  /** From a contact alone: what the page told since the message before. */
  context: v.optional(context),
});
/** Everything up to `upTo` was seen by this side; a lower value than before changes nothing. */
export const readMark = v.object({ kind: v.literal('read.mark'), upTo: seq });
export const conversationResolve = v.object({ kind: v.literal('conversation.resolve') });
export const conversationReopen = v.object({ kind: v.literal('conversation.reopen') });
/** An agent takes a conversation, gives it to a colleague, or with null gives it back to all. */
export const conversationAssign = v.object({
  kind: v.literal('conversation.assign'),
  assignee: v.nullable(
    v.object({ id: foreignId, name: v.optional(name), avatar: v.optional(webUrl) }),
  ),
});
/** An agent writes what only the desk may see. */
export const notePost = v.object({ kind: v.literal('note.post'), text });

export const action = v.variant('kind', [
  conversationStart,
  messagePost,
  readMark,
  conversationResolve,
  conversationReopen,
  conversationAssign,
  notePost,
]);

export type Action = v.InferOutput<typeof action>;
export type ActionKind = Action['kind'];
export type ActionOf<K extends ActionKind> = Extract<Action, { kind: K }>;
