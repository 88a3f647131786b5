// One history in the simulator, with the real client in it.
import { simulate, type Simulation } from '../../sdk/testing/simulator/simulate.ts';
import type { Step } from '../../sdk/testing/simulator/step.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import { simulatedDevice } from '../support/simulated-device.ts';
import { historyOf } from './history.ts';
import { openMemoryStore } from '../../demo/own-store/memory-store.ts';

/** SQL takes a third of a history's time. One in so many has it; what happens is the same with and without. */
const SQL_EVERY = 10;

export interface Play {
  readonly seed: number;
  /** What happens; a number for as many steps as the seed gives. */
  readonly steps: number | readonly Step[];
  readonly database?: 'sqlite' | 'memory';
  readonly log?: (line: string) => void;
}

export async function play({ seed, steps, database, log }: Play): Promise<Simulation> {
  const kind = database ?? (seed % SQL_EVERY === 0 ? 'sqlite' : 'memory');
  const store = kind === 'sqlite' ? await openStore('sqlite::memory:') : openMemoryStore();
  try {
    return await simulate({
      seed,
      steps: typeof steps === 'number' ? historyOf(seed, steps) : steps,
      store,
      site: 'site',
      newDevice: simulatedDevice,
      ...(log && { log }),
    });
  } finally {
    await store.close();
  }
}
