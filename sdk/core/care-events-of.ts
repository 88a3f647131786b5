import type { Happening, LogEvent } from '../protocol/events.ts';
import type { ConversationRow } from '../stores/store.ts';
import type { CareEvent } from './care-event.ts';

type Common = Omit<Extract<CareEvent, { type: 'conversation.started' }>, 'type'>;

/** What a merchant hears of an op, in order. Pure: the same events have the same ids. */
export function careEventsOf(row: ConversationRow, events: readonly LogEvent[]): CareEvent[] {
  return events.flatMap((event) => {
    const { what } = event;
    // Only a newer build writes what this one cannot read, and it tells of it itself.
    return what.kind === 'unknown' ? [] : (careEventOf(event, what, commonOf(row, event)) ?? []);
  });
}

function careEventOf(event: LogEvent, what: Happening, common: Common): CareEvent | null {
  switch (what.kind) {
    case 'conversation.started':
      return { type: what.kind, ...common };
    case 'message.posted': {
      const { kind, ...message } = what;
      return { type: kind, ...common, message: { seq: event.seq, ...message } };
    }
    case 'status.changed':
      return what.status === 'resolved'
        ? { type: 'conversation.resolved', ...common }
        : { type: 'conversation.reopened', ...common };
    case 'assignment.changed':
      return { type: 'conversation.assigned', ...common };
    // Marks are no news, notes stay at the desk, and what a page claims goes no further than there.
    case 'read.marked':
    case 'context.told':
    case 'note.posted':
      return null;
    default:
      return what satisfies never;
  }
}

function commonOf(row: ConversationRow, { epoch, log, seq, at, author }: LogEvent): Common {
  return {
    id: `msg_${epoch.replaceAll('-', '')}_${log === 'public' ? '' : 'i'}${seq}`,
    site: row.site,
    at,
    by: author,
    conversation: {
      id: row.id,
      channel: row.channel,
      status: row.status,
      contact: { id: row.contact, ...(row.contactName !== null && { name: row.contactName }) },
      assignee: row.assignee && {
        id: row.assignee.id,
        ...(row.assignee.name !== undefined && { name: row.assignee.name }),
      },
      ...(row.language !== null && { language: row.language }),
      ...(row.page && { page: row.page }),
      startedAt: row.startedAt,
    },
  };
}
