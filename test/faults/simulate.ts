// Many histories in the simulator, shared among threads. What becomes of a history is the same in whichever it is played.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Simulation } from '../../sdk/testing/simulator/simulate.ts';
import { CHECKS } from '../../sdk/testing/simulator/watch.ts';

/** Histories that a thread is given at once. */
const SHARE = 25;

export interface SimulateOptions {
  readonly sequences: number;
  /** Of the first history; the next ones count on from there. */
  readonly seed: number;
  readonly steps: number;
  /** Threads; as many as there are cores unless told. */
  readonly jobs?: number | undefined;
  /** Called now and then: how many of the first histories are done, and the seeds of those that failed. */
  readonly progress?: (done: number, failed: readonly number[]) => void;
}

/** So many histories from this seed on. */
export type Share = Pick<SimulateOptions, 'seed' | 'sequences' | 'steps'>;
export type Played = Omit<Simulation, 'steps'>;

export interface SimulationCheck {
  readonly name: string;
  readonly tries: number;
  readonly failures: number;
  /** Of the histories that failed. */
  readonly seeds: readonly number[];
  readonly example: string;
}

export interface SimulationReport {
  readonly checks: readonly SimulationCheck[];
  readonly failed: number;
  readonly messages: number;
  /** The longest time from healing until all was well. */
  readonly slowestMs: number;
  /** Of all histories: two runs that have it in common were the same. */
  readonly digest: number;
}

export async function simulateMany(options: SimulateOptions): Promise<SimulationReport> {
  const { sequences, jobs = availableParallelism() } = options;
  const shares = sharesOf(options);
  const done: Played[][] = [];
  let next = 0;
  let reported = 0;
  const failed: Played[] = [];
  const told = () => {
    for (; done[reported]; reported++) failed.push(...done[reported]!.filter(isFailed));
    options.progress?.(
      Math.min(reported * SHARE, sequences),
      failed.map(({ seed }) => seed),
    );
  };
  const work = async () => {
    const worker = new Worker(new URL('simulator-worker.ts', import.meta.url));
    for (let i = next++; i < shares.length; i = next++) {
      done[i] = await playShare(worker, shares[i]!);
      told();
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, shares.length) }, work));
  return reportOf(done.flat());
}

function sharesOf({ seed, sequences, steps }: SimulateOptions): Share[] {
  return Array.from({ length: Math.ceil(sequences / SHARE) }, (_, i) => ({
    seed: seed + i * SHARE,
    sequences: Math.min(SHARE, sequences - i * SHARE),
    steps,
  }));
}

function playShare(worker: Worker, share: Share): Promise<Played[]> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (played: Played[]) => {
      worker.off('error', reject);
      resolve(played);
    });
    worker.postMessage(share);
  });
}

function reportOf(played: readonly Played[]): SimulationReport {
  const failed = played.filter(isFailed);
  return {
    checks: checksOf(failed, played.length),
    failed: failed.length,
    messages: played.reduce((sum, { messages }) => sum + messages, 0),
    slowestMs: Math.max(0, ...played.map(({ wholeAfterMs }) => wholeAfterMs ?? Infinity)),
    digest: played.reduce((sum, { seed, digest }) => Math.imul(sum, 31) + (digest ^ seed), 0) >>> 0,
  };
}

const isFailed = ({ failures }: Played) => failures.length > 0;

function checksOf(failed: readonly Played[], tries: number): SimulationCheck[] {
  return Object.entries(CHECKS).map(([check, name]) => {
    const hits = failed.flatMap(({ seed, failures }) => {
      const failure = failures.find((one) => one.check === check);
      return failure ? [{ seed, detail: failure.detail }] : [];
    });
    const seeds = hits.map(({ seed }) => seed);
    return { name, tries, failures: hits.length, seeds, example: hits[0]?.detail ?? '' };
  });
}
