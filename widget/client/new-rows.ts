import type { Action, ActionOf } from '../../sdk/protocol/actions.ts';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { TEXT_MAX_CHARS, TITLE_MAX_CHARS, URL_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import { isWebUrl } from '../../sdk/protocol/shape.ts';
import { uuidV7 } from '../../sdk/protocol/ids.ts';
import type { OutboxRow } from '../history/history.ts';
import type { ClientOptions } from './core.ts';

/** BCP 47, as the wire takes it. */
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/** An op of now. */
export function newRow(
  { clock, random }: Pick<ClientOptions, 'clock' | 'random'>,
  conversation: string,
  action: Action,
): OutboxRow {
  const at = clock.now();
  return { op: uuidV7(at, random), conversation, action, at };
}

/**
 * @param more what else there is to see
 * @throws CareError `bad-request` for a text of blanks, `too-long`
 */
export function checkText(text: string, more = 0): void {
  if (!more && text.trim() === '') throw new CareError('bad-request', 'There is no text to send.');
  if (text.length > TEXT_MAX_CHARS)
    throw new CareError('too-long', `The text has more than ${TEXT_MAX_CHARS} characters.`);
}

/**
 * How a contact begins. What the page says of itself is the shop's, not the shopper's: if it does not fit the wire
 * it is left out, and never in the way of the message.
 */
export function startAction(as: ClientOptions['as']): ActionOf<'conversation.start'> {
  const bare = { kind: 'conversation.start', channel: 'chat' } as const;
  if (as.role !== 'contact') return bare;
  const { language } = as;
  const page = as.page?.();
  return {
    ...bare,
    ...(language && LANGUAGE.test(language) && { language }),
    ...(page &&
      isWebUrl(page.url) &&
      page.url.length <= URL_MAX_CHARS && {
        page: { url: page.url, title: page.title.slice(0, TITLE_MAX_CHARS) },
      }),
  };
}
