// Group commit beside one transaction per op, in one run: `node test/bench/group-commit.ts [--rounds 5] [--seconds 2]`.
// 100 busy writers post into conversations of their own, each of usual length; each writer waits for its answer
// before it writes again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createGroupCommit } from '../../sdk/core/group-commit.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { decideForTest, Requester } from '../../sdk/testing/store-suite/test-rules.ts';
import { noPostgres, startPostgres } from '../support/postgres.ts';

const WRITERS = 100;
const GROUPED_MAX = 500;
/** Messages in a conversation, before its writer starts the next. */
const LENGTH = 20;
/** About the length of a message in a chat. */
const TEXT = 'Is the blue one still there in size 38? '.repeat(3);

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: 'sqlite,postgres' },
  },
});

interface Figures {
  readonly opsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
}

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
  const [grouped, single]: [Figures[], Figures[]] = [[], []];
  await busy(store, GROUPED_MAX, 500);
  for (let round = 0; round < Number(values.rounds); round++) {
    grouped.push(await busy(store, GROUPED_MAX, Number(values.seconds) * 1000));
    single.push(await busy(store, 1, Number(values.seconds) * 1000));
  }
  await store.close();
  const ratios = grouped.map((figures, i) => figures.opsPerSecond / single[i]!.opsPerSecond);
  report.push(row(`${engine}, group commit`, grouped, median(ratios).toFixed(1)));
  report.push(row(`${engine}, one op per transaction`, single, '1'));
}

function row(what: string, rounds: readonly Figures[], ratio: string): Record<string, unknown> {
  return {
    what,
    'ops/s': Math.round(median(rounds.map((figures) => figures.opsPerSecond))),
    'p50 ms': median(rounds.map((figures) => figures.p50)).toFixed(2),
    'p99 ms': median(rounds.map((figures) => figures.p99)).toFixed(2),
    '× one each': ratio,
  };
}

async function busy(store: Store, maxBatch: number, forMs: number): Promise<Figures> {
  const group = createGroupCommit(store, decideForTest, { maxBatch });
  const waits: number[] = [];
  const until = performance.now() + forMs;
  const me = new Requester('demo');
  const [start, post] = [me.start(), me.post('', TEXT)];
  const write = async () => {
    let conversation = '';
    for (let op = 0; performance.now() < until; op++) {
      const starts = op % (LENGTH + 1) === 0;
      if (starts) conversation = newId(4);
      const request = { ...(starts ? start : post), op: newId(7), conversation, at: Date.now() };
      const from = performance.now();
      const outcome = await group.submit(request);
      if (outcome.is !== 'applied') throw new Error(`Not applied: ${JSON.stringify(outcome)}`);
      waits.push(performance.now() - from);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, write));
  const opsPerSecond = (waits.length / (performance.now() - began)) * 1000;
  waits.sort((a, b) => a - b);
  return {
    opsPerSecond,
    p50: waits[waits.length >> 1]!,
    p99: waits[Math.floor(waits.length * 0.99)]!,
  };
}

/** Making ids is the client's work, so it is kept out of the figures as far as possible. */
function newId(version: 4 | 7): string {
  const quick = (length: number) => Uint8Array.from({ length }, () => Math.random() * 256);
  return version === 4 ? uuidV4(quick) : uuidV7(Date.now(), quick);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
}
