// What takes jobs out of the table: for good, or to add them again behind all others.
import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { Jobs } from '../store.ts';
import { addJobs, jobRow, jobValues, type StoredJob } from './job-rows.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;
type Which = Parameters<Jobs['revive']>[1];

/** So many rows are moved or removed in one transaction. */
const ROWS_AT_ONCE = 500;

export async function reviveJobs(
  engine: Engine,
  { queue, which, now }: { readonly queue: string; readonly which: Which; readonly now: number },
): Promise<number> {
  if ('id' in which && !isStorable(which.id)) return 0;
  // What is added again stands behind this, and is not found a second time.
  const newest = await engine.read(() => newestPosition(engine.db, queue));
  let all = 0;
  for (;;) {
    const revived = await engine.write(() => revive(engine, { queue, which, now, newest }));
    all += revived;
    if (revived < ROWS_AT_ONCE) return all;
  }
}

function* newestPosition(db: Db, queue: string): Script<number> {
  const [newest] = yield* ask(
    db
      .selectFrom('jobs')
      .select('position')
      .where('queue', '=', queue)
      .orderBy('position', 'desc')
      .limit(1),
  );
  return newest?.position ?? 0;
}

function* revive(
  { db, flavour }: Engine,
  {
    queue,
    which,
    now,
    newest,
  }: {
    readonly queue: string;
    readonly which: Which;
    readonly now: number;
    readonly newest: number;
  },
): Script<number> {
  let query = db
    .selectFrom('jobs')
    .selectAll()
    .where('queue', '=', queue)
    .where('ended_at', 'is not', null)
    .where('position', '<=', newest)
    .orderBy('position')
    .limit(ROWS_AT_ONCE)
    .modifyEnd(flavour.lockRows);
  query =
    'id' in which ? query.where('id', '=', which.id) : query.where('created_at', '>=', which.since);
  const ended: readonly StoredJob[] = yield* ask(query);
  if (ended.length === 0) return 0;
  const positions = ended.map(({ position }) => position);
  yield* change(db.deleteFrom('jobs').where('position', 'in', positions));
  const again = ended.map((stored) => {
    const job = { ...jobRow(stored), dueAt: now };
    return [...jobValues(job)].with(NOTES_AT, stored.notes);
  });
  const { changed } = yield addJobs(db, flavour)(again);
  if (changed !== again.length)
    throw new CareError(
      'conflict',
      'A job with the same key waits already: cancel it, or let it be done first.',
    );
  return changed;
}

/** Where `jobValues` has the notes, which a revived job keeps. */
const NOTES_AT = 10;

export function* clearJobs(db: Db, queue: string): Script<number> {
  if (!isStorable(queue)) return 0;
  return yield* change(db.deleteFrom('jobs').where('queue', '=', queue));
}

export function* forgetJobs(db: Db, lane: string): Script<number> {
  if (!isStorable(lane)) return 0;
  return yield* change(db.deleteFrom('jobs').where('lane', '=', lane));
}

export function* sweepJobs(db: Db, endedBefore: number): Script<number> {
  return yield* change(
    db
      .deleteFrom('jobs')
      .where('position', 'in', (from) =>
        from
          .selectFrom('jobs')
          .select('position')
          .where('ended_at', '<', endedBefore)
          .orderBy('ended_at')
          .limit(ROWS_AT_ONCE),
      ),
  );
}
