import type { CareSnapshot, Conversation } from '../client/snapshot.ts';
import { lastAct } from './panel-templates.ts';

/** The one that was chosen, else the one in which something happened last. */
export function shownConversation(
  { conversations }: CareSnapshot,
  chosen: string | null,
): Conversation | null {
  const known = chosen === null ? null : conversations.get(chosen);
  if (known) return known;
  let newest: Conversation | null = null;
  for (const conversation of conversations.values())
    if (!newest || lastAct(conversation) >= lastAct(newest)) newest = conversation;
  return newest;
}

/** Messages that one has not seen, in all conversations but one. */
export function unreadBeside({ conversations }: CareSnapshot, shown: Conversation | null): number {
  let unread = 0;
  for (const other of conversations.values()) if (other !== shown) unread += other.unread;
  return unread;
}
