import type { ConversationRow } from '../../sdk/stores/store.ts';

/** An open chat of the contact `shopper` with four public events, and what a test wants otherwise. */
export function conversationRow(more: Partial<ConversationRow> = {}): ConversationRow {
  return {
    site: 'demo',
    id: 'c',
    epoch: 'e',
    contact: 'shopper',
    contactName: null,
    channel: 'chat',
    language: null,
    page: null,
    status: 'open',
    assignee: null,
    publicSeq: 4,
    internalSeq: 0,
    readContact: 0,
    readAgent: 0,
    preview: null,
    unread: 0,
    lastContactSeq: 0,
    waitingSince: null,
    startedAt: 1,
    changedAt: 1,
    ...more,
  };
}
