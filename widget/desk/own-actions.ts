// What this agent has asked for and the server has not confirmed yet. The desk shows the wish at once and takes it back
// when it is refused; the thread says that it was.
import type { ConversationStatus, ConversationSummary } from '../../sdk/protocol/model.ts';
import type { Conversation, PendingOp } from '../client/snapshot.ts';

type Assignee = ConversationSummary['assignee'];

/** The status as this agent sees it. */
export function statusOf(
  summary: ConversationSummary,
  conversation: Conversation | null,
): ConversationStatus {
  const wish = hoped(conversation).findLast(
    ({ action }) => action.kind === 'conversation.resolve' || action.kind === 'conversation.reopen',
  );
  if (!wish) return summary.status;
  return wish.action.kind === 'conversation.resolve' ? 'resolved' : 'open';
}

/** Who answers, as this agent sees it. */
export function assigneeOf(
  summary: ConversationSummary,
  conversation: Conversation | null,
): Assignee {
  for (const { action } of hoped(conversation).toReversed())
    if (action.kind === 'conversation.assign') return action.assignee;
  return summary.assignee;
}

function hoped(conversation: Conversation | null): readonly PendingOp[] {
  return conversation?.pending.filter(({ state }) => state !== 'failed') ?? [];
}
