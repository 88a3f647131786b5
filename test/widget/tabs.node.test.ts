import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OPS_BURST, OPS_PER_SECOND } from '../../sdk/protocol/limits.ts';
import { isSettled, shownTexts } from '../support/client-bench.ts';
import { LOCK, TabsBench, type BenchTab, type TabOptions } from '../support/tabs-bench.ts';

/** A leader that has said hello to the server, and others that follow it. */
async function together(bench: TabsBench, count: number, options?: TabOptions) {
  const tabs = [await bench.ready()];
  while (tabs.length < count) tabs.push(await bench.ready(options));
  return tabs as [BenchTab, BenchTab, ...BenchTab[]];
}

const texts = (tabs: readonly BenchTab[]) => tabs.map(({ client }) => shownTexts(client));
const allReady = (tabs: readonly BenchTab[]) =>
  tabs.every(({ client }) => client.snapshot.link.at === 'ready');

async function leaveAll(bench: TabsBench, tabs: readonly BenchTab[]): Promise<void> {
  for (const tab of tabs) await bench.leave(tab);
  assert.equal(bench.clock.pending, 0, 'timers are left');
  assert.equal(bench.sockets, 0, 'sockets are left');
  assert.equal(bench.browser.holder(LOCK), undefined, 'the lock is left');
}

describe('one socket for all tabs', () => {
  it('a single tab has its own, and loads nothing for others', async () => {
    const bench = new TabsBench();
    const tab = await bench.ready();
    await tab.client.post(null, 'hello');
    await bench.until(() => isSettled(tab.client));
    assert.equal(bench.loads, 0);
    assert.equal(bench.server.network.attempts.length, 1);
    await leaveAll(bench, [tab]);
    assert.equal(tab.tab.channels.size, 0, 'the channel is left');
  });

  for (const count of [2, 3, 10])
    it(`${count} tabs: one socket, and each shows what every one of them writes, once and in one order`, async () => {
      const bench = new TabsBench();
      const tabs = await together(bench, count);
      assert.equal(bench.sockets, 1);
      assert.equal(bench.server.heardOf('hello').length, 1);
      await tabs[0].client.post(null, 'from the first');
      await bench.until(() => texts(tabs).every((shown) => shown.length === 1));
      await Promise.all(tabs.map(({ client }, i) => client.post(null, `from ${i}`)));
      bench.server.say('from Mira');
      const isDone = ({ client }: BenchTab) =>
        isSettled(client) && shownTexts(client).length === count + 2;
      await bench.until(() => tabs.every(isDone));
      const order = bench.server.texts();
      assert.equal(new Set(order).size, count + 2, 'nothing is doubled at the server');
      for (const shown of texts(tabs)) assert.deepEqual(shown, order);
      assert.equal(bench.sockets, 1);
      assert.equal(bench.device.outbox.length, 0);
      await leaveAll(bench, tabs);
    });

  it('[H2] ten tabs that begin at once are one contact with one socket', async () => {
    const bench = new TabsBench();
    const tabs = Array.from({ length: 10 }, () => bench.open());
    await Promise.all(tabs.map(({ client }) => client.start()));
    await bench.until(() => allReady(tabs));
    assert.equal(bench.sockets, 1);
    assert.equal(bench.server.log.tokens.size, 1);
    assert.equal(new Set(tabs.map(({ client }) => client.snapshot.me?.id)).size, 1);
    await leaveAll(bench, tabs);
  });

  it('[H7] a tab that joins is brought to where everything stands', async () => {
    const bench = new TabsBench();
    const first = await bench.ready();
    await first.client.post(null, 'hello');
    await bench.until(() => isSettled(first.client));
    bench.server.say('welcome');
    const memory = await bench.ready({ memory: true });
    await bench.until(() => shownTexts(memory.client).length === 2);
    assert.deepEqual(shownTexts(memory.client), ['hello', 'welcome']);
    assert.equal(memory.client.snapshot.me?.id, first.client.snapshot.me?.id);
    await memory.client.post(null, 'written in memory');
    await bench.until(() => isSettled(memory.client) && shownTexts(first.client).length === 3);
    assert.equal(bench.sockets, 1);
    await leaveAll(bench, [first, memory]);
  });

  it('a heartbeat is answered once, by the leader', async () => {
    const bench = new TabsBench();
    const tabs = await together(bench, 3);
    await tabs[1].client.post(null, 'hello');
    await bench.until(() => tabs.every(({ client }) => isSettled(client)));
    bench.server.heard.length = 0;
    bench.server.beat(7);
    await bench.until(() => bench.server.heardOf('have').length > 0);
    await bench.clock.advance(1_000);
    const answers = bench.server.heardOf('have').filter(({ heartbeat }) => heartbeat === 7);
    assert.equal(answers.length, 1);
    await leaveAll(bench, tabs);
  });

  it('[R1] an epoch that has changed is got anew in every tab, on the one socket', async () => {
    const bench = new TabsBench();
    const tabs = await together(bench, 3);
    await tabs[0].client.post(null, 'hello');
    await bench.until(() => tabs.every(({ client }) => isSettled(client)));
    const row = bench.server.only;
    row.epoch = 'another';
    row.public.forEach((event, i) => (row.public[i] = { ...event, epoch: 'another' }));
    bench.server.say('after the restore');
    await bench.until(() => texts(tabs).every((shown) => shown.includes('after the restore')));
    for (const shown of texts(tabs)) assert.deepEqual(shown, bench.server.texts());
    assert.equal(bench.sockets, 1);
    await leaveAll(bench, tabs);
  });

  it('[L6] bursts of two tabs arrive, all of them and in order', async () => {
    const bench = new TabsBench();
    const tabs = await together(bench, 2);
    await tabs[0].client.post(null, 'start');
    await bench.until(() => texts(tabs).every((shown) => shown.length === 1));
    let refused = 0;
    for (const session of bench.server.sessions) {
      const send = session.send.bind(session);
      session.send = (frame) => {
        if (frame.type === 'nak') refused += 1;
        send(frame);
      };
    }
    bench.server.heard.length = 0;
    await Promise.all(
      tabs.flatMap(({ client }, tab) =>
        Array.from({ length: 30 }, (_, i) => client.post(null, `${tab}.${i}`)),
      ),
    );
    await bench.clock.advance(1_000);
    const sent = bench.server.heardOf('op').length;
    assert.ok(sent <= OPS_BURST + OPS_PER_SECOND, `${sent} ops in a second`);
    await bench.until(() => tabs.every(({ client }) => isSettled(client)));
    assert.equal(refused, 0, 'what is too much is refused before the server has to');
    const order = bench.server.texts();
    assert.equal(order.length, 61);
    for (const tab of [0, 1])
      assert.deepEqual(
        order.filter((text) => text.startsWith(`${tab}.`)),
        Array.from({ length: 30 }, (_, i) => `${tab}.${i}`),
      );
    await bench.until(() => texts(tabs).every((shown) => shown.length === 61));
    for (const shown of texts(tabs)) assert.deepEqual(shown, order);
    await leaveAll(bench, tabs);
  });

  it('without locks each tab has its own socket', async () => {
    const bench = new TabsBench();
    const tabs = [
      await bench.ready({ withoutLocks: true }),
      await bench.ready({ withoutLocks: true }),
    ];
    assert.equal(bench.sockets, 2);
    await leaveAll(bench, tabs);
  });

  it('a tab that cannot load what it needs to follow has its own socket', async () => {
    const bench = new TabsBench();
    const tabs = [await bench.ready(), await bench.ready({ withoutSpare: true })];
    assert.equal(bench.sockets, 2);
    await leaveAll(bench, tabs);
  });

  it('a leader that cannot load what it needs to lead says so, and tries again for the next tab', async () => {
    const bench = new TabsBench();
    const leader = await bench.ready({ withoutSpare: true });
    const tabs = [leader, await bench.ready(), await bench.ready()];
    assert.equal(bench.sockets, 3);
    await leaveAll(bench, tabs);
  });
});
