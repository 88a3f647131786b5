import type { ConversationRow } from '../../stores/store.ts';

/** Another after everything that happens in a conversation. */
export function versionOf({ epoch, publicSeq, internalSeq }: ConversationRow): string {
  return `${epoch}.${publicSeq}.${internalSeq}`;
}
