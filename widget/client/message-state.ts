// The one line under an own message. It never says more than is known.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { Conversation, MessageState, PendingOp } from './snapshot.ts';

/** @param of an own message of this conversation: its event, or its op while there is no event */
export function messageState(
  conversation: Pick<Conversation, 'read' | 'delivered'>,
  of: LogEvent | PendingOp,
  me: Pick<Author, 'role'>,
): MessageState {
  if ('state' in of) return of.state === 'sending' ? 'waiting' : of.state;
  const fromContact = me.role === 'contact';
  const readUpTo = fromContact ? conversation.read.agent : conversation.read.contact;
  if (of.log === 'internal') return 'sent';
  if (of.seq <= readUpTo) return 'read';
  return fromContact && of.seq <= conversation.delivered ? 'delivered' : 'sent';
}
