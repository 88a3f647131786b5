// One history, looked at closely.
import { shrink, historyOf } from './history.ts';
import type { Step } from '../../sdk/testing/simulator/step.ts';
import { play } from './play.ts';

/** Tells everything that happens. True when all is well. */
export async function tellSeed(seed: number, count: number): Promise<boolean> {
  const history = await play({ seed, steps: count, log: (line) => console.log(line) });
  for (const { check, detail } of history.failures) console.log(`${check}: ${detail}`);
  console.log(`seed ${seed}, digest ${history.digest}: ${history.failures.length} failures`);
  return history.failures.length === 0;
}

/** Prints a shorter history that fails the same check. True when there is none, for all is well. */
export async function shrinkSeed(seed: number, count: number): Promise<boolean> {
  console.warn = () => {};
  const steps = historyOf(seed, count);
  const [first] = (await play({ seed, steps })).failures;
  if (!first) return true;
  console.error(`${first.check}: ${first.detail}`);
  const fails = async (shorter: readonly Step[]) => {
    const { failures } = await play({ seed, steps: shorter, database: 'memory' });
    return failures.some(({ check }) => check === first.check);
  };
  const found = await shrink(steps, fails);
  console.error(`${found.steps.length} of ${count} steps, found in ${found.tries} tries:`);
  const kept = found.steps.map(({ deed, luck, pause }) => [deed, luck, pause]);
  console.log(JSON.stringify({ seed, steps: kept }));
  return false;
}
