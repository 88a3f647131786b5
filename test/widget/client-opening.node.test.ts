// A page begins by looking whether anything is kept, and its shopper may be quicker than that.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench } from '../support/client-bench.ts';

it('[P5] a message that is written while the device’s store is being let go is kept on the device', async () => {
  const bench = new ClientBench();
  let letGo = () => {};
  const tab = bench.tab({
    connect: () => {
      throw new Error('There is no network.');
    },
    openHistory: async () => ({
      ...bound(openMemoryHistory(bench.device)),
      kind: 'device',
      close: () => new Promise<void>((resolve) => (letGo = resolve)),
    }),
  });
  const resumed = tab.resume();
  await bench.clock.advance(0);
  const posted = tab.post(null, 'quick');
  await bench.clock.advance(0);
  letGo();
  await Promise.all([resumed, posted]);
  const texts = bench.device.outbox.map(({ action }) => 'text' in action && action.text);
  assert.deepEqual(texts, [false, 'quick']);
  void tab.close();
});

it('[H2] a tab that had not yet heard who its device is does not make it somebody else', async () => {
  const bench = new ClientBench();
  let tell = () => {};
  const history = bound(openMemoryHistory(bench.device));
  const tab = bench.tab({
    openHistory: async () => ({
      ...history,
      kind: 'device',
      swapIdentity: async (...change) => {
        const counts = await history.swapIdentity(...change);
        await new Promise<void>((resolve) => (tell = resolve));
        return counts;
      },
    }),
  });
  await tab.start();
  await bench.clock.advance(0);
  const first = bench.device.identity?.token;
  assert.ok(first);
  tab.wake('restored');
  tell();
  for (let i = 0; i < 3; i++) {
    await bench.clock.advance(0);
    tell();
  }
  await bench.until(() => tab.snapshot.link.at === 'ready');
  assert.equal(bench.device.identity?.token, first);
  await tab.close();
});

it('[P5] a device that already refused to be looked at promises nothing to whoever writes then', async () => {
  const bench = new ClientBench();
  const tab = bench.tab({
    connect: () => {
      throw new Error('There is no network.');
    },
    openHistory: () => Promise.reject(new Error('It refuses.')),
  });
  await tab.resume();
  await tab.post(null, 'who keeps this?');
  assert.equal(tab.snapshot.storage, 'memory');
  await tab.close();
});

function bound(history: ReturnType<typeof openMemoryHistory>): typeof history {
  return {
    kind: history.kind,
    onlost: null,
    load: () => history.load(),
    events: (...range) => history.events(...range),
    swapIdentity: (...change) => history.swapIdentity(...change),
    post: (...posted) => history.post(...posted),
    write: (change) => history.write(change),
    hasFiles: () => history.hasFiles(),
    openFiles: () => history.openFiles(),
    wipe: () => history.wipe(),
    evict: () => history.evict(),
    destroy: () => history.destroy(),
    close: () => history.close(),
  };
}
