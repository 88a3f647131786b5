// Whatever the network does, the end is the same. The order of faults is drawn at random; a failing seed is printed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ClientBench, isSettled, only } from '../support/client-bench.ts';
import type { Fate } from '../support/scripted-network.ts';

const RUNS = 200;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('post' as const), tab: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('say' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('kill' as const), afterCommit: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('cut' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('reload' as const), tab: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('wait' as const), ms: fc.nat(9_000) }) },
);
/** What becomes of the next messages on the wire, over and over. */
const fates = fc.array(
  fc.constantFrom<Fate>('pass', 'pass', 'pass', 'pass', 'drop', 'drop', 'cut'),
  { minLength: 1, maxLength: 40 },
);

describe('any pattern of faults', () => {
  it('[P1][P2][P3][P4][P5] ends with every message there once, in one order, at every reader', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fates, run), {
      numRuns: RUNS,
    });
  });
});

async function run(
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
  pattern: readonly Fate[],
): Promise<void> {
  const bench = new ClientBench();
  const { server } = bench;
  const tabs = [await bench.talking(), await bench.connected()];
  let messages = 0;
  server.network.fate = () => pattern[messages++ % pattern.length]!;
  const posted = ['hello'];
  const said: string[] = [];
  for (const [i, one] of steps.entries()) {
    if (one.act === 'post') {
      posted.push(`mine ${i}`);
      await tabs[one.tab]!.post(server.only.id, `mine ${i}`);
    } else if (one.act === 'say') {
      said.push(`theirs ${i}`);
      server.say(`theirs ${i}`);
    } else if (one.act === 'kill') {
      const before = one.afterCommit && bench.device.outbox.length > 0;
      if (before) server.committed = () => server.kill();
      else server.kill();
      await bench.clock.advance(1_000);
      server.committed = () => {};
      server.restart();
    } else if (one.act === 'cut') server.network.cut();
    else if (one.act === 'reload') {
      await tabs[one.tab]!.close();
      tabs[one.tab] = bench.tab();
      await tabs[one.tab]!.resume();
    } else await bench.clock.advance(one.ms);
  }
  server.network.fate = () => 'pass';
  for (const tab of tabs) tab.wake('network');
  await bench.until(() => tabs.every((tab) => isSettled(tab) && isWhole(tab)), 60_000);
  function isWhole(tab: (typeof tabs)[number]): boolean {
    return only(tab).have === server.only.public.length;
  }
  const truth = server.texts();
  assert.deepEqual(truth.toSorted(), [...posted, ...said].toSorted(), 'each once at the server');
  for (const tab of tabs) {
    const shown = only(tab).events.map((event) => `${event.seq} ${event.op}`);
    assert.deepEqual(
      shown,
      server.only.public.map((event) => `${event.seq} ${event.op}`),
    );
  }
  await Promise.all(tabs.map((tab) => tab.close()));
  await bench.clock.advance(0);
  assert.equal(bench.device.outbox.length, 0);
  assert.equal(bench.clock.pending, 0);
}
