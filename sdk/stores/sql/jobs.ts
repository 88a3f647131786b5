// Jobs in the store's own database, so that one transaction writes an op and the jobs that follow from it.
import type { Kysely } from 'kysely';
import {
  JOB_NOTES_KEPT,
  type ClaimedJob,
  type JobClaim,
  type JobNote,
  type Jobs,
} from '../store.ts';
import type { Flavour } from './flavour.ts';
import { dueJobs, letNextGo, putOffLane, putOffThoseBehind } from './job-lanes.ts';
import { getJob, listJobs, nextJobAt } from './job-reads.ts';
import { clearJobs, forgetJobs, reviveJobs, sweepJobs } from './job-removals.ts';
import { addJobs, jobRow, jobValues } from './job-rows.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function sqlJobs(engine: Engine): Jobs {
  const { db, flavour } = engine;
  const add = addJobs(db, flavour);
  return {
    async add(jobs) {
      if (jobs.length === 0) return 0;
      const rows = jobs.map(jobValues);
      return engine.write(function* () {
        return (yield add(rows)).changed;
      });
    },
    claim: (wanted) => engine.write(() => claim(db, flavour, wanted)),
    extend: (job, until) => engine.write(() => extend(db, job, until)),
    end: (job, how) => engine.write(() => end(db, job, how)),
    retry: (job, how) => engine.write(() => retry(db, job, how)),
    cancel: (queue, key) => engine.write(() => cancel(db, queue, key)),
    revive: (queue, which, now) => reviveJobs(engine, { queue, which, now }),
    nextAt: (queue) => engine.read(() => nextJobAt(db, queue)),
    list: async (query) => engine.read(() => listJobs(db, query)),
    get: (queue, id) => engine.read(() => getJob(db, queue, id)),
    clear: (queue) => engine.write(() => clearJobs(db, queue)),
    forget: (lane) => engine.write(() => forgetJobs(db, lane)),
    sweep: (endedBefore) => engine.write(() => sweepJobs(db, endedBefore)),
  };
}

function* claim(db: Db, flavour: Flavour, wanted: JobClaim): Script<ClaimedJob[]> {
  const { queue, lease, limit, now, leaseMs } = wanted;
  const due = yield* ask(
    dueJobs(db, wanted, 'first')
      .selectAll()
      .orderBy('run_at')
      .orderBy('position')
      .limit(limit)
      .modifyEnd(flavour.lockFreeRows),
  );
  if (due.length < limit) yield* putOffThoseBehind(db, flavour, { queue, now });
  for (const { position } of due)
    yield* change(
      db
        .updateTable('jobs')
        .set((eb) => ({
          state: 'held',
          lease,
          run_at: now + leaseMs,
          attempts: eb('attempts', '+', 1),
        }))
        .where('position', '=', position),
    );
  return due.map((stored) => ({
    ...jobRow(stored),
    state: 'held',
    runAt: now + leaseMs,
    attempts: stored.attempts + 1,
    lease,
  }));
}

/** The row of a job, as long as it is held under its lease. */
function held(db: Db, { queue, id, lease }: ClaimedJob) {
  return db
    .updateTable('jobs')
    .where('queue', '=', queue)
    .where('id', '=', id)
    .where('state', '=', 'held')
    .where('lease', '=', lease);
}

function* extend(db: Db, job: ClaimedJob, until: number): Script<boolean> {
  return (yield* change(held(db, job).set({ run_at: until }))) === 1;
}

function* end(db: Db, job: ClaimedJob, how: Parameters<Jobs['end']>[1]): Script<boolean> {
  const { state, at, note } = how;
  const notes = withNote(job, note);
  const ended = held(db, job).set({ state, ended_at: at, run_at: at, lease: null, notes });
  if ((yield* change(ended)) === 0) return false;
  yield* letNextGo(db, job);
  return true;
}

function* retry(db: Db, job: ClaimedJob, how: Parameters<Jobs['retry']>[1]): Script<boolean> {
  const { at, note } = how;
  const notes = withNote(job, note);
  const put = held(db, job).set({ state: 'waiting', run_at: at, lease: null, notes });
  if ((yield* change(put)) === 0) return false;
  yield* putOffLane(db, job, at);
  return true;
}

function* cancel(db: Db, queue: string, key: string): Script<boolean> {
  const [found] = yield* ask(
    db
      .selectFrom('jobs')
      .select(['position', 'lane'])
      .where('queue', '=', queue)
      .where('key', '=', key)
      .where('ended_at', 'is', null)
      .where('lease', 'is', null),
  );
  if (!found) return false;
  const gone = db
    .deleteFrom('jobs')
    .where('position', '=', found.position)
    .where('lease', 'is', null);
  if ((yield* change(gone)) === 0) return false;
  yield* letNextGo(db, { queue, lane: found.lane });
  return true;
}

function withNote({ notes }: ClaimedJob, note: JobNote | null): string {
  return JSON.stringify((note === null ? notes : [...notes, note]).slice(-JOB_NOTES_KEPT));
}
