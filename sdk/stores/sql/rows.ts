// Rows of the tables ⇄ rows of the port. JSON that this store wrote is trusted here: what a newer build wrote is
// passed on as it is, and the client draws what it cannot read.
import type { Selectable } from 'kysely';
import type { Author, Page, Preview } from '../../protocol/model.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { ConversationRow } from '../store.ts';
import type { Tables } from './tables.ts';

type Stored<T extends keyof Tables> = Selectable<Tables[T]>;

export function conversationRow(stored: Stored<'conversations'>): ConversationRow {
  return {
    site: stored.site,
    id: stored.id,
    epoch: stored.epoch,
    contact: stored.contact,
    contactName: stored.contact_name,
    channel: stored.channel as ConversationRow['channel'],
    language: stored.language,
    page: parsed<Page>(stored.page),
    status: stored.status as ConversationRow['status'],
    assignee: parsed<Author>(stored.assignee),
    publicSeq: stored.public_seq,
    internalSeq: stored.internal_seq,
    readContact: stored.read_contact,
    readAgent: stored.read_agent,
    preview: parsed<Preview>(stored.preview),
    unread: stored.unread,
    lastContactSeq: stored.last_contact_seq,
    waitingSince: stored.waiting_since,
    startedAt: stored.started_at,
    changedAt: stored.changed_at,
  };
}

/** In the order of `CONVERSATION_COLUMNS`. */
export function conversationValues(row: ConversationRow): readonly unknown[] {
  return [
    row.site,
    row.id,
    row.epoch,
    row.contact,
    row.contactName,
    row.channel,
    row.language,
    json(row.page),
    row.status,
    json(row.assignee),
    row.publicSeq,
    row.internalSeq,
    row.readContact,
    row.readAgent,
    json(row.preview),
    row.unread,
    row.lastContactSeq,
    row.waitingSince,
    row.startedAt,
    row.changedAt,
  ];
}

export function logEvent(stored: Omit<Stored<'events'>, 'site'>): LogEvent {
  return {
    conversation: stored.conversation,
    epoch: stored.epoch,
    log: stored.log as LogEvent['log'],
    seq: stored.seq,
    ...(stored.public_seq === null ? {} : { publicSeq: stored.public_seq }),
    op: stored.op,
    at: stored.at,
    author: JSON.parse(stored.author) as Author,
    what: JSON.parse(stored.what) as LogEvent['what'],
  };
}

/** In the order of `EVENT_COLUMNS`. */
export function eventValues(site: string, event: LogEvent): readonly unknown[] {
  return [
    site,
    event.epoch,
    event.conversation,
    event.log,
    event.seq,
    event.publicSeq ?? null,
    event.op,
    event.at,
    JSON.stringify(event.author),
    JSON.stringify(event.what),
  ];
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
