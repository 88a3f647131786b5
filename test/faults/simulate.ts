// The simulator with the real client in it: many histories, one after another, on one store.
import { simulate, type Simulation } from '../../sdk/testing/simulator/simulate.ts';
import { CHECKS } from '../../sdk/testing/simulator/watch.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { simulatedDevice } from '../support/simulated-device.ts';

/** A database in memory grows with every history; it is replaced after so many. */
const HISTORIES_PER_STORE = 200;

export interface SimulateOptions {
  readonly sequences: number;
  /** Of the first history; the next ones count on from there. */
  readonly seed: number;
  readonly steps: number;
  /** Called now and then. */
  readonly progress?: (done: number, failed: number) => void;
}

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
}

/** Plays one history alone. */
export async function replay(
  seed: number,
  steps: number,
  log?: (line: string) => void,
): Promise<Simulation> {
  const store = await openStore('sqlite::memory:');
  try {
    return await play(store, seed, steps, log);
  } finally {
    await store.close();
  }
}

export async function simulateMany(options: SimulateOptions): Promise<SimulationReport> {
  const { sequences, seed, steps, progress } = options;
  const failed: Simulation[] = [];
  let messages = 0;
  let slowestMs = 0;
  let store = await openStore('sqlite::memory:');
  for (let done = 0; done < sequences; done++) {
    if (done % HISTORIES_PER_STORE === HISTORIES_PER_STORE - 1) {
      await store.close();
      store = await openStore('sqlite::memory:');
      progress?.(done, failed.length);
    }
    const history = await play(store, seed + done, steps);
    messages += history.messages;
    slowestMs = Math.max(slowestMs, history.wholeAfterMs ?? Infinity);
    if (history.failures.length > 0) failed.push(history);
  }
  await store.close();
  return { checks: checksOf(failed, sequences), failed: failed.length, messages, slowestMs };
}

function play(
  store: Store,
  seed: number,
  steps: number,
  log?: (line: string) => void,
): Promise<Simulation> {
  const site = `s${String(seed).padStart(10, '0')}`;
  const options = { store, seed, steps, site, newDevice: simulatedDevice };
  return simulate(log ? { ...options, log } : options);
}

function checksOf(failed: readonly Simulation[], tries: number): SimulationCheck[] {
  return Object.values(CHECKS).map((name, i) => {
    const check = Object.keys(CHECKS)[i];
    const hits = failed.flatMap(({ seed, failures }) => {
      const failure = failures.find((one) => one.check === check);
      return failure ? [{ seed, detail: failure.detail }] : [];
    });
    const seeds = hits.map(({ seed }) => seed);
    return { name, tries, failures: hits.length, seeds, example: hits[0]?.detail ?? '' };
  });
}
