// Operation sequences, from fast-check: a seed gives one, and a failing one can be made shorter.
import fc from 'fast-check';
import { numbersOf, STEP_BOUNDS, stepOf, type Step } from '../../sdk/testing/simulator/step.ts';

const step = fc
  .tuple(below(STEP_BOUNDS.deed), below(STEP_BOUNDS.luck), below(STEP_BOUNDS.pause))
  .map(
    (numbers) => stepOf(...numbers),
    (one) => numbersOf(one as Step),
  );

/** The steps of this seed; the same ones, always. */
export function historyOf(seed: number, steps: number): Step[] {
  return fc.sample(histories(steps, steps), { seed, numRuns: 1 })[0]!;
}

export interface Shrunk {
  readonly steps: readonly Step[];
  /** How many histories were played for it. */
  readonly tries: number;
}

/** The shortest history that was found to fail like `steps`, within a time in ms; null when `steps` does not fail. */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
  withinMs: number,
): Promise<Shrunk | null> {
  let tries = 0;
  const isWell = async (shorter: readonly Step[]) => {
    tries += 1;
    return !(await fails(shorter));
  };
  const { counterexample } = await fc.check(fc.asyncProperty(histories(0, steps.length), isWell), {
    examples: [[[...steps]]],
    numRuns: 1,
    interruptAfterTimeLimit: withinMs,
  });
  return counterexample ? { steps: counterexample[0], tries } : null;
}

/** Without fast-check's liking for small numbers: what is rare here is rare in its weight. */
function histories(least: number, most: number): fc.Arbitrary<Step[]> {
  return fc.noBias(fc.array(step, { minLength: least, maxLength: most, size: 'max' }));
}

function below(bound: number): fc.Arbitrary<number> {
  return fc.nat(bound - 1);
}
