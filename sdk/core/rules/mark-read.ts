import type { ActionOf } from '../../protocol/actions.ts';
import type {
  ConversationRow,
  ConversationState,
  Decision,
  OpRequest,
} from '../../stores/store.ts';
import { stateOf, unchanged } from './state-of.ts';

/** A marker only rises, and never beyond what has been written. */
export function markRead(
  row: ConversationRow,
  { actor }: OpRequest,
  action: ActionOf<'read.mark'>,
): Decision {
  const upTo = Math.min(action.upTo, row.publicSeq);
  const before = actor.role === 'contact' ? row.readContact : row.readAgent;
  if (upTo <= before) return unchanged(row);
  return {
    conversation: { ...stateOf(row), ...read(row, actor.role === 'contact', upTo) },
    publish: [{ kind: 'read.marked', upTo }],
    note: [],
  };
}

function read(row: ConversationRow, byContact: boolean, upTo: number): Partial<ConversationState> {
  if (byContact) return { readContact: upTo };
  // What is left lies behind the mark, up to the contact's newest message: it cannot be more than fits in there.
  const left = Math.max(0, row.lastContactSeq - upTo);
  return { readAgent: upTo, unread: Math.min(row.unread, left) };
}
