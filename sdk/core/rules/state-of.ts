import type { ConversationRow, ConversationState, Decision } from '../../stores/store.ts';

/** The part of a row that the rules may set. */
export function stateOf(row: ConversationRow): ConversationState {
  return {
    contact: row.contact,
    contactName: row.contactName,
    channel: row.channel,
    language: row.language,
    page: row.page,
    status: row.status,
    assignee: row.assignee,
    readContact: row.readContact,
    readAgent: row.readAgent,
    preview: row.preview,
    unread: row.unread,
    lastContactSeq: row.lastContactSeq,
    waitingSince: row.waitingSince,
    startedAt: row.startedAt,
  };
}

/** Accepted, and nothing had to change: asking twice for the same state is no mistake. */
export function unchanged(row: ConversationRow): Decision {
  return { conversation: stateOf(row), publish: [], note: [] };
}
