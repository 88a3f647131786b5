// What an agent sees of an own act before it is part of the conversation.
import type { PendingBase, ThreadItem } from './thread-items.ts';

export function agentPending(base: PendingBase): ThreadItem | null {
  const { action, state } = base.pending;
  if (action.kind === 'note.post')
    return { ...base, kind: 'note', text: action.text, parts: action, own: true };
  // The rest is drawn only when refused: until then the conversation itself shows it.
  if (state !== 'failed') return null;
  if (action.kind === 'conversation.assign') {
    const { assignee } = action;
    const to = assignee ? { ...assignee, role: 'agent' as const } : null;
    return { ...base, kind: 'line', what: { kind: 'assignment.changed', assignee: to } };
  }
  if (action.kind === 'conversation.resolve' || action.kind === 'conversation.reopen') {
    const status = action.kind === 'conversation.resolve' ? 'resolved' : 'open';
    return { ...base, kind: 'line', what: { kind: 'status.changed', status } };
  }
  return null;
}
