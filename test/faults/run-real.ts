// The command line of the real faults.
import { parseArgs } from 'node:util';
import { lineOf } from './check.ts';
import { realChecks } from './real.ts';
import type { StoreKind } from './world.ts';

const STORES: readonly StoreKind[] = ['sqlite', 'postgres'];

/** Prints one line per check, and what went wrong below it. True when nothing did. */
export async function runReal(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      real: { type: 'boolean' },
      sequences: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      store: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const stores = STORES.filter((kind) => (values.store ?? kind) === kind);
  const [sequences, seed] = [Number(values.sequences), Number(values.seed)];
  if (stores.length === 0 || !(sequences > 0) || !Number.isInteger(seed))
    throw new Error(
      'Usage: --real [--sequences 100] [--seed 1] [--store sqlite|postgres] [--only NAME]',
    );
  let well = true;
  const only = values.only === undefined ? {} : { only: values.only };
  for await (const report of realChecks({ sequences, seed, stores, ...only })) {
    console.log(lineOf(report));
    for (const problem of report.problems) console.log(problem.replaceAll(/^/gm, '    '));
    if (report.failures > 0) well = false;
  }
  return well;
}

if (import.meta.main) process.exitCode = (await runReal(process.argv.slice(2))) ? 0 : 1;
