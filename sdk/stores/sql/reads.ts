import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { ConversationKeys, ConversationRow, EventRange, InboxQuery } from '../store.ts';
import { forRows, type Flavour } from './flavour.ts';
import { conversationRow, logEvent } from './rows.ts';
import { ask, type Script } from './script.ts';
import { isStorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function* readConversation(
  db: Db,
  site: string,
  id: string,
): Script<ConversationRow | null> {
  if (!isStorable(site, id)) return null;
  const rows = yield* ask(
    db.selectFrom('conversations').selectAll().where('site', '=', site).where('id', '=', id),
  );
  return rows[0] ? conversationRow(rows[0]) : null;
}

export function* readConversationsOf(
  db: Db,
  site: string,
  contact: string,
): Script<ConversationRow[]> {
  if (!isStorable(site, contact)) return [];
  const rows = yield* ask(
    db
      .selectFrom('conversations')
      .selectAll()
      .where('site', '=', site)
      .where('contact', '=', contact),
  );
  // Ordered here: told to order them, SQLite takes the index that has the order and reads the whole site's.
  return rows.map(conversationRow).sort((a, b) => b.changedAt - a.changedAt || byId(b, a));
}

const byId = (a: ConversationRow, b: ConversationRow) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Two statements at most on an engine that takes many keys at once. */
export function readConversations(db: Db, flavour: Flavour) {
  const all = db.selectFrom('conversations').selectAll();
  const named = forRows(flavour, all.where(flavour.keyGiven(['site', 'id'])));
  const ofContacts = forRows(flavour, all.where(flavour.keyGiven(['site', 'contact'])));
  return function* read({ conversations, contacts }: ConversationKeys): Script<ConversationRow[]> {
    const rows = new Map<string, ConversationRow>();
    for (const [step, keys] of [
      [named, conversations],
      [ofContacts, contacts],
    ] as const) {
      const values = keys.filter((key) => isStorable(key.site, key.id)).map(valuesOf);
      if (values.length === 0) continue;
      const found = (yield step(values)).rows as Tables['conversations'][];
      for (const row of found) rows.set(`${row.site}/${row.id}`, conversationRow(row));
    }
    return [...rows.values()];
  };
}

const valuesOf = ({ site, id }: { readonly site: string; readonly id: string }) => [site, id];

export function* readEvents(db: Db, range: EventRange): Script<LogEvent[]> {
  const { site, conversation, log, after, before, end } = range;
  if (!isStorable(site, conversation) || range.limit < 1) return [];
  let query = db
    .selectFrom('conversations as c')
    .innerJoin('events as e', (join) =>
      join.onRef('e.site', '=', 'c.site').onRef('e.epoch', '=', 'c.epoch'),
    )
    .select(['e.epoch', 'e.conversation', 'e.log', 'e.seq', 'e.public_seq', 'e.op', 'e.at'])
    .select(['e.author', 'e.what'])
    .where('c.site', '=', site)
    .where('c.id', '=', conversation)
    .where('e.log', '=', log)
    .where('e.seq', '>', after)
    .orderBy('e.seq', end === 'oldest' ? 'asc' : 'desc')
    .limit(range.limit);
  if (before !== null) query = query.where('e.seq', '<', before);
  const rows = (yield* ask(query)).map(logEvent);
  return end === 'oldest' ? rows : rows.reverse();
}

/** Pages by (changedAt, id): a row that does not change keeps its place, one that changes moves to the front. */
export function* readInbox(
  db: Db,
  query: InboxQuery,
): Script<{ rows: ConversationRow[]; next: string | null }> {
  const { site, status } = query;
  const limit = Math.max(1, query.limit);
  let select = db.selectFrom('conversations').selectAll().where('site', '=', site);
  if (status !== null) select = select.where('status', '=', status);
  if (query.cursor !== null) {
    const from = parseCursor(query.cursor);
    select = select.where((row) =>
      row(row.refTuple('changed_at', 'id'), '<', row.tuple(from.changedAt, from.id)),
    );
  }
  if (!isStorable(site)) return { rows: [], next: null };
  const found = yield* ask(
    select
      .orderBy('changed_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1),
  );
  const rows = found.slice(0, limit).map(conversationRow);
  const last = rows.at(-1);
  return { rows, next: last && found.length > limit ? `${last.changedAt}.${last.id}` : null };
}

function parseCursor(cursor: string): { changedAt: number; id: string } {
  const [, changedAt, id] = /^(\d{1,15})\.(.+)$/s.exec(cursor) ?? [];
  if (changedAt === undefined || id === undefined || !isStorable(id))
    throw new CareError(
      'bad-request',
      'The cursor is not one of this list: use `next` of the page before.',
    );
  return { changedAt: Number(changedAt), id };
}
