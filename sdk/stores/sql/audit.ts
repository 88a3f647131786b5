import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { AuditRecords, AuditRow, RowPage, SiteQuery } from '../admin-records.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function auditRecords(engine: Engine): AuditRecords {
  const { db } = engine;
  return {
    async append(site, seal) {
      if (!isStorable(site)) throw new CareError('bad-request', unstorable('site'));
      return engine.write(() => append(db, site, seal));
    },
    list: (query) => engine.read(() => list(db, query)),
  };
}

function auditRow(stored: Tables['audit']): AuditRow {
  return {
    site: stored.site,
    seq: stored.seq,
    at: stored.at,
    actor: { kind: stored.actor_kind as AuditRow['actor']['kind'], id: stored.actor },
    action: stored.action,
    target: stored.target,
    details: JSON.parse(stored.details) as AuditRow['details'],
    previous: stored.previous,
    hash: stored.hash,
  };
}

/** The head is counted up first: whoever else appends to this site waits there, and then sees this entry. */
function* append(
  db: Db,
  site: string,
  seal: Parameters<AuditRecords['append']>[1],
): Script<AuditRow> {
  const [head] = yield* ask(
    db
      .insertInto('audit_heads')
      .values({ site, seq: 1 })
      .onConflict((conflict) =>
        conflict.column('site').doUpdateSet((row) => ({ seq: row('audit_heads.seq', '+', 1) })),
      )
      .returning('seq'),
  );
  const seq = head?.seq ?? 1;
  const [newest] = yield* ask(
    db
      .selectFrom('audit')
      .selectAll()
      .where('site', '=', site)
      .where('seq', '=', seq - 1),
  );
  const row = seal(newest ? auditRow(newest) : null, seq);
  yield* change(
    db.insertInto('audit').values({
      site,
      seq,
      at: row.at,
      actor_kind: row.actor.kind,
      actor: row.actor.id,
      action: row.action,
      target: row.target,
      details: JSON.stringify(row.details),
      previous: row.previous,
      hash: row.hash,
    }),
  );
  return row;
}

function* list(db: Db, { site, cursor, limit: wanted }: SiteQuery): Script<RowPage<AuditRow>> {
  const limit = Math.max(1, wanted);
  if (cursor !== null && !/^\d{1,15}$/.test(cursor))
    throw new CareError(
      'bad-request',
      'The cursor is not one of this list: use `next` of the page before.',
    );
  if (!isStorable(site)) return { rows: [], next: null };
  let select = db.selectFrom('audit').selectAll().where('site', '=', site);
  if (cursor !== null) select = select.where('seq', '<', Number(cursor));
  const found = yield* ask(select.orderBy('seq', 'desc').limit(limit + 1));
  const rows = found.slice(0, limit).map(auditRow);
  const last = rows.at(-1);
  return { rows, next: last && found.length > limit ? String(last.seq) : null };
}
