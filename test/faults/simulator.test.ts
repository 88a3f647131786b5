import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { DeedName } from '../../sdk/testing/simulator/deeds.ts';
import { historyOf, shrink } from './history.ts';
import { play } from './play.ts';
import kept from './kept-histories.json' with { type: 'json' };
import { simulateMany } from './simulate.ts';

const STEPS = 200;
const SEQUENCES = 500;

it('[P1][P2][P3][P4][P5] whatever happens, in the end every message is there once, in one order, on all sides', async () => {
  const { checks, failed } = await simulateMany({
    sequences: SEQUENCES,
    seed: 1_000,
    steps: STEPS,
  });
  const wrong = checks.filter(({ failures }) => failures > 0);
  assert.deepEqual([failed, wrong], [0, []]);
});

for (const { what, seed, steps } of kept)
  it(`a history that once went wrong stays well: ${what}`, async () => {
    const parts = steps as [DeedName, number, number][];
    const told = parts.map(([deed, luck, pause]) => ({ deed, luck, pause }));
    assert.deepEqual((await play({ seed, steps: told })).failures, []);
  });

it('a history is the same whenever it is played', async () => {
  const tellings = [];
  for (let i = 0; i < 2; i++) {
    const lines: string[] = [];
    const log = (line: string) => void lines.push(withoutEpochs(line));
    const { digest } = await play({ seed: 7, steps: STEPS, log });
    tellings.push({ digest, lines });
  }
  assert.ok(tellings[0]!.lines.length > STEPS);
  assert.deepEqual(tellings[0], tellings[1]);
});

it('a history is the same on a database of SQL as on one in memory', async () => {
  for (let seed = 1; seed <= 5; seed++) {
    const digests = [];
    for (const database of ['sqlite', 'memory'] as const)
      digests.push((await play({ seed, steps: STEPS, database })).digest);
    assert.equal(digests[0], digests[1]);
  }
});

it('histories are the same however many threads play them', async () => {
  const digests = [];
  for (const jobs of [1, 3])
    digests.push((await simulateMany({ sequences: 60, seed: 1, steps: 20, jobs })).digest);
  assert.equal(digests[0], digests[1]);
});

it('a history that fails is made shorter, and fails still', async () => {
  const steps = historyOf(3, STEPS);
  const fails = async (some: readonly { deed: string }[]) =>
    some.some(({ deed }) => deed === 'serverDies') && some.some(({ deed }) => deed === 'tabSleeps');
  const found = await shrink(steps, fails);
  assert.deepEqual(found.steps.map(({ deed }) => deed).sort(), ['serverDies', 'tabSleeps']);
});

/** The database makes these of real time and chance; nothing depends on what they are. */
function withoutEpochs(line: string): string {
  return line.replaceAll(/"epoch":"[^"]+"/g, '"epoch":""');
}
