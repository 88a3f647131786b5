import { sql, type Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { ApiKeyRecords, ApiKeyRow, RowPage, SiteQuery } from '../admin-records.ts';
import { pageOf, placeOf } from './keyset.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable, storableName, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function apiKeyRecords(engine: Engine): ApiKeyRecords {
  const { db } = engine;
  return {
    async add(key) {
      if (!isStorable(key.id, key.hash, ...key.sites))
        throw new CareError('bad-request', unstorable('key'));
      await engine.write(() => add(db, key));
    },
    get: (id) => engine.read(() => read(db, 'id', id)),
    find: (hash) => engine.read(() => read(db, 'hash', hash)),
    list: (query) => engine.read(() => list(db, query)),
    revoke: (id, at) => engine.write(() => revoke(db, id, at)),
  };
}

function keyRow(stored: Tables['api_keys']): ApiKeyRow {
  return {
    id: stored.id,
    hash: stored.hash,
    name: stored.name,
    sites: JSON.parse(stored.sites) as string[],
    scopes: JSON.parse(stored.scopes) as string[],
    agent: stored.agent === null ? null : (JSON.parse(stored.agent) as ApiKeyRow['agent']),
    createdAt: stored.created_at,
    expiresAt: stored.expires_at,
    revokedAt: stored.revoked_at,
  };
}

function* add(db: Db, key: ApiKeyRow): Script<void> {
  const added = yield* change(
    db
      .insertInto('api_keys')
      .values({
        id: key.id,
        hash: key.hash,
        name: storableName(key.name) ?? '',
        sites: JSON.stringify(key.sites),
        scopes: JSON.stringify(key.scopes),
        agent: key.agent && JSON.stringify(key.agent),
        created_at: key.createdAt,
        expires_at: key.expiresAt,
        revoked_at: key.revokedAt,
      })
      .modifyEnd(sql`on conflict do nothing`),
  );
  if (added === 0)
    throw new CareError('already-exists', 'This key exists already: make a new random one.');
  for (const site of new Set(key.sites))
    yield* change(
      db.insertInto('api_key_sites').values({ site, created_at: key.createdAt, key: key.id }),
    );
}

function* read(db: Db, column: 'id' | 'hash', value: string): Script<ApiKeyRow | null> {
  if (!isStorable(value)) return null;
  const [found] = yield* ask(db.selectFrom('api_keys').selectAll().where(column, '=', value));
  return found ? keyRow(found) : null;
}

function* list(db: Db, query: SiteQuery): Script<RowPage<ApiKeyRow>> {
  const { site, cursor } = query;
  const limit = Math.max(1, query.limit);
  let select = db
    .selectFrom('api_key_sites as s')
    .innerJoin('api_keys as k', 'k.id', 's.key')
    .selectAll('k')
    .where('s.site', '=', site);
  if (cursor !== null) {
    const from = placeOf(cursor);
    select = select.where((row) =>
      row(row.refTuple('s.created_at', 's.key'), '<', row.tuple(from.at, from.id)),
    );
  }
  if (!isStorable(site)) return { rows: [], next: null };
  const found = yield* ask(
    select
      .orderBy('s.created_at', 'desc')
      .orderBy('s.key', 'desc')
      .limit(limit + 1),
  );
  return pageOf(found.map(keyRow), limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

function* revoke(db: Db, id: string, at: number): Script<boolean> {
  if (!isStorable(id)) return false;
  const changed = yield* change(
    db
      .updateTable('api_keys')
      .set({ revoked_at: at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null),
  );
  return changed === 1;
}
