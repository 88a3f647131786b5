// What the database knows of files: a row each, from the first word of an upload on.
import { sql, type Kysely } from 'kysely';
import type { AddedFile, FileFindings, FileQuota, FileRecords, FileRow } from '../store.ts';
import { checkFile, fileRow, fileValues } from './file-row.ts';
import { forRows, type Flavour } from './flavour.ts';
import { insertRows } from './insert-rows.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable } from './storable.ts';
import { FILE_COLUMNS, type Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function fileRecords(engine: Engine): FileRecords {
  const { db, flavour } = engine;
  const add = addScript(db, flavour);
  return {
    async add(file, quotas) {
      checkFile(file);
      return engine.write(() => add(file, quotas));
    },
    get: (site, id) => engine.read(() => read(db, site, id)),
    settle: (file, from, findings) => engine.write(() => settle(db, file, from, findings)),
    unused: (before, limit) => engine.read(() => unused(db, before, limit)),
    holds: (site, object) => engine.read(() => holds(db, site, object)),
    remove: (site, id) => engine.write(() => remove(db, site, id)),
  };
}

function addScript(db: Db, flavour: Flavour) {
  const insert = forRows(
    flavour,
    insertRows(db, flavour, 'files', FILE_COLUMNS).modifyEnd(sql`on conflict do nothing`),
  );
  return function* add(file: FileRow, quotas: readonly FileQuota[]): Script<AddedFile> {
    // Whoever else adds one of the same contact's waits here, and then counts this one.
    yield* ask(
      db
        .selectFrom('contacts')
        .select('id')
        .where('site', '=', file.site)
        .where('id', '=', file.owner.id)
        .modifyEnd(flavour.lockRows),
    );
    const before = yield* read(db, file.site, file.id);
    if (before) return { is: 'known', file: before };
    for (const quota of quotas) {
      const { count, bytes, oldestAt } = yield* begun(db, file.site, quota);
      if (count + 1 > quota.count || bytes + file.declaredBytes > quota.bytes)
        return { is: 'over', quota, oldestAt: oldestAt ?? quota.since };
    }
    const { changed } = yield insert([fileValues(file)]);
    if (changed === 1) return { is: 'added' };
    // Somebody else has taken the id in this very moment.
    const taken = yield* read(db, file.site, file.id);
    return taken ? { is: 'known', file: taken } : { is: 'added' };
  };
}

function* begun(
  db: Db,
  site: string,
  { owner, since }: FileQuota,
): Script<{ count: number; bytes: number; oldestAt: number | null }> {
  let query = db
    .selectFrom('files')
    .select([
      sql<number>`cast(count(*) as bigint)`.as('count'),
      sql<number>`cast(coalesce(sum(declared_bytes), 0) as bigint)`.as('bytes'),
      sql<number | null>`min(created_at)`.as('oldestAt'),
    ])
    .where('site', '=', site)
    .where('created_at', '>', since);
  if (owner) query = query.where('owner_role', '=', owner.role).where('owner', '=', owner.id);
  const [found] = yield* ask(query);
  return found ?? { count: 0, bytes: 0, oldestAt: null };
}

function* read(db: Db, site: string, id: string): Script<FileRow | null> {
  if (!isStorable(site, id)) return null;
  const [found] = yield* ask(
    db.selectFrom('files').selectAll().where('site', '=', site).where('id', '=', id),
  );
  return found ? fileRow(found) : null;
}

function* settle(
  db: Db,
  { site, id }: Pick<FileRow, 'site' | 'id'>,
  from: FileRow['state'],
  findings: FileFindings,
): Script<boolean> {
  if (!isStorable(site, id)) return false;
  let update = db
    .updateTable('files')
    .set({ state: from, ...findings })
    .where('site', '=', site)
    .where('id', '=', id)
    .where('state', '=', from);
  if (findings.state === 'cancelled') update = update.where('op', 'is', null);
  const changed = yield* change(update);
  return changed === 1;
}

function* unused(db: Db, before: number, limit: number): Script<FileRow[]> {
  const found = yield* ask(
    db
      .selectFrom('files')
      .selectAll()
      .where('op', 'is', null)
      .where('created_at', '<', before)
      .orderBy('created_at')
      .limit(limit),
  );
  return found.map(fileRow);
}

function* holds(db: Db, site: string, object: string): Script<boolean> {
  if (!isStorable(site, object)) return false;
  const found = yield* ask(
    db
      .selectFrom('files')
      .select('id')
      .where('site', '=', site)
      .where('object', '=', object)
      .limit(1),
  );
  return found.length > 0;
}

function* remove(db: Db, site: string, id: string): Script<boolean> {
  if (!isStorable(site, id)) return false;
  const changed = yield* change(
    db.deleteFrom('files').where('site', '=', site).where('id', '=', id).where('op', 'is', null),
  );
  return changed === 1;
}
