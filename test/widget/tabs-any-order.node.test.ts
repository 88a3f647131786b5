// Tabs that open, freeze, wake, crash, close and write in any order, from a seed: whatever they did, at the end there is
// one socket, and everything that was kept on the device was committed once and is shown by all in one order.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isSettled, shownTexts } from '../support/client-bench.ts';
import type { Conversation } from '../../widget/client/snapshot.ts';
import { TabsBench, type BenchTab } from '../support/tabs-bench.ts';

const SEEDS = Number(process.env.CARE_TABS_SEEDS ?? 40);
const STEPS = 25;
const TABS_MAX = 6;

/** Repeatable, spread well enough. */
function dice(seed: number): (sides: number) => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return (sides) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return (state >>> 8) % sides;
  };
}

async function history(seed: number): Promise<void> {
  const roll = dice(seed);
  const bench = new TabsBench();
  const open = async () => {
    const one = bench.open({ hidden: roll(2) === 0 });
    await one.client.start();
    return one;
  };
  let tabs: BenchTab[] = [await open()];
  let written = 0;
  const gone = (tab: BenchTab) => (tabs = tabs.filter((other) => other !== tab));
  for (let step = 0; step < STEPS; step++) {
    const one = tabs[roll(tabs.length)]!;
    const isAwake = one.tab.state === 'awake';
    const what = roll(10);
    if (what < 4 && isAwake) await one.client.post(null, `text ${written++}`);
    else if (what === 4 && tabs.length < TABS_MAX) tabs.push(await open());
    else if (what === 5) one.tab.freeze();
    else if (what === 6 && !isAwake) one.tab.wake();
    else if (what === 7 && tabs.length > 1) {
      one.tab.crash();
      gone(one);
    } else if (what === 8 && isAwake && tabs.length > 1) {
      await bench.leave(one);
      gone(one);
    } else if (what === 9) one.tab.isVisible = !one.tab.isVisible;
    await bench.clock.advance(roll(4) === 0 ? roll(12_000) : roll(300));
  }
  for (const { tab } of tabs) tab.wake();
  tabs[0]!.tab.isVisible = true;
  const isWhole = ({ client }: BenchTab) =>
    isSettled(client) && shownTexts(client).length === written;
  await bench.until(() => tabs.every(isWhole) && bench.sockets === 1);
  const rows = [...bench.server.log.conversations.values()];
  const order = new Map(rows.map((row) => [row.id, bench.server.texts(row)]));
  const all = [...order.values()].flat();
  assert.equal(all.length, written, 'nothing lost');
  assert.equal(new Set(all).size, written, 'nothing twice');
  for (const { client } of tabs)
    for (const view of client.snapshot.conversations.values())
      assert.deepEqual(textsOf(view), order.get(view.id));
  assert.equal(new Set(tabs.map(({ client }) => client.snapshot.me?.id)).size, 1, 'one identity');
  for (const tab of tabs) await bench.leave(tab);
}

function textsOf({ events }: Conversation): string[] {
  return events.flatMap(({ what }) => (what.kind === 'message.posted' ? [what.text] : []));
}

it(`[P2] [P3] [P5] ${SEEDS} histories of tabs: one socket, nothing lost or doubled`, async () => {
  for (let seed = 1; seed <= SEEDS; seed++)
    await history(seed).catch((error: unknown) => {
      throw new Error(`Seed ${seed}`, { cause: error });
    });
});
