import { systemRandom, uuidV4 } from '../../protocol/ids.ts';
import type { ClaimedJob, Jobs, NewJob } from '../../jobs/jobs.ts';
import type { Store } from '../../stores/store.ts';

/** One guarantee of the jobs of a store. */
export interface JobsCase {
  /** The guarantee in a sentence. */
  readonly title: string;
  /** @param open opens the store of this case; a second call gives a second one on the same database */
  run(open: () => Promise<Store>): Promise<void>;
}

export const NOON = Date.UTC(2026, 0, 5, 12);
export const LEASE_MS = 30_000;

export function jobsCase(
  title: string,
  body: (bench: JobsBench, store: Store) => Promise<void>,
): JobsCase {
  return {
    title,
    async run(open) {
      const store = await open();
      try {
        await body(new JobsBench(store.jobs), store);
      } finally {
        await store.close();
      }
    },
  };
}

/** One queue of its own, and the words in which its cases are told. */
export class JobsBench {
  readonly jobs: Jobs;
  readonly queue: string;

  constructor(jobs: Jobs, queue = `queue-${uuidV4()}`) {
    this.jobs = jobs;
    this.queue = queue;
  }

  /** A job that is due at noon; its payload is its name. */
  job(name: string, more: Partial<NewJob> = {}): NewJob {
    const { queue } = this;
    const id = uuidV4(systemRandom);
    const free = { key: null, lane: null, dueAt: NOON, createdAt: NOON };
    return { id, queue, payload: name, ...free, ...more };
  }

  add(...jobs: readonly NewJob[]): Promise<number> {
    return this.jobs.add(jobs);
  }

  claim(now = NOON, limit = 100): Promise<readonly ClaimedJob[]> {
    const { queue } = this;
    return this.jobs.claim({ queue, lease: uuidV4(), limit, now, leaseMs: LEASE_MS });
  }

  /** The names of what can be claimed now, in order. */
  async claimed(now = NOON, limit = 100): Promise<unknown[]> {
    return (await this.claim(now, limit)).map(({ payload }) => payload);
  }

  async only(now = NOON): Promise<ClaimedJob> {
    const [job, ...others] = await this.claim(now);
    if (!job || others.length > 0) throw new Error(`${others.length + 1} jobs instead of one`);
    return job;
  }

  done(job: ClaimedJob, at = NOON): Promise<boolean> {
    return this.jobs.end(job, { state: 'done', at, note: null });
  }

  retry(job: ClaimedJob, at: number): Promise<boolean> {
    return this.jobs.retry(job, { at, note: null });
  }
}
