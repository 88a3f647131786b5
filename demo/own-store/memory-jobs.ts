// The jobs of a store in memory: the port as plainly as it can be said.
import {
  CareError,
  isStorable,
  JOB_NOTES_KEPT,
  unstorable,
  type ClaimedJob,
  type JobNote,
  type JobRow,
  type Jobs,
  type NewJob,
  type OpOutcome,
  type Outgoing,
} from '../../sdk/server/index.ts';

interface Kept {
  /** In the order of writing. */
  jobs: JobRow[];
  readonly leases: Map<string, string>;
}

type Run = <T>(work: () => T) => Promise<T>;

export function memoryJobs(kept: Kept, run: Run) {
  const unfinished = () => kept.jobs.filter(({ endedAt }) => endedAt === null);
  const add = (added: readonly NewJob[]) => added.filter((job) => addOne(kept, job)).length;
  const held = ({ queue, id, lease }: ClaimedJob) =>
    kept.leases.get(`${queue}/${id}`) === lease
      ? kept.jobs.find((job) => job.queue === queue && job.id === id && job.state === 'held')
      : undefined;
  const replace = (before: JobRow, after: Partial<JobRow>) => {
    kept.jobs = kept.jobs.map((job) => (job === before ? { ...job, ...after } : job));
  };
  const drop = (which: (job: JobRow) => boolean) => {
    const before = kept.jobs.length;
    kept.jobs = kept.jobs.filter((job) => !which(job));
    return before - kept.jobs.length;
  };
  /** The first of a lane stands before all its others. */
  const isFirst = (job: JobRow) =>
    job.lane === null ||
    unfinished().find(({ queue, lane }) => queue === job.queue && lane === job.lane) === job;

  const port: Jobs = {
    add: (added) => run(() => add(added)),
    claim: ({ queue, lease, limit, now, leaseMs }) =>
      run(() =>
        unfinished()
          .filter((job) => job.queue === queue && job.runAt <= now && isFirst(job))
          .sort((a, b) => a.runAt - b.runAt)
          .slice(0, limit)
          .map((job) => {
            const claimed = { state: 'held', runAt: now + leaseMs } as const;
            replace(job, { ...claimed, attempts: job.attempts + 1 });
            kept.leases.set(`${queue}/${job.id}`, lease);
            return { ...job, ...claimed, attempts: job.attempts + 1, lease };
          }),
      ),
    extend: (job, until) =>
      run(() => {
        const row = held(job);
        if (row) replace(row, { runAt: until });
        return row !== undefined;
      }),
    end: (job, { state, at, note }) =>
      run(() => {
        const row = held(job);
        if (row) replace(row, { state, endedAt: at, runAt: at, notes: withNote(row.notes, note) });
        return row !== undefined;
      }),
    retry: (job, { at, note }) =>
      run(() => {
        const row = held(job);
        if (row) replace(row, { state: 'waiting', runAt: at, notes: withNote(row.notes, note) });
        return row !== undefined;
      }),
    cancel: (queue, key) =>
      run(
        () =>
          drop(
            (job) =>
              job.queue === queue &&
              job.key === key &&
              job.endedAt === null &&
              job.state === 'waiting',
          ) > 0,
      ),
    revive: (queue, which, now) =>
      run(() => {
        const again = kept.jobs.filter(
          (job) =>
            job.queue === queue &&
            job.endedAt !== null &&
            ('id' in which ? job.id === which.id : job.createdAt >= which.since),
        );
        if (again.some(({ key }) => key !== null && unfinished().some((job) => job.key === key)))
          throw new CareError('conflict', 'A job with the same key waits already.');
        drop((job) => again.includes(job));
        const fresh = { state: 'waiting', dueAt: now, runAt: now, attempts: 0 } as const;
        kept.jobs.push(...again.map((job) => ({ ...job, ...fresh, endedAt: null })));
        return again.length;
      }),
    nextAt: (queue) =>
      run(() => {
        const all = unfinished().filter((job) => job.queue === queue && isFirst(job));
        return all.length > 0 ? Math.min(...all.map(({ runAt }) => runAt)) : null;
      }),
    list: ({ queue, state, cursor, limit }) =>
      run(() => {
        if (cursor !== null && !/^\d{1,15}$/.test(cursor))
          throw new CareError('bad-request', 'The cursor is not one of this list.');
        const all = kept.jobs
          .filter((job) => job.queue === queue && (state === null || job.state === state))
          .reverse();
        const from = Number(cursor ?? 0);
        const rows = all.slice(from, from + limit);
        return { rows, next: from + limit < all.length ? String(from + limit) : null };
      }),
    get: (queue, id) =>
      run(() => kept.jobs.find((job) => job.queue === queue && job.id === id) ?? null),
    clear: (queue) => run(() => drop((job) => job.queue === queue)),
    forget: (lane) => run(() => drop((job) => job.lane === lane)),
    sweep: (before) => run(() => drop(({ endedAt }) => endedAt !== null && endedAt < before)),
  };
  return {
    port,
    add,
    following: (outcomes: readonly OpOutcome[], outgoing: Outgoing) =>
      outcomes.flatMap((one) =>
        one.is === 'applied' && one.events.length > 0 ? outgoing(one.row, one.events) : [],
      ),
  };
}

function addOne(kept: Kept, job: NewJob): boolean {
  for (const [name, one] of Object.entries({
    job: job.id,
    queue: job.queue,
    key: job.key,
    lane: job.lane,
  }))
    if (!isStorable(one)) throw new CareError('bad-request', unstorable(name));
  const isTaken = kept.jobs.some(
    (one) =>
      one.queue === job.queue &&
      (one.id === job.id || (job.key !== null && one.key === job.key && one.endedAt === null)),
  );
  if (isTaken) return false;
  const payload = structuredClone(job.payload);
  const fresh = {
    state: 'waiting',
    runAt: job.dueAt,
    attempts: 0,
    notes: [],
    endedAt: null,
  } as const;
  kept.jobs.push({ ...job, payload, ...fresh });
  return true;
}

function withNote(notes: readonly JobNote[], note: JobNote | null): readonly JobNote[] {
  return (note === null ? notes : [...notes, note]).slice(-JOB_NOTES_KEPT);
}
