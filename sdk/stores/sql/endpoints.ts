import { sql, type Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { EndpointRecords, EndpointRow } from '../store.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function endpointRecords(engine: Engine): EndpointRecords {
  const { db } = engine;
  return {
    list: () => engine.read(() => list(db)),
    async put(row) {
      if (!isStorable(row.id)) throw new CareError('bad-request', unstorable('endpoint'));
      return engine.write(() => put(db, row));
    },
    remove: async (id) => isStorable(id) && engine.write(() => remove(db, id)),
  };
}

function* list(db: Db): Script<EndpointRow[]> {
  const found = yield* ask(db.selectFrom('webhook_endpoints').selectAll().orderBy('id'));
  return found.map(({ id, version, body }) => ({
    id,
    version,
    body: JSON.parse(body) as unknown,
  }));
}

function* put(db: Db, { id, version, body: value }: EndpointRow): Script<boolean> {
  const body = JSON.stringify(value);
  const written =
    version === 1
      ? db
          .insertInto('webhook_endpoints')
          .values({ id, version, body })
          .modifyEnd(sql`on conflict do nothing`)
      : db
          .updateTable('webhook_endpoints')
          .set({ version, body })
          .where('id', '=', id)
          .where('version', '=', version - 1);
  return (yield* change(written)) === 1;
}

function* remove(db: Db, id: string): Script<boolean> {
  return (yield* change(db.deleteFrom('webhook_endpoints').where('id', '=', id))) === 1;
}
