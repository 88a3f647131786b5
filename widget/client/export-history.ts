// What this device holds of a shopper's conversations, as they may take it along: plain words for whoever opens it.
import type { CareSnapshot, Conversation } from './snapshot.ts';

export interface ExportedHistory {
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly site: string | null;
  readonly conversations: readonly ExportedConversation[];
}

export interface ExportedConversation {
  readonly id: string;
  readonly status: string;
  /** Older messages exist that are not on this device. */
  readonly isWhole: boolean;
  readonly messages: readonly ExportedMessage[];
}

export interface ExportedMessage {
  /** ISO 8601; of what was not sent yet, when it was written. */
  readonly at: string;
  readonly from: string;
  readonly text: string;
  readonly isSent: boolean;
}

export function exportHistory({ site, conversations }: CareSnapshot): ExportedHistory {
  return {
    exportedAt: new Date().toISOString(),
    site: site?.site ?? null,
    conversations: [...conversations.values()].map(exported),
  };
}

function exported({ id, status, hasOlder, events, pending }: Conversation): ExportedConversation {
  const messages: ExportedMessage[] = [];
  for (const { at, author, what } of events)
    if (what.kind === 'message.posted')
      messages.push({ ...said(at, what.text), from: author.name ?? author.role, isSent: true });
  for (const { at, action } of pending)
    if (action.kind === 'message.post')
      messages.push({ ...said(at, action.text), from: 'contact', isSent: false });
  return { id, status, isWhole: !hasOlder, messages };
}

const said = (at: number, text: string) => ({ at: new Date(at).toISOString(), text });
