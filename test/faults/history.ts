// Operation sequences, from fast-check: a seed gives one, and a failing one can be made shorter.
import fc from 'fast-check';
import { STEP_BOUNDS, stepOf, type Step } from '../../sdk/testing/simulator/step.ts';

const step = fc
  .tuple(below(STEP_BOUNDS.deed), below(STEP_BOUNDS.luck), below(STEP_BOUNDS.pause))
  .map((numbers) => stepOf(...numbers));

/** The steps of this seed; the same ones, always. */
export function historyOf(seed: number, steps: number): Step[] {
  const history = fc.array(step, { minLength: steps, maxLength: steps, size: 'max' });
  // Without fast-check's liking for small numbers: what is rare here is rare in its weight.
  return fc.sample(fc.noBias(history), { seed, numRuns: 1 })[0]!;
}

export interface Shrunk {
  readonly steps: readonly Step[];
  /** How many histories were played for it. */
  readonly tries: number;
}

/** Leaves out whatever need not happen for `steps` to fail: halves first, single steps last. */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<Shrunk> {
  let left = steps;
  let tries = 0;
  for (let size = Math.ceil(left.length / 2); size > 0;) {
    const before = left.length;
    for (let i = 0; i < left.length;) {
      const shorter = [...left.slice(0, i), ...left.slice(i + size)];
      tries += 1;
      if (await fails(shorter)) left = shorter;
      else i += size;
    }
    // Once more, as long as that helps: a step may be needed only for one that has gone.
    if (size > 1 || left.length === before) size = Math.floor(size / 2);
  }
  return { steps: left, tries };
}

function below(bound: number): fc.Arbitrary<number> {
  return fc.nat(bound - 1);
}
