// The rules of care: who may do what, and what follows from it. One pure function; the store calls it inside
// the transaction, so it may neither wait nor read a clock.
import type { Author } from '../protocol/model.ts';
import type { ConversationRow, Decide, Decision, FileRow, OpRequest } from '../stores/store.ts';
import { assign } from './rules/assign.ts';
import { markRead } from './rules/mark-read.ts';
import { postMessage } from './rules/post-message.ts';
import { postNote } from './rules/post-note.ts';
import { setStatus } from './rules/set-status.ts';
import { startConversation } from './rules/start-conversation.ts';
import { versionOf } from './rules/version-of.ts';

export const decide: Decide = (row, request, files) => {
  const { action } = request;
  if (action.kind === 'conversation.start') return startConversation(row, request, action);
  // The same answer for "not there" and "not yours", so that nobody can probe for conversations.
  if (!row || !maySee(row, request.actor)) return { refuse: 'not-found' };
  if (request.version !== undefined && request.version !== versionOf(row))
    return { refuse: 'outdated' };
  return decideOn(row, request, { action, files });
};

/** The same rules for a shop that takes fewer files with one message than the protocol allows. */
export function withFewerFiles(rules: Decide, maxCount: number): Decide {
  return (row, request, files) => {
    const { action } = request;
    const count = action.kind === 'message.post' ? (action.files?.length ?? 0) : 0;
    return count > maxCount
      ? { refuse: 'bad-request', message: `A message has at most ${maxCount} files.` }
      : rules(row, request, files);
  };
}

/** A contact sees its own conversations; everybody else who may act on a site sees all of them. */
export function maySee(row: ConversationRow, actor: Author): boolean {
  return actor.role !== 'contact' || row.contact === actor.id;
}

function decideOn(
  row: ConversationRow,
  request: OpRequest,
  {
    action,
    files,
  }: {
    action: Exclude<OpRequest['action'], { kind: 'conversation.start' }>;
    files: readonly FileRow[];
  },
): Decision {
  switch (action.kind) {
    case 'message.post':
      return postMessage(row, request, { action, files });
    case 'read.mark':
      return markRead(row, request, action);
    case 'conversation.resolve':
      return setStatus(row, request, 'resolved');
    case 'conversation.reopen':
      return setStatus(row, request, 'open');
    case 'conversation.assign':
      return assign(row, request, action);
    case 'note.post':
      return postNote(row, request, action);
    default:
      return action satisfies never;
  }
}
