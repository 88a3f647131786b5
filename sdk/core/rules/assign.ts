import type { ActionOf } from '../../protocol/actions.ts';
import type { Author } from '../../protocol/model.ts';
import type { ConversationRow, Decision, OpRequest } from '../../stores/store.ts';
import { cleanName } from '../clean-text.ts';
import { stateOf, unchanged } from './state-of.ts';

export function assign(
  row: ConversationRow,
  { actor }: OpRequest,
  action: ActionOf<'conversation.assign'>,
): Decision {
  if (actor.role === 'contact')
    return { refuse: 'forbidden', message: 'Only the desk assigns conversations.' };
  const assignee = authorOf(action, actor);
  if ((assignee?.id ?? null) === (row.assignee?.id ?? null)) return unchanged(row);
  return {
    conversation: { ...stateOf(row), assignee },
    publish: [],
    note: [{ kind: 'assignment.changed', assignee }],
  };
}

/** Who takes it; for themselves agents need not repeat name and face. */
function authorOf({ assignee }: ActionOf<'conversation.assign'>, actor: Author): Author | null {
  if (!assignee) return null;
  if (assignee.id === actor.id) return actor;
  return { role: 'agent', ...cleanName(assignee) };
}
