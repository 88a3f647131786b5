// Does jobs: takes what is due from the store, a few at a time, and says what became of it. After a stop it catches up
// at its pace, and not in a burst.
import type { ClaimedJob, JobNote, Jobs } from '../../jobs/jobs.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import { every, once, type Clock } from '../../runtime.ts';
import type { Logger } from '../logger.ts';
import { newSecretToken } from '../secret-token.ts';
import { TokenBucket } from '../token-bucket.ts';
import { why } from '../why.ts';

export type JobResult =
  | { readonly is: 'done'; readonly note?: JobNote }
  /** Never to be tried again, unless somebody revives it. */
  | { readonly is: 'dead'; readonly note?: JobNote }
  | { readonly is: 'retry'; readonly at: number; readonly note?: JobNote };

export interface JobRunnerOptions {
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly logger: Logger;
  /** The queues that may be worked on now. */
  readonly queues: () => readonly string[];
  /** Does one job. What it throws is a failure like any other, tried again after `RETRY_AFTER_MS`. */
  readonly work: (job: ClaimedJob, signal: AbortSignal) => Promise<JobResult>;
  /** Jobs of one queue at once. Default 4. */
  readonly perQueue?: number;
  /** Jobs begun per second over all queues, in the long run. Default 50. */
  readonly perSecond?: number;
  /** Ends everything; work under way is told to stop and left to the next. */
  readonly life: AbortSignal;
}

/** A process that dies is noticed after this long. */
export const LEASE_MS = 60_000;
const POLL_EVERY_MS = 1_000;
const RETRY_AFTER_MS = 60_000;

export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #pace: TokenBucket;
  readonly #underWay = new Map<string, Set<Promise<void>>>();
  #looking: Promise<void> | null = null;
  #again = false;
  /** It will look again when it may begin more. */
  #isPaced = false;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    const { clock, perSecond = 50 } = options;
    this.#pace = new TokenBucket(clock, perSecond, Math.max(1, Math.ceil(perSecond / 5)));
  }

  start(): void {
    const { clock, life } = this.#options;
    every(clock, POLL_EVERY_MS, () => this.nudge(), life);
    this.nudge();
  }

  /** There may be something to do: look now. */
  nudge(): void {
    if (this.#options.life.aborted) return;
    if (this.#looking) {
      this.#again = true;
      return;
    }
    this.#looking = this.#look().finally(() => {
      this.#looking = null;
      if (!this.#again) return;
      this.#again = false;
      this.nudge();
    });
  }

  /** Resolves when nothing is being looked for or done. */
  async idle(): Promise<void> {
    while (this.#looking || this.#busy > 0) {
      await this.#looking;
      await Promise.all([...this.#underWay.values()].flatMap((some) => [...some]));
    }
  }

  get #busy(): number {
    return [...this.#underWay.values()].reduce((sum, some) => sum + some.size, 0);
  }

  async #look(): Promise<void> {
    const { queues, life, logger } = this.#options;
    for (const queue of queues()) {
      try {
        await this.#fill(queue);
      } catch (error) {
        // It is looked for again in a moment; a store that fails is told of by those who notice it first.
        if (!life.aborted)
          logger.warn('Jobs could not be taken from the store.', { queue, error: why(error) });
      }
    }
  }

  /** Takes as many jobs as there is room and pace for. */
  async #fill(queue: string): Promise<void> {
    const { jobs, clock, random, perQueue = 4, life } = this.#options;
    const room = perQueue - (this.#underWay.get(queue)?.size ?? 0);
    if (room <= 0) return;
    const at = await jobs.nextAt(queue);
    if (at === null || at > clock.now()) return;
    const limit = this.#allowed(room);
    if (limit === 0 || life.aborted) return;
    const lease = newSecretToken(random);
    const now = clock.now();
    for (const job of await jobs.claim({ queue, lease, limit, now, leaseMs: LEASE_MS }))
      this.#begin(job);
  }

  /** How many of so many may be begun now; the rest when their time has come. */
  #allowed(room: number): number {
    const { clock, life } = this.#options;
    for (let count = 0; count < room; count++) {
      const wait = this.#pace.take();
      if (wait === 0) continue;
      if (!this.#isPaced)
        once(
          clock,
          wait,
          () => {
            this.#isPaced = false;
            this.nudge();
          },
          life,
        );
      this.#isPaced = true;
      return count;
    }
    return room;
  }

  #begin(job: ClaimedJob): void {
    const some = this.#underWay.get(job.queue) ?? new Set();
    this.#underWay.set(job.queue, some);
    const done = this.#do(job).finally(() => {
      some.delete(done);
      this.nudge();
    });
    some.add(done);
  }

  async #do(job: ClaimedJob): Promise<void> {
    const { logger, life } = this.#options;
    const end = new AbortController();
    const stop = () => end.abort();
    life.addEventListener('abort', stop, { once: true });
    this.#keepLease(job, end.signal);
    try {
      await this.#report(job, await this.#attempt(job, end.signal));
    } catch (error) {
      // Its lease ends, and it is done again.
      const { queue, id } = job;
      logger.error('What became of a job could not be written.', {
        queue,
        job: id,
        error: why(error),
      });
    } finally {
      life.removeEventListener('abort', stop);
      end.abort();
    }
  }

  async #attempt(job: ClaimedJob, signal: AbortSignal): Promise<JobResult> {
    const { work, clock, logger, life } = this.#options;
    try {
      return await work(job, signal);
    } catch (error) {
      // It is given back, and begun anew by whoever runs next.
      if (life.aborted) return { is: 'retry', at: clock.now() };
      logger.error('A job failed.', { queue: job.queue, job: job.id, error: why(error) });
      return { is: 'retry', at: clock.now() + RETRY_AFTER_MS };
    }
  }

  async #report(job: ClaimedJob, result: JobResult): Promise<void> {
    const { jobs, clock } = this.#options;
    const { note = null } = result;
    if (result.is === 'retry') await jobs.retry(job, { at: result.at, note });
    else await jobs.end(job, { state: result.is, at: clock.now(), note });
  }

  /** Work that takes its time keeps its job. */
  #keepLease(job: ClaimedJob, signal: AbortSignal): void {
    const { jobs, clock, logger } = this.#options;
    once(
      clock,
      LEASE_MS / 3,
      () => {
        this.#keepLease(job, signal);
        jobs.extend(job, clock.now() + LEASE_MS).catch((error: unknown) => {
          logger.warn('The lease of a job could not be made longer.', { error: why(error) });
        });
      },
      signal,
    );
  }
}
