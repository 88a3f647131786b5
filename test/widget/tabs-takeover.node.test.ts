import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSettled, shownTexts } from '../support/client-bench.ts';
import { TabsBench, type BenchTab, type TabOptions } from '../support/tabs-bench.ts';

/** What the issue allows from the end of a leader to the next one's welcome. */
const TAKEOVER_MAX_MS = 15_000;

async function talking(count: number, options: readonly TabOptions[] = []) {
  const bench = new TabsBench();
  const tabs: BenchTab[] = [];
  for (let i = 0; i < count; i++) tabs.push(await bench.ready(options[i]));
  await tabs[0]!.client.post(null, 'hello');
  await bench.until(() => tabs.every((tab) => isSettled(tab.client) && shows(tab, 1)));
  return { bench, tabs: tabs as [BenchTab, BenchTab, ...BenchTab[]] };
}

const shows = ({ client }: BenchTab, count: number) => shownTexts(client).length === count;

/** Milliseconds until something is true. */
async function timed(bench: TabsBench, isTrue: () => boolean): Promise<number> {
  const from = bench.clock.now();
  await bench.until(isTrue);
  return bench.clock.now() - from;
}

/** One leads, the others follow, and what one of them writes is shown by all, once. */
async function assertWhole(bench: TabsBench, tabs: readonly BenchTab[]): Promise<void> {
  const before = bench.server.texts().length;
  for (const [i, { client }] of tabs.entries()) await client.post(null, `whole ${before} ${i}`);
  await bench.until(() =>
    tabs.every((tab) => isSettled(tab.client) && shows(tab, before + tabs.length)),
  );
  const order = bench.server.texts();
  assert.equal(new Set(order).size, order.length, 'nothing is doubled');
  for (const { client } of tabs) assert.deepEqual(shownTexts(client), order);
  assert.equal(bench.sockets, 1);
}

describe('the leader goes', () => {
  for (const [how, end] of [
    ['closes', (bench: TabsBench, tab: BenchTab) => bench.leave(tab)],
    ['crashes', async (_bench: TabsBench, { tab }: BenchTab) => tab.crash()],
  ] as const)
    it(`and ${how}: another tab leads within two seconds`, async () => {
      const { bench, tabs } = await talking(4);
      const [leader, ...rest] = tabs;
      assert.equal(bench.leader(tabs), leader);
      await end(bench, leader);
      const isBack = () =>
        bench.leader(rest) !== undefined &&
        rest.every(({ client }) => client.snapshot.link.at === 'ready') &&
        bench.server.heardOf('hello').length === 2;
      const ms = await timed(bench, isBack);
      assert.ok(ms <= 2_000, `${ms} ms`);
      await assertWhole(bench, rest);
      for (const tab of rest) await bench.leave(tab);
    });

  it('with an op of another tab on its way: it arrives once', async () => {
    const { bench, tabs } = await talking(3);
    const [leader, writer, reader] = tabs;
    bench.server.network.fate = (_way, text) => (text.includes('on its way') ? 'drop' : 'pass');
    await writer.client.post(null, 'on its way');
    await bench.clock.advance(100);
    bench.server.network.fate = () => 'pass';
    leader.tab.crash();
    await bench.until(() => isSettled(writer.client) && shows(reader!, 2));
    await assertWhole(bench, [writer, reader!]);
  });

  it('and a tab that goes leaves a row: the leader sends it at once', async () => {
    const { bench, tabs } = await talking(2);
    const [leader, writer] = tabs;
    let lost = 0;
    bench.server.network.fate = (way, text) =>
      way === 'up' && text.includes('left behind') && lost++ === 0 ? 'drop' : 'pass';
    await writer.client.post(null, 'left behind');
    await bench.clock.advance(100);
    await bench.leave(writer);
    const ms = await timed(bench, () => isSettled(leader.client) && shows(leader, 2));
    assert.ok(ms <= 100, `${ms} ms`);
    await bench.leave(leader);
  });
});

describe('the leader is frozen', () => {
  for (const count of [2, 10])
    it(`and one of ${count} tabs is looked at: it takes over within 15 s`, async () => {
      const hidden = Array.from({ length: count - 1 }, () => ({ hidden: true }));
      const { bench, tabs } = await talking(count, [...hidden, {}]);
      const [leader, ...rest] = tabs;
      leader.tab.freeze();
      const looked = rest.at(-1)!;
      await looked.client.post(null, 'into the ice');
      const ms = await timed(bench, () => bench.server.texts().length === 2);
      assert.ok(ms <= TAKEOVER_MAX_MS, `${ms} ms`);
      assert.equal(bench.leader(tabs), looked);
      await bench.until(() => rest.every((tab) => isSettled(tab.client) && shows(tab, 2)));

      leader.tab.wake();
      await bench.until(() => bench.sockets === 1 && isSettled(leader.client) && shows(leader, 2));
      assert.equal(bench.leader(tabs), looked, 'the one that was robbed follows');
      await assertWhole(bench, tabs);
      for (const tab of tabs) await bench.leave(tab);
      assert.equal(bench.clock.pending, 0);
    });

  it('and nobody looks: nothing is stolen until somebody does', async () => {
    const { bench, tabs } = await talking(2, [{ hidden: true }, { hidden: true }]);
    const [leader, other] = tabs;
    leader.tab.freeze();
    await bench.clock.advance(40_000);
    assert.equal(bench.leader(tabs), leader);
    other.tab.isVisible = true;
    const ms = await timed(bench, () => bench.leader(tabs) === other);
    assert.ok(ms <= TAKEOVER_MAX_MS, `${ms} ms`);
    leader.tab.wake();
    await assertWhole(bench, tabs);
  });

  it('and two tabs are looked at: they agree on one of them', async () => {
    const { bench, tabs } = await talking(4, [{ hidden: true }, {}, {}, { hidden: true }]);
    const [leader, ...rest] = tabs;
    leader.tab.freeze();
    const ms = await timed(bench, () => bench.server.heardOf('hello').length > 1);
    assert.ok(ms <= TAKEOVER_MAX_MS, `${ms} ms`);
    await bench.clock.advance(10_000);
    await bench.until(() => rest.every(({ client }) => client.snapshot.link.at === 'ready'));
    leader.tab.wake();
    await assertWhole(bench, tabs);
  });

  it('and the lock of a crashed leader goes to a frozen tab: one that is looked at gets it', async () => {
    const { bench, tabs } = await talking(4, [{}, { hidden: true }, { hidden: true }, {}]);
    const [leader, frozen, alsoFrozen, looked] = tabs;
    frozen.tab.freeze();
    alsoFrozen!.tab.freeze();
    leader.tab.crash();
    const ms = await timed(bench, () => bench.leader(tabs) === looked);
    assert.ok(ms <= TAKEOVER_MAX_MS, `${ms} ms`);
    frozen.tab.wake();
    alsoFrozen!.tab.wake();
    await assertWhole(bench, [frozen, alsoFrozen!, looked!]);
  });

  it('and what was said to it is not sent a second time to anybody’s harm when it wakes', async () => {
    const { bench, tabs } = await talking(3, [{ hidden: true }, {}, {}]);
    const [leader, writer, reader] = tabs;
    leader.tab.freeze();
    await writer.client.post(null, 'one');
    await writer.client.post(null, 'two');
    await bench.until(() => isSettled(writer.client) && shows(writer, 3));
    await writer.client.post(null, 'three');
    leader.tab.wake();
    await bench.until(() => tabs.every((tab) => isSettled(tab.client) && shows(tab, 4)));
    for (const { client } of [leader, writer, reader!])
      assert.deepEqual(shownTexts(client), ['hello', 'one', 'two', 'three']);
    assert.deepEqual(bench.server.texts(), ['hello', 'one', 'two', 'three']);
    assert.equal(bench.sockets, 1);
  });
});

describe('the server goes', () => {
  it('all tabs wait; when it is back all are connected with the first that is', async () => {
    const { bench, tabs } = await talking(5);
    bench.server.kill();
    await bench.until(() => tabs.every(({ client }) => client.snapshot.link.at === 'waiting'));
    for (const [i, { client }] of tabs.entries()) await client.post(null, `offline ${i}`);
    await bench.clock.advance(60_000);
    bench.server.restart();
    const first = () => tabs.some(({ client }) => client.snapshot.link.at === 'ready');
    await bench.until(first);
    const ms = await timed(bench, () =>
      tabs.every(({ client }) => client.snapshot.link.at === 'ready'),
    );
    assert.ok(ms <= 100, `the others ${ms} ms later`);
    await bench.until(() => tabs.every((tab) => isSettled(tab.client) && shows(tab, 6)));
    await assertWhole(bench, tabs);
    for (const tab of tabs) await bench.leave(tab);
    assert.equal(bench.clock.pending, 0);
  });

  for (const [code, why] of [
    [4003, 'forbidden'],
    [4010, 'outdated'],
    [4410, 'erased'],
  ] as const)
    it(`with ${code}: every tab stops and knows why`, async () => {
      const { bench, tabs } = await talking(3);
      const attempts = bench.server.network.attempts.length;
      bench.server.close(code);
      await bench.clock.advance(60_000);
      for (const { client } of tabs) assert.deepEqual(client.snapshot.link, { at: 'stopped', why });
      assert.equal(bench.server.network.attempts.length, attempts, 'nobody connects again');
    });

  it('[L3] with 4029: every tab waits long', async () => {
    const { bench, tabs } = await talking(3);
    const attempts = bench.server.network.attempts.length;
    bench.server.close(4029);
    await bench.clock.advance(14_000);
    assert.equal(bench.server.network.attempts.length, attempts);
    await assertWhole(bench, tabs);
  });

  it('[H3] with 4001: all tabs end with one new identity', async () => {
    const { bench, tabs } = await talking(4, [{}, {}, { memory: true }, {}]);
    const old = bench.device.identity!.token;
    bench.server.log.tokens.clear();
    bench.server.close(4001);
    await bench.until(() => tabs.every(({ client }) => client.snapshot.link.at === 'ready'));
    await bench.clock.advance(5_000);
    assert.equal(bench.server.log.tokens.size, 1);
    assert.notEqual(bench.device.identity!.token, old);
    assert.equal(new Set(tabs.map(({ client }) => client.snapshot.me?.id)).size, 1);
    assert.equal(bench.sockets, 1);
  });

  it('[L7] after it has said so: all tabs are on one new socket in time', async () => {
    const { bench, tabs } = await talking(4);
    const [session] = bench.server.sessions;
    bench.server.push({ type: 'draining', withinMs: 5_000 });
    await bench.until(() => !bench.server.sessions.has(session!), 5_000);
    await bench.until(() => tabs.every(({ client }) => client.snapshot.link.at === 'ready'));
    await bench.clock.advance(10_000);
    await assertWhole(bench, tabs);
    assert.ok(bench.server.heardOf('hello').length <= 3, 'not every tab says hello');
  });

  it('[L2] without a word: tabs that are looked at find out, though the leader’s timers sleep', async () => {
    const { bench, tabs } = await talking(3, [{ hidden: true }, {}, {}]);
    const [, writer, reader] = tabs;
    bench.server.network.fate = () => 'drop';
    await writer.client.post(null, 'into the void');
    await bench.clock.advance(5_000);
    const broken = [...bench.server.network.sockets];
    bench.server.network.fate = () => 'pass';
    for (const socket of broken) {
      socket.send = () => {};
      socket.push = () => {};
    }
    const ms = await timed(bench, () => bench.server.texts().length === 2);
    assert.ok(ms <= 45_000, `${ms} ms`);
    await bench.until(() => isSettled(writer.client) && shows(reader!, 2));
    await assertWhole(bench, tabs);
  });
});
