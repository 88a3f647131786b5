import type { ConversationSummary } from '../protocol/model.ts';
import type { ConversationRow } from '../stores/store.ts';

/** A row of the desk's list. */
export function summaryOf(row: ConversationRow): ConversationSummary {
  const { assignee } = row;
  return {
    conversation: row.id,
    channel: row.channel,
    status: row.status,
    contact: { id: row.contact, ...(row.contactName !== null && { name: row.contactName }) },
    ...(row.language !== null && { language: row.language }),
    ...(row.page && { page: row.page }),
    assignee: assignee && {
      id: assignee.id,
      ...(assignee.name !== undefined && { name: assignee.name }),
    },
    preview: row.preview,
    unread: row.unread,
    waitingSince: row.waitingSince,
    startedAt: row.startedAt,
    changedAt: row.changedAt,
  };
}
