// The simulated world lets requests through where it blocks sockets, and after their tab is gone.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Tab } from '../../sdk/testing/simulator/tab.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { World } from '../../sdk/testing/simulator/world.ts';
import { simulatedDevice } from '../support/simulated-device.ts';
import { openMemoryStore } from '../../demo/own-store/memory-store.ts';

const SITE = 'site';
const WITHIN_MS = 20_000;

describe('a simulated browser', () => {
  for (const sockets of ['refused', 'swallowed'] as const)
    it(`[W3] is served over HTTP where sockets are ${sockets}`, async () => {
      const { world, store, tab, lines } = await open();
      tab.machine.paths.sockets = sockets;
      await write(world, tab, 'hello');
      await world.timeline.advance(WITHIN_MS);
      const [view] = tab.client.snapshot.conversations.values();
      assert.deepEqual(view?.pending, []);
      assert.deepEqual(await textsIn(store), ['hello']);
      const ofTab = lines.filter((line) => line.includes(tab.name));
      assert.ok(ofTab.some((line) => line.includes('asks ?site=site&wait ')));
      assert.ok(!ofTab.some((line) => line.includes(' up ')));
    });

  it('[P5] is heard though it has gone, with what had no answer', async () => {
    const { world, store, tab } = await open();
    await write(world, tab, 'hello');
    await world.timeline.advance(WITHIN_MS);
    tab.machine.paths.sockets = 'swallowed';
    for (const wire of tab.wires) wire.cut({ client: false, server: false });
    await write(world, tab, 'bye');
    tab.client.sleep();
    tab.crash();
    world.gone(tab);
    await world.timeline.advance(WITHIN_MS);
    assert.deepEqual(await textsIn(store), ['hello', 'bye']);
  });

  it('is heard later with its last words, where its network stood still as it went', async () => {
    const { world, store, tab } = await open();
    await write(world, tab, 'hello');
    await world.timeline.advance(WITHIN_MS);
    tab.machine.paths.up.broken = true;
    await write(world, tab, 'bye');
    tab.client.sleep();
    tab.crash();
    world.gone(tab);
    await world.timeline.advance(WITHIN_MS);
    assert.deepEqual(await textsIn(store), ['hello']);
    world.healPaths(tab.machine);
    await world.timeline.advance(WITHIN_MS);
    assert.deepEqual(await textsIn(store), ['hello', 'bye']);
  });
});

/** A shop with one shopper's tab that knows of no other. */
async function open(): Promise<{ world: World; store: Store; tab: Tab; lines: string[] }> {
  const lines: string[] = [];
  const store = openMemoryStore();
  const world = new World({
    seed: 1,
    site: SITE,
    store,
    newDevice: simulatedDevice,
    log: (line) => lines.push(line),
  });
  await world.timeline.settle();
  const [tab, ...others] = world.tabs.filter(({ machine }) => !machine.agent);
  for (const other of others) {
    other.crash();
    world.gone(other);
  }
  return { world, store, tab: tab!, lines };
}

async function write({ timeline }: World, tab: Tab, text: string): Promise<void> {
  void tab.client.post(null, text);
  await timeline.advance(500);
}

async function textsIn(store: Store): Promise<string[]> {
  const all = { site: SITE, cursor: null, limit: 10 };
  const { rows } = await store.inbox({ ...all, status: null });
  const [row, ...more] = rows;
  assert.equal(more.length, 0);
  const events = await store.events({
    ...all,
    conversation: row!.id,
    log: 'public',
    after: 0,
    before: null,
    end: 'oldest',
  });
  return events.flatMap(({ what }) => (what.kind === 'message.posted' ? [what.text] : []));
}
