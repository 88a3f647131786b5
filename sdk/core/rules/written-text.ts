import { TEXT_MAX_CHARS } from '../../protocol/limits.ts';
import type { Decision } from '../../stores/store.ts';
import { cleanText, isBlank } from '../clean-text.ts';

/** The text as it is kept, or why it is refused. */
export function writtenText(
  raw: string,
): { text: string } | Extract<Decision, { refuse: unknown }> {
  const text = cleanText(raw);
  if (isBlank(text)) return { refuse: 'bad-request', message: 'The text is blank.' };
  if (text.length > TEXT_MAX_CHARS)
    return {
      refuse: 'too-long',
      message: `The text has ${text.length} characters; at most ${TEXT_MAX_CHARS} are allowed.`,
    };
  return { text };
}
