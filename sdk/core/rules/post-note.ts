import type { ActionOf } from '../../protocol/actions.ts';
import type { ConversationRow, Decision, OpRequest } from '../../stores/store.ts';
import { stateOf } from './state-of.ts';
import { writtenText } from './written-text.ts';

export function postNote(
  row: ConversationRow,
  { actor }: OpRequest,
  action: ActionOf<'note.post'>,
): Decision {
  if (actor.role === 'contact')
    return { refuse: 'forbidden', message: 'Notes are for the desk alone.' };
  const written = writtenText(action.text);
  if ('refuse' in written) return written;
  return {
    conversation: stateOf(row),
    publish: [],
    note: [{ kind: 'note.posted', text: written.text }],
  };
}
