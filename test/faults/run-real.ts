// The command line of the real faults.
import { parseArgs } from 'node:util';
import { lineOf } from './check.ts';
import { realChecks, type RealOptions } from './real.ts';
import type { StoreKind } from './world.ts';

const STORES: readonly StoreKind[] = ['sqlite', 'postgres'];
const USAGE =
  'Usage: --real [--sequences 100] [--seed 1] [--store sqlite|postgres] [--only NAME] [--try N] [--worlds 20]';

/** Prints one line per check, and what went wrong below it. True when nothing did. */
export async function runReal(args: readonly string[]): Promise<boolean> {
  let well = true;
  for await (const report of realChecks(readOptions(args))) {
    console.log(lineOf(report));
    for (const problem of report.problems) console.log(problem.replaceAll(/^/gm, '    '));
    if (report.failures > 0) well = false;
  }
  return well;
}

function readOptions(args: readonly string[]): RealOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      real: { type: 'boolean' },
      sequences: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      store: { type: 'string' },
      only: { type: 'string' },
      try: { type: 'string' },
      worlds: { type: 'string' },
    },
  });
  const stores = STORES.filter((kind) => (values.store ?? kind) === kind);
  const [sequences, seed] = [Number(values.sequences), Number(values.seed)];
  const [number, worlds] = [Number(values.try ?? 0), Number(values.worlds ?? 1)];
  if (stores.length === 0 || !(sequences > 0) || !Number.isInteger(seed)) throw new Error(USAGE);
  if (!(Number.isInteger(number) && number >= 0 && worlds >= 1)) throw new Error(USAGE);
  return {
    sequences,
    seed,
    stores,
    ...(values.only !== undefined && { only: values.only }),
    ...(values.try !== undefined && { number }),
    ...(values.worlds !== undefined && { worlds }),
  };
}

if (import.meta.main) process.exitCode = (await runReal(process.argv.slice(2))) ? 0 : 1;
