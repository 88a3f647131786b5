// A store in this process's memory, for histories by the hundred thousand: the same contract as the databases, held to
// by the same suite, and the same arithmetic of sequences and repeats. What it leaves out is SQL.
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import { identify } from './memory-contacts.ts';
import { Batch } from '../../sdk/stores/sql/batch.ts';
import { checkFile } from '../../sdk/stores/sql/files.ts';
import { isStorable, storableName, unstorable } from '../../sdk/stores/sql/storable.ts';
import type {
  AddedFile,
  ContactRow,
  ConversationRow,
  EndpointRow,
  EventRange,
  FileQuota,
  FileRow,
  InboxQuery,
  JobRow,
  OpRequest,
  Store,
  TicketRow,
  VisitorToken,
} from '../../sdk/stores/store.ts';
import { MemoryArticles, memoryArticles } from './memory-articles.ts';
import { memoryJobs } from './memory-jobs.ts';
import type { Tables } from '../../sdk/stores/sql/tables.ts';
import { MemoryAdmin, memoryAdminRecords } from './memory-admin-records.ts';

/** What is kept; several stores may share it, as processes share a database. */
export class MemoryDatabase {
  readonly conversations = new Map<string, ConversationRow>();
  readonly ops = new Map<string, Tables['ops']>();
  readonly logs = new Map<string, LogEvent[]>();
  readonly contacts = new Map<string, ContactRow>();
  /** Whose conversations have become another contact's. */
  readonly merged = new Map<string, Pick<ContactRow, 'site' | 'id'>>();
  readonly tokens = new Map<string, VisitorToken>();
  readonly files = new Map<string, FileRow>();
  readonly admin = new MemoryAdmin();
  readonly tickets = new Map<string, TicketRow>();
  readonly secrets = new Map<string, string>();
  jobs: JobRow[] = [];
  readonly leases = new Map<string, string>();
  readonly endpoints = new Map<string, EndpointRow>();
  readonly articles = new MemoryArticles();
}

export function openMemoryStore(database = new MemoryDatabase()): Store {
  let closed = false;
  // Whatever happens happens later, and all of it at once.
  const run = async <T>(work: () => T): Promise<T> => {
    if (closed) throw new CareError('internal', 'This store is closed.');
    return work();
  };
  const jobs = memoryJobs(database, run);
  return {
    engine: 'memory',
    commit: (requests, decide, outgoing = null) =>
      run(() => {
        const { outcomes, write } = commit(database, requests, decide);
        // What throws must throw before anything is written.
        const following = outgoing ? jobs.following(outcomes, outgoing) : [];
        write();
        jobs.add(following);
        return outcomes;
      }),
    conversation: (site, id) => run(() => database.conversations.get(key(site, id)) ?? null),
    conversationsOf: (site, contact) =>
      run(() => rowsOf(database, site).filter((row) => row.contact === contact)),
    conversations: (named) =>
      run(() => {
        const ids = new Set(named.conversations.map(({ site, id }) => key(site, id)));
        const contacts = new Set(named.contacts.map(({ site, id }) => key(site, id)));
        return [...database.conversations.values()].filter(
          ({ site, id, contact }) => ids.has(key(site, id)) || contacts.has(key(site, contact)),
        );
      }),
    events: (range) => run(() => events(database, range)),
    inbox: (query) => run(() => inbox(database, query)),
    createVisitor: (contact, token) => run(() => createVisitor(database, contact, token)),
    useToken: (...use) => run(() => useToken(database, ...use)),
    contacts: {
      get: (site, id) => run(() => database.contacts.get(key(site, id)) ?? null),
      identify: (request) => run(() => identify(database, request)),
      endToken: (site, hash) => run(() => database.tokens.delete(key(site, hash))),
    },
    files: {
      add: (file, quotas) => run(() => addFile(database, file, quotas)),
      get: (site, id) => run(() => database.files.get(key(site, id)) ?? null),
      settle: ({ site, id }, from, findings) =>
        run(() => {
          const file = database.files.get(key(site, id));
          if (file?.state !== from) return false;
          if (findings.state === 'cancelled' && file.op !== null) return false;
          database.files.set(key(site, id), { ...file, ...findings });
          return true;
        }),
      unused: (before, limit) =>
        run(() =>
          [...database.files.values()]
            .filter(({ op, createdAt }) => op === null && createdAt < before)
            .sort((a, b) => a.createdAt - b.createdAt)
            .slice(0, limit),
        ),
      holds: (site, object) =>
        run(() =>
          [...database.files.values()].some((one) => one.site === site && one.object === object),
        ),
      remove: (site, id) =>
        run(() => {
          const isFree = database.files.get(key(site, id))?.op === null;
          return isFree && database.files.delete(key(site, id));
        }),
    },
    admin: memoryAdminRecords(database, run),
    common: {
      addTicket: (ticket) => run(() => void database.tickets.set(ticket.hash, ticket)),
      takeTicket: (hash) =>
        run(() => {
          const found = database.tickets.get(hash) ?? null;
          database.tickets.delete(hash);
          return found;
        }),
      secret: (name, proposal) =>
        run(() => {
          if (!database.secrets.has(name)) database.secrets.set(name, proposal);
          return database.secrets.get(name)!;
        }),
    },
    jobs: jobs.port,
    endpoints: {
      list: () =>
        run(() => [...database.endpoints.values()].sort((a, b) => (a.id < b.id ? -1 : 1))),
      put: (row) =>
        run(() => {
          const before = database.endpoints.get(row.id)?.version ?? 0;
          if (row.version !== before + 1) return false;
          database.endpoints.set(row.id, structuredClone(row));
          return true;
        }),
      remove: (id) => run(() => database.endpoints.delete(id)),
    },
    ...memoryArticles(database.articles, run, (added) => jobs.add(added)),
    close: async () => void (closed = true),
  };
}

function commit(
  { conversations, ops, logs, files, merged }: MemoryDatabase,
  requests: readonly OpRequest[],
  decide: Parameters<Store['commit']>[1],
): { readonly outcomes: ReturnType<Batch['decide']>; write(): void } {
  const batch = new Batch(requests);
  const found = <T>(map: ReadonlyMap<string, T>, keys: readonly (readonly unknown[])[]) =>
    keys.flatMap((parts) => map.get(key(...parts)) ?? []);
  const rows = found(conversations, batch.conversationKeys);
  const before = {
    rows,
    ops: found(ops, batch.opKeys),
    files: found(files, batch.fileKeys),
    merged: found(merged, batch.starterKeys),
  };
  const outcomes = batch.decide(before, decide);
  const write = () => {
    for (const taken of batch.takenFiles) files.set(key(taken.site, taken.id), taken);
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome.is !== 'applied') continue;
      const { site, op, conversation, hash, actor: by } = requests[i]!;
      const actor = `${by.role}:${by.id}`;
      const { seq, at, row } = outcome;
      ops.set(key(site, actor, op), { site, actor, op, conversation, hash, seq, at });
      conversations.set(key(site, row.id), row);
      for (const event of outcome.events) {
        const log = key(site, row.id, event.log);
        const before = logs.get(log);
        if (before) before.push(event);
        else logs.set(log, [event]);
      }
    }
  };
  return { outcomes, write };
}

function addFile(
  { files }: MemoryDatabase,
  file: FileRow,
  quotas: readonly FileQuota[],
): AddedFile {
  checkFile(file);
  const before = files.get(key(file.site, file.id));
  if (before) return { is: 'known', file: before };
  for (const quota of quotas) {
    const { owner, since } = quota;
    const begun = [...files.values()].filter(
      (one) =>
        one.site === file.site &&
        one.createdAt > since &&
        (!owner || (one.owner.role === owner.role && one.owner.id === owner.id)),
    );
    const bytes = begun.reduce((sum, one) => sum + one.declaredBytes, file.declaredBytes);
    if (begun.length + 1 > quota.count || bytes > quota.bytes)
      return {
        is: 'over',
        quota,
        oldestAt: begun.length ? Math.min(...begun.map(({ createdAt }) => createdAt)) : since,
      };
  }
  files.set(key(file.site, file.id), { ...file, name: storableName(file.name) ?? '' });
  return { is: 'added' };
}

/** Newest change first. */
function rowsOf({ conversations }: MemoryDatabase, site: string): ConversationRow[] {
  const newer = (a: ConversationRow, b: ConversationRow) =>
    b.changedAt - a.changedAt || (a.id < b.id ? 1 : -1);
  return [...conversations.values()].filter((row) => row.site === site).sort(newer);
}

function events({ logs }: MemoryDatabase, range: EventRange): LogEvent[] {
  const log = logs.get(key(range.site, range.conversation, range.log)) ?? [];
  // The sequence is the place in the log: it begins with 1 and has no gap.
  const found = log.slice(Math.max(0, range.after), Math.max(0, (range.before ?? Infinity) - 1));
  const limit = Math.max(0, range.limit);
  return range.end === 'oldest' ? found.slice(0, limit) : found.slice(-limit || found.length);
}

function inbox(
  database: MemoryDatabase,
  { site, status, cursor, limit }: InboxQuery,
): { rows: ConversationRow[]; next: string | null } {
  let rows = rowsOf(database, site).filter((row) => status === null || row.status === status);
  if (cursor !== null) {
    const [, at, id] = /^(\d{1,15})\.(.+)$/s.exec(cursor) ?? [];
    if (at === undefined || id === undefined || !isStorable(id))
      throw new CareError('bad-request', 'The cursor is not one of this list.');
    const isBehind = (row: ConversationRow) =>
      row.changedAt < Number(at) || (row.changedAt === Number(at) && row.id < id);
    rows = rows.filter(isBehind);
  }
  const page = rows.slice(0, Math.max(1, limit));
  const last = page.at(-1);
  return {
    rows: page,
    next: last && rows.length > page.length ? `${last.changedAt}.${last.id}` : null,
  };
}

function createVisitor(
  { contacts, tokens }: MemoryDatabase,
  contact: ContactRow,
  token: VisitorToken,
): void {
  const ids = { site: contact.site, contact: contact.id, token: token.hash, device: token.device };
  for (const [name, id] of Object.entries(ids))
    if (!isStorable(id)) throw new CareError('bad-request', unstorable(name));
  const [who, what] = [key(contact.site, contact.id), key(token.site, token.hash)];
  if (contacts.has(who) || tokens.has(what))
    throw new CareError('already-exists', 'This contact or token exists already.');
  contacts.set(who, { ...contact, name: storableName(contact.name) });
  tokens.set(what, token);
}

function useToken(
  { contacts, tokens }: MemoryDatabase,
  site: string,
  hash: string,
  now: number,
  extendTo: number,
): { token: VisitorToken; contact: ContactRow } | null {
  const known = tokens.get(key(site, hash));
  if (!known || known.expiresAt <= now) return null;
  const token = { ...known, expiresAt: Math.max(known.expiresAt, extendTo) };
  tokens.set(key(site, hash), token);
  return { token, contact: contacts.get(key(site, token.contact))! };
}

/** Unambiguous, because ids with NUL are refused before anything is kept under them. */
export function key(...parts: readonly unknown[]): string {
  return parts.join('\0');
}
