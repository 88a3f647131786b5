import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { JobQuery, JobRow } from '../store.ts';
import { jobRow } from './job-rows.ts';
import { ask, type Script } from './script.ts';
import { isStorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function* nextJobAt(db: Db, queue: string): Script<number | null> {
  const [first] = yield* ask(
    db
      .selectFrom('jobs')
      .select('run_at')
      .where('queue', '=', queue)
      .where('ended_at', 'is', null)
      .orderBy('run_at')
      .limit(1),
  );
  return first?.run_at ?? null;
}

export function* listJobs(
  db: Db,
  { queue, state, cursor, limit }: JobQuery,
): Script<{ rows: JobRow[]; next: string | null }> {
  let query = db
    .selectFrom('jobs')
    .selectAll()
    .where('queue', '=', queue)
    .orderBy('position', 'desc')
    .limit(Math.max(1, limit) + 1);
  if (state !== null) query = query.where('state', '=', state);
  if (cursor !== null) {
    if (!/^\d{1,15}$/.test(cursor))
      throw new CareError('bad-request', 'The cursor is not one of this list.');
    query = query.where('position', '<', Number(cursor));
  }
  const found = yield* ask(query);
  const page = found.slice(0, Math.max(1, limit));
  const last = page.at(-1);
  return {
    rows: page.map(jobRow),
    next: last && found.length > page.length ? String(last.position) : null,
  };
}

export function* getJob(db: Db, queue: string, id: string): Script<JobRow | null> {
  if (!isStorable(queue, id)) return null;
  const [found] = yield* ask(
    db.selectFrom('jobs').selectAll().where('queue', '=', queue).where('id', '=', id),
  );
  return found ? jobRow(found) : null;
}
