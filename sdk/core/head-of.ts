import type { Head } from '../protocol/model.ts';
import type { ConversationRow } from '../stores/store.ts';

/** Where a conversation stands, for a contact: without a trace of the internal log. */
export function publicHeadOf(row: ConversationRow, delivered: number): Head {
  return {
    conversation: row.id,
    epoch: row.epoch,
    seq: row.publicSeq,
    status: row.status,
    read: { contact: row.readContact, agent: row.readAgent },
    delivered,
  };
}

export function deskHeadOf(row: ConversationRow, delivered: number): Head {
  return { ...publicHeadOf(row, delivered), internalSeq: row.internalSeq };
}
