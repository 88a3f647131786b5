import type { ActionOf } from '../../protocol/actions.ts';
import type { Happening } from '../../protocol/events.ts';
import type { Author } from '../../protocol/model.ts';
import type { Decision, FileRow } from '../../stores/store.ts';
import { cleanLine, cleanText, isBlank } from '../clean-text.ts';
import { attachedFiles } from './attached-files.ts';
import { writtenText } from './written-text.ts';

type Message = Extract<Happening, { kind: 'message.posted' }>;
type Refusal = Extract<Decision, { refuse: unknown }>;

/** The message as everybody will see it, or why it is refused. */
export function messageOf(
  action: ActionOf<'message.post'>,
  files: readonly FileRow[],
  actor: Author,
): Message | Refusal {
  const { choices, card } = action;
  if (actor.role !== 'contact' && action.context)
    return { refuse: 'forbidden', message: 'Context comes from the contact’s page.' };
  if (actor.role === 'contact' && (choices || card))
    return { refuse: 'forbidden', message: 'Choices and cards come from the shop’s side.' };
  if ([card?.title, ...(choices ?? [])].some((shown) => shown !== undefined && isBlank(shown)))
    return { refuse: 'bad-request', message: 'A choice or the title of a card shows nothing.' };
  const attached = attachedFiles(action.files ?? [], files, actor);
  if ('refuse' in attached) return attached;
  const mayBeEmpty = attached.files.length > 0 || card !== undefined;
  const written =
    mayBeEmpty && isBlank(cleanText(action.text)) ? { text: '' } : writtenText(action.text);
  if ('refuse' in written) return written;
  return {
    kind: 'message.posted',
    text: written.text,
    ...(attached.files.length > 0 && { files: attached.files }),
    ...(choices && { choices: choices.map(cleanLine) }),
    ...(card && { card: cleanCard(card) }),
  };
}

/** What a list shows of it. */
export function gistOf({ text, files = [], card }: Message): string {
  return text || files.map(({ name }) => name).join(', ') || (card?.title ?? '');
}

function cleanCard(card: NonNullable<Message['card']>): NonNullable<Message['card']> {
  return {
    title: cleanLine(card.title),
    ...(card.image !== undefined && { image: cleanLine(card.image) }),
    ...(card.article !== undefined && { article: card.article }),
    ...(card.text !== undefined && { text: cleanText(card.text) }),
    ...(card.links && {
      links: card.links.map(({ label, url }) => ({ label: cleanLine(label), url: cleanLine(url) })),
    }),
  };
}
