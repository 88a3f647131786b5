import assert from 'node:assert/strict';
import { it } from 'node:test';
import { replay, simulateMany } from './simulate.ts';

const STEPS = 200;

/** Histories that once went wrong, and what in them did. They are played for ever. */
const KEPT: readonly (readonly [number, string])[] = [
  [25, 'a hello that a broken uplink made late was punished with a long wait'],
  [30, 'a note was shown and said to be sent besides'],
  [69, 'a message written while the device’s store was being let go was not kept'],
  [86, 'the same, with a conversation’s beginning'],
  [98, 'a note said to be sent for ever'],
  [10_975, 'a tab that slept became somebody else, and its device with it'],
  [11_446, 'the same, with two messages refused'],
];

it('[P1][P2][P3][P4][P5] whatever happens, in the end every message is there once, in one order, on all sides', async () => {
  const { checks, failed } = await simulateMany({ sequences: 60, seed: 1_000, steps: STEPS });
  const wrong = checks.filter(({ failures }) => failures > 0);
  assert.deepEqual([failed, wrong], [0, []]);
});

for (const [seed, what] of KEPT)
  it(`seed ${seed} stays well: ${what}`, async () => {
    assert.deepEqual((await replay(seed, STEPS)).failures, []);
  });

it('a history is the same whenever it is played', async () => {
  const tellings = [];
  for (let i = 0; i < 2; i++) {
    const lines: string[] = [];
    const { digest } = await replay(7, STEPS, (line) => lines.push(withoutEpochs(line)));
    tellings.push({ digest, lines });
  }
  assert.ok(tellings[0]!.lines.length > STEPS);
  assert.deepEqual(tellings[0], tellings[1]);
});

/** The database makes these of real time and chance; nothing depends on what they are. */
function withoutEpochs(line: string): string {
  return line.replaceAll(/"epoch":"[^"]+"/g, '"epoch":""');
}
