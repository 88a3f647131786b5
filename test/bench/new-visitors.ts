// New visitors at once beside one after the other, which pays a commit each, in one run:
// `node test/bench/new-visitors.ts [--rounds 5] [--seconds 2] [--only sqlite]`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Visitors } from '../../sdk/core/visitors.ts';
import { systemRandom, uuidV4 } from '../../sdk/protocol/ids.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { noPostgres, startPostgres } from '../support/postgres.ts';

/** Who come at the same time, each after another has been let in. */
const STORM = 500;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: 'sqlite,postgres' },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'care-bench-'));
const report: Record<string, unknown>[] = [];
if (values.only.includes('sqlite'))
  await compare('sqlite', () => openStore(`sqlite:${join(folder, 'care.db')}`));
const missing = noPostgres();
if (missing) console.log(`postgres is left out: ${missing}.`);
else if (values.only.includes('postgres')) {
  const server = await startPostgres();
  const address = await server.database();
  await compare('postgres', () => openStore(address));
  await server.stop();
}
await rm(folder, { recursive: true });
console.table(report);

/** Interleaves both ways, so that a noisy machine is noisy for both. */
async function compare(engine: string, open: () => Promise<Store>): Promise<void> {
  const store = await open();
  const [together, alone]: [number[], number[]] = [[], []];
  for (let round = 0; round < Number(values.rounds); round++) {
    together.push(await arrive(store, STORM));
    alone.push(await arrive(store, 1));
  }
  await store.close();
  const ratios = together.map((perSecond, i) => perSecond / alone[i]!);
  const row = { engine, '× one after the other': median(ratios).toFixed(1) };
  report.push({
    ...row,
    'at once/s': Math.round(median(together)),
    'alone/s': Math.round(median(alone)),
  });
}

/** New visitors per second. */
async function arrive(store: Store, atOnce: number): Promise<number> {
  const visitors = new Visitors(store, systemClock, systemRandom);
  const began = performance.now();
  const until = began + Number(values.seconds) * 1000;
  let count = 0;
  const come = async () => {
    for (; performance.now() < until; count++) await visitors.create('demo', uuidV4());
  };
  await Promise.all(Array.from({ length: atOnce }, come));
  return (count / (performance.now() - began)) * 1000;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}
