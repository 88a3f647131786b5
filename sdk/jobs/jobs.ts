// The port to work that is done later: deliveries, reminders, clocks. A store keeps jobs beside what causes them, so that
// both are written in one transaction; each adapter runs `sdk/testing/jobs-suite.ts`. All instants are given by the
// caller, in ms.

export interface NewJob {
  /** UUID, made by whoever adds it. */
  readonly id: string;
  /** Which worker does it. */
  readonly queue: string;
  /** Of the unfinished jobs of a queue at most one has this key; null for no such bound. */
  readonly key: string | null;
  /** Unfinished jobs of a queue's lane are done one at a time, in the order in which they were added. */
  readonly lane: string | null;
  /** Anything that JSON can hold. */
  readonly payload: unknown;
  /** Not before this instant. */
  readonly dueAt: number;
  readonly createdAt: number;
}

/** What a worker says of one attempt; small, because the last of them are kept with the job. */
export type JobNote = Readonly<Record<string, string | number | boolean | null>>;

export type JobState = 'waiting' | 'held' | 'done' | 'dead';

export interface JobRow extends NewJob {
  readonly state: JobState;
  /** When it is next looked at; of a held one, when its lease ends. */
  readonly runAt: number;
  /** How often it was claimed since it was added or revived. */
  readonly attempts: number;
  /** Of the last `JOB_NOTES_KEPT` attempts, oldest first. */
  readonly notes: readonly JobNote[];
  /** When it became `done` or `dead`; null before. */
  readonly endedAt: number | null;
}

/** A job that its worker has for itself until the lease ends. */
export interface ClaimedJob extends JobRow {
  readonly lease: string;
}

export interface JobClaim {
  readonly queue: string;
  /** Unguessable and new for every claim. */
  readonly lease: string;
  readonly limit: number;
  readonly now: number;
  readonly leaseMs: number;
}

export interface JobQuery {
  readonly queue: string;
  readonly state: JobState | null;
  /** `next` of the page before; null for the first. */
  readonly cursor: string | null;
  readonly limit: number;
}

export const JOB_NOTES_KEPT = 20;

/**
 * Every change is durable when it resolves, and survives the end of a process at any point. A job is done at least
 * once: who dies, or takes longer than the lease, leaves it to the next.
 */
export interface Jobs {
  /** Adds jobs, in this order; one whose key an unfinished job of its queue has is left out. Gives how many were added. */
  add(jobs: readonly NewJob[]): Promise<number>;
  /**
   * Takes jobs that are due, longest due first, and of each lane only the first. Two claims at once never get the same
   * job, nor two of one lane. Jobs whose lease has ended are due again.
   */
  claim(claim: JobClaim): Promise<readonly ClaimedJob[]>;
  /** Makes the lease end later; false when the job is not held under it any more. */
  extend(job: ClaimedJob, until: number): Promise<boolean>;
  /** It is done, or `dead`: its lane goes on. False, and nothing changed, when its lease was lost. */
  end(
    job: ClaimedJob,
    how: { readonly state: 'done' | 'dead'; readonly at: number; readonly note: JobNote | null },
  ): Promise<boolean>;
  /** To be tried again, not before an instant; its lane waits for it. False, and nothing changed, when its lease was lost. */
  retry(
    job: ClaimedJob,
    how: { readonly at: number; readonly note: JobNote | null },
  ): Promise<boolean>;
  /** Removes the unfinished job with this key; false when there is none, or somebody holds it. */
  cancel(queue: string, key: string): Promise<boolean>;
  /**
   * Has ended jobs done again, as if added now in their old order: the one with this id, or all that were added since an
   * instant. Gives how many. @throws CareError `conflict` when an unfinished job has the key of one of them
   */
  revive(
    queue: string,
    which: { readonly id: string } | { readonly since: number },
    now: number,
  ): Promise<number>;
  /**
   * When a queue is to be looked at next; null when it has no unfinished job. It may be too early, until a claim has found
   * that nothing can be had, and is never too late.
   */
  nextAt(queue: string): Promise<number | null>;
  /** Jobs of a queue, newest first; `next` is null on the last page. @throws CareError `bad-request` for a foreign cursor */
  list(
    query: JobQuery,
  ): Promise<{ readonly rows: readonly JobRow[]; readonly next: string | null }>;
  get(queue: string, id: string): Promise<JobRow | null>;
  /** Removes every job of a queue, held or not. */
  clear(queue: string): Promise<number>;
  /** Removes every job of a lane in all queues, held or not: for what has to be forgotten. */
  forget(lane: string): Promise<number>;
  /** Removes jobs of all queues that ended before an instant. */
  sweep(endedBefore: number): Promise<number>;
}
