// What a merchant's own code hears of: the same events in process and by webhook. Past tense; more kinds will come.
import * as v from 'valibot';
import { fileInfo } from '../protocol/files.ts';
import {
  author,
  channel,
  foreignId,
  id,
  instant,
  name,
  page,
  seq,
  status,
} from '../protocol/model.ts';
import { readCard, readChoices } from '../protocol/offers.ts';

/** The conversation right after the event. */
const conversation = v.object({
  id,
  channel,
  status,
  contact: v.object({ id: foreignId, name: v.optional(name) }),
  assignee: v.nullable(v.object({ id: foreignId, name: v.optional(name) })),
  /** BCP 47 language of the page on which it began. */
  language: v.optional(v.string()),
  /** The page on which it began. */
  page: v.optional(page),
  startedAt: instant,
});

const common = {
  /** The same in process, in every delivery and in every attempt: by it what was handled is known. */
  id: v.string(),
  site: v.string(),
  /** In ms since 1970. */
  at: instant,
  /** Who did it. */
  by: author,
  conversation,
};

const conversationStarted = v.object({ type: v.literal('conversation.started'), ...common });
const conversationResolved = v.object({ type: v.literal('conversation.resolved'), ...common });
const conversationReopened = v.object({ type: v.literal('conversation.reopened'), ...common });
/** `conversation.assignee` has it now; null when it was given back to all. */
const conversationAssigned = v.object({ type: v.literal('conversation.assigned'), ...common });
const messagePosted = v.object({
  type: v.literal('message.posted'),
  ...common,
  message: v.object({
    /** Its place in the conversation. */
    seq,
    text: v.string(),
    files: v.optional(v.array(fileInfo)),
    choices: v.optional(readChoices),
    card: v.optional(readCard),
  }),
});

export const careEvent = v.variant('type', [
  conversationStarted,
  messagePosted,
  conversationResolved,
  conversationReopened,
  conversationAssigned,
]);

/** Something that happened in a conversation. */
export type CareEvent = v.InferOutput<typeof careEvent>;
export type CareEventType = CareEvent['type'];

export const CARE_EVENT_TYPES = careEvent.options.map(({ entries }) => entries.type.literal);

/** An endpoint was switched off; its deliveries wait until it is enabled again. Told in process alone. */
export interface WebhookDisabled {
  readonly type: 'webhook.disabled';
  readonly at: number;
  readonly endpoint: { readonly id: string; readonly url: string };
  /** `gone`: it answered 410. `failing`: for days nothing that was sent got through. */
  readonly because: 'gone' | 'failing';
}

/** Everything that `care.on` can tell, by its name. */
export type CareEvents = { [T in CareEventType]: Extract<CareEvent, { type: T }> } & {
  'webhook.disabled': WebhookDisabled;
};
