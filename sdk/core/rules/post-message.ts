import type { ActionOf } from '../../protocol/actions.ts';
import type { Happening } from '../../protocol/events.ts';
import type { ConversationRow, Decision, OpRequest } from '../../stores/store.ts';
import { previewOf } from './preview-of.ts';
import { stateOf } from './state-of.ts';
import { writtenText } from './written-text.ts';

export function postMessage(
  row: ConversationRow,
  { actor, at }: OpRequest,
  action: ActionOf<'message.post'>,
): Decision {
  const written = writtenText(action.text);
  if ('refuse' in written) return written;
  const { text } = written;
  const message: Happening = { kind: 'message.posted', text };
  const state = { ...stateOf(row), preview: previewOf(text, actor.role, at) };
  if (actor.role === 'contact') {
    const reopened = row.status === 'resolved';
    return {
      conversation: {
        ...state,
        status: 'open',
        unread: row.unread + 1,
        lastContactSeq: row.publicSeq + (reopened ? 2 : 1),
        waitingSince: row.waitingSince ?? at,
      },
      // The message last, because the answer to an op names its last event.
      publish: reopened ? [{ kind: 'status.changed', status: 'open' }, message] : [message],
      note: [],
    };
  }
  // A machine's answer neither ends the wait for a person nor takes the conversation.
  if (actor.role !== 'agent') return { conversation: state, publish: [message], note: [] };
  const takes = row.assignee === null;
  return {
    conversation: { ...state, waitingSince: null, assignee: row.assignee ?? actor },
    publish: [message],
    note: takes ? [{ kind: 'assignment.changed', assignee: actor }] : [],
  };
}
