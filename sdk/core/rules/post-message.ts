import type { ActionOf } from '../../protocol/actions.ts';
import type { ConversationRow, Decision, FileRow, OpRequest } from '../../stores/store.ts';
import { contextOf } from './context-of.ts';
import { gistOf, messageOf } from './message-of.ts';
import { previewOf } from './preview-of.ts';
import { stateOf } from './state-of.ts';

export function postMessage(
  row: ConversationRow,
  { actor, at }: OpRequest,
  { action, files }: { action: ActionOf<'message.post'>; files: readonly FileRow[] },
): Decision {
  const message = messageOf(action, files, actor);
  if ('refuse' in message) return message;
  const state = { ...stateOf(row), preview: previewOf(gistOf(message), actor.role, at) };
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
      note: contextOf(action),
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
