import type { ConversationStatus } from '../../protocol/model.ts';
import type { ConversationRow, Decision, OpRequest } from '../../stores/store.ts';
import { stateOf, unchanged } from './state-of.ts';

export function setStatus(
  row: ConversationRow,
  { actor }: OpRequest,
  status: ConversationStatus,
): Decision {
  if (actor.role === 'contact')
    return { refuse: 'forbidden', message: 'Only the desk resolves and reopens conversations.' };
  if (row.status === status) return unchanged(row);
  return {
    conversation: {
      ...stateOf(row),
      status,
      waitingSince: status === 'resolved' ? null : row.waitingSince,
    },
    publish: [{ kind: 'status.changed', status }],
    note: [],
  };
}
