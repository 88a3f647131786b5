import type { Kysely } from 'kysely';
import type { ContactDirectory, RowPage, SiteQuery } from '../admin-records.ts';
import type { ContactRow } from '../store.ts';
import { contactRow } from './contact-row.ts';
import { pageOf, placeOf } from './keyset.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable, storableName } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function contactDirectory(engine: Engine): ContactDirectory {
  const { db } = engine;
  return {
    get: (site, id) => engine.read(() => read(db, site, id)),
    list: (query) => engine.read(() => list(db, query)),
    rename: (contact, from, to) =>
      engine.write(() => rename(db, contact, { from, to: storableName(to) })),
  };
}

function* read(db: Db, site: string, id: string): Script<ContactRow | null> {
  if (!isStorable(site, id)) return null;
  const [found] = yield* ask(
    db.selectFrom('contacts').selectAll().where('site', '=', site).where('id', '=', id),
  );
  return found ? contactRow(found) : null;
}

function* list(db: Db, query: SiteQuery): Script<RowPage<ContactRow>> {
  const { site, cursor } = query;
  const limit = Math.max(1, query.limit);
  // Whose conversations have become a customer's is that customer now.
  let select = db
    .selectFrom('contacts')
    .selectAll()
    .where('site', '=', site)
    .where('merged_into', 'is', null);
  if (cursor !== null) {
    const from = placeOf(cursor);
    select = select.where((row) =>
      row(row.refTuple('created_at', 'id'), '<', row.tuple(from.at, from.id)),
    );
  }
  if (!isStorable(site)) return { rows: [], next: null };
  const found = yield* ask(
    select
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1),
  );
  return pageOf(found.map(contactRow), limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

function* rename(
  db: Db,
  { site, id }: Pick<ContactRow, 'site' | 'id'>,
  { from, to }: { from: string | null; to: string | null },
): Script<boolean> {
  if (!isStorable(site, id, from)) return false;
  const changed = yield* change(
    db
      .updateTable('contacts')
      .set({ name: to })
      .where('site', '=', site)
      .where('id', '=', id)
      .where('name', from === null ? 'is' : '=', from),
  );
  if (changed === 0) return false;
  yield* change(
    db
      .updateTable('conversations')
      .set({ contact_name: to })
      .where('site', '=', site)
      .where('contact', '=', id),
  );
  return true;
}
