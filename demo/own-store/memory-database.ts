// What a store in memory keeps, where yours has tables.
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type {
  ContactRow,
  ConversationRow,
  EmailCode,
  EndpointRow,
  FileRow,
  JobRow,
  KnownOp,
  TicketRow,
  VisitorToken,
} from '../../sdk/server/index.ts';
import { MemoryAdmin } from './memory-admin-records.ts';
import { MemoryArticles } from './memory-articles.ts';

export interface KeptCode extends EmailCode {
  tries: number;
  used?: { by: string; contact: string; issued: string };
}

/** What is kept; several stores may share it, as processes share a database. */
export class MemoryDatabase {
  readonly conversations = new Map<string, ConversationRow>();
  readonly ops = new Map<string, KnownOp>();
  readonly logs = new Map<string, LogEvent[]>();
  readonly contacts = new Map<string, ContactRow>();
  /** Whose conversations have become another contact's. */
  readonly merged = new Map<string, Pick<ContactRow, 'site' | 'id'>>();
  readonly tokens = new Map<string, VisitorToken>();
  readonly files = new Map<string, FileRow>();
  readonly admin = new MemoryAdmin();
  readonly codes = new Map<string, KeptCode>();
  readonly allowances = new Map<string, readonly (readonly [number, string])[]>();
  readonly articles = new MemoryArticles();
  readonly tickets = new Map<string, TicketRow>();
  readonly secrets = new Map<string, string>();
  jobs: JobRow[] = [];
  readonly leases = new Map<string, string>();
  readonly endpoints = new Map<string, EndpointRow>();
}

/** Unambiguous, because ids with NUL are refused before anything is kept under them. */
export function key(...parts: readonly unknown[]): string {
  return parts.join('\0');
}
