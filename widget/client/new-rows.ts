import * as v from 'valibot';
import { conversationStart, type Action, type ActionOf } from '../../sdk/protocol/actions.ts';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { TEXT_MAX_CHARS, TITLE_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import { uuidV7 } from '../../sdk/protocol/ids.ts';
import type { OutboxRow } from '../history/history.ts';
import type { CareClientOptions } from './care-client.ts';

/** An op of now. */
export function newRow(
  { clock, random }: Pick<CareClientOptions, 'clock' | 'random'>,
  conversation: string,
  action: Action,
): OutboxRow {
  const at = clock.now();
  return { op: uuidV7(at, random), conversation, action, at };
}

/** @throws CareError `bad-request` for a text of blanks, `too-long` */
export function checkText(text: string): void {
  if (text.trim() === '') throw new CareError('bad-request', 'There is no text to send yet.');
  if (text.length > TEXT_MAX_CHARS)
    throw new CareError(
      'too-long',
      `The text has ${text.length} characters; at most ${TEXT_MAX_CHARS} can be sent at once.`,
    );
}

/**
 * How a contact begins. What the page says of itself is the shop's, not the shopper's: if it does not fit the wire
 * it is left out, and never in the way of the message.
 */
export function startAction(as: CareClientOptions['as']): ActionOf<'conversation.start'> {
  const bare = { kind: 'conversation.start', channel: 'chat' } as const;
  if (as.role !== 'contact') return bare;
  const here = as.page?.();
  const page = here && { ...here, title: here.title.slice(0, TITLE_MAX_CHARS) };
  const withLanguage = fitting({ ...bare, language: as.language }) ?? bare;
  return (page && fitting({ ...withLanguage, page })) ?? withLanguage;
}

function fitting(start: unknown): ActionOf<'conversation.start'> | null {
  const result = v.safeParse(conversationStart, start);
  return result.success ? result.output : null;
}
