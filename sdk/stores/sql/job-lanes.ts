// The order within a lane. Only its first unfinished job can be claimed; those behind one that waits for a later instant
// are put off as long, so that no claim looks at them in vain, and get their own instant back when it has ended.
import { sql, type Kysely } from 'kysely';
import type { Flavour } from './flavour.ts';
import { ask, change, type Script } from './script.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export interface Lane {
  readonly queue: string;
  readonly lane: string | null;
}

/** So many are put off at once; the next claim goes on. */
const ROWS_AT_ONCE = 500;

/** Due jobs of a queue: those that are the first of their lane, or those that are not. */
export function dueJobs(
  db: Db,
  { queue, now }: { readonly queue: string; readonly now: number },
  which: 'first' | 'behind',
) {
  return db
    .selectFrom('jobs as job')
    .where('queue', '=', queue)
    .where('ended_at', 'is', null)
    .where('run_at', '<=', now)
    .where(({ or, eb, not, exists, selectFrom }) => {
      const before = exists(
        selectFrom('jobs as before')
          .select('before.position')
          .whereRef('before.queue', '=', 'job.queue')
          .whereRef('before.lane', '=', 'job.lane')
          .where('before.ended_at', 'is', null)
          .whereRef('before.position', '<', 'job.position'),
      );
      return which === 'first' ? or([eb('lane', 'is', null), not(before)]) : before;
    });
}

/** Jobs that were added behind one that waits. One that is held will end soon, and is not waited for. */
export function* putOffThoseBehind(
  db: Db,
  flavour: Flavour,
  { queue, now }: { readonly queue: string; readonly now: number },
): Script<void> {
  const behind = yield* ask(
    dueJobs(db, { queue, now }, 'behind').select('lane').limit(ROWS_AT_ONCE),
  );
  for (const lane of new Set(behind.map((job) => job.lane))) {
    // Locked, so that it does not end between being seen and being waited for.
    const [first] = yield* ask(firstOf(db, { queue, lane }).modifyEnd(flavour.lockFreeRows));
    if (first && first.lease === null && first.run_at > now)
      yield* putOffLane(db, { queue, lane }, first.run_at);
  }
}

export function* putOffLane(db: Db, { queue, lane }: Lane, until: number): Script<void> {
  if (lane === null) return;
  yield* change(
    db
      .updateTable('jobs')
      .set({ run_at: until })
      .where('queue', '=', queue)
      .where('lane', '=', lane)
      .where('ended_at', 'is', null)
      .where('lease', 'is', null)
      // Not by the index of what is due, in which the whole queue is.
      .where(sql`run_at + 0`, '<', until),
  );
}

/** The lane's first job has ended: the next need not wait as long as that one had to. */
export function* letNextGo(db: Db, { queue, lane }: Lane): Script<void> {
  if (lane === null) return;
  const [next] = yield* ask(firstOf(db, { queue, lane }));
  if (!next || next.run_at <= next.due_at) return;
  yield* change(
    db
      .updateTable('jobs')
      .set({ run_at: next.due_at })
      .where('position', '=', next.position)
      .where('lease', 'is', null),
  );
}

function firstOf(db: Db, { queue, lane }: Lane) {
  return db
    .selectFrom('jobs')
    .select(['position', 'due_at', 'run_at', 'lease'])
    .where('queue', '=', queue)
    .where('lane', '=', lane)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .limit(1);
}
