import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { keepLease, LEASE_KEPT_MS } from '../../widget/client/keep-lease.ts';
import type { TabSeat } from '../../widget/client/shared-connect.ts';
import { LOCK, TabsBench, type BenchTab } from '../support/tabs-bench.ts';

/** Two tabs of which one is somebody else by now, and so has a socket of its own. */
async function strangers() {
  const bench = new TabsBench();
  const leader = await bench.ready();
  const old = bench.device.identity!;
  bench.server.log.tokens.set('new-token', 'new-contact');
  bench.device.identity = { ...old, token: 'new-token', contact: 'new-contact' };
  const open = async (count: number) => {
    const tabs: BenchTab[] = [];
    for (let i = 0; i < count; i++) tabs.push(await bench.ready());
    return tabs;
  };
  /** The leader is told that its token is void: it takes the one that the device has by now. */
  const leaderLearns = () => {
    bench.server.log.tokens.delete(old.token);
    [...bench.server.network.sockets][0]!.end(4001);
  };
  return { bench, leader, open, leaderLearns };
}

const isReady = ({ client }: BenchTab) => client.snapshot.link.at === 'ready';

async function assertTogether(bench: TabsBench, tabs: readonly BenchTab[]): Promise<void> {
  await bench.until(() => tabs.every(isReady) && bench.sockets === 1, 5_000);
  await bench.clock.advance(30_000);
  assert.equal(bench.sockets, 1, 'and it stays so');
  for (const { client } of tabs) assert.equal(client.snapshot.me?.id, 'new-contact');
  for (const tab of tabs) await bench.leave(tab);
}

describe('a tab that was refused by the leader', () => {
  it('shares again as soon as the leader is who it is', async () => {
    const { bench, leader, open, leaderLearns } = await strangers();
    const others = await open(2);
    assert.equal(bench.sockets, 3);
    leaderLearns();
    await assertTogether(bench, [leader, ...others]);
    assert.equal(bench.clock.pending, 0);
  });

  for (const [how, go] of [
    ['closes', (bench: TabsBench, tab: BenchTab) => bench.leave(tab)],
    ['crashes', async (_bench: TabsBench, { tab }: BenchTab) => tab.crash()],
  ] as const)
    it(`leads when the leader ${how}, and others like it follow`, async () => {
      const { bench, leader, open } = await strangers();
      const others = await open(3);
      assert.equal(bench.sockets, 4);
      await go(bench, leader);
      await assertTogether(bench, others);
    });

  it('stays apart as long as the leader is somebody else, and does not try again and again', async () => {
    const { bench, leader, open } = await strangers();
    const [other] = await open(1);
    const attempts = bench.server.network.attempts.length;
    await bench.clock.advance(30_000);
    assert.equal(bench.server.network.attempts.length, attempts);
    [...bench.server.network.sockets][0]!.end(1006);
    await bench.until(() => isReady(leader));
    await bench.until(() => isReady(other!));
    await bench.clock.advance(30_000);
    assert.equal(bench.server.network.attempts.length, attempts + 2, 'once for each of them');
    assert.equal(bench.sockets, 2);
    for (const tab of [leader, other!]) await bench.leave(tab);
    assert.equal(bench.clock.pending, 0);
  });

  it('asleep it waits for no lock', async () => {
    const { bench, leader, open } = await strangers();
    const [other] = await open(1);
    other!.client.sleep();
    other!.shared.leave();
    await bench.leave(leader);
    await bench.clock.advance(100);
    assert.equal(bench.leader([other!]), undefined);
    assert.equal(bench.sockets, 0);
    other!.client.wake('restored');
    await assertTogether(bench, [other!]);
    assert.equal(bench.clock.pending, 0);
  });
});

it('a tab that still waits for the leader keeps its token when the leader’s turns out to be void', async () => {
  const bench = new TabsBench();
  await bench.leave(await bench.ready());
  const { identity } = bench.device;
  assert.ok(identity);
  const tab = bench.browser.open();
  const channel = tab.openChannel(LOCK);
  const answer = (to: string) => {
    channel.onmessage = null;
    channel.postMessage({ v: 1, type: 'pong', from: 'leader', to });
    channel.postMessage({ v: 1, type: 'end', from: 'leader', code: 4001 });
    tab.crash();
  };
  channel.onmessage = ({ data }) => answer((data as { from: string }).from);
  void tab.locks.request(LOCK, {}, () => new Promise(() => {}));
  const other = await bench.ready();
  assert.deepEqual(bench.device.identity, identity);
  assert.equal(other.client.snapshot.me?.id, identity.contact);
  await bench.leave(other);
});

it('a lease that is kept leaves no timer behind, given back, taken away or used', async () => {
  for (const end of ['release', 'lost', 'taken', 'time'] as const)
    for (const times of [1, 2]) {
      const clock = new FakeClock();
      const seat = { options: { clock }, kept: null } as unknown as TabSeat;
      let released = 0;
      const lease = { release: () => void released++, lost: () => {}, taken: () => {} };
      for (let i = 1; i < times; i++) {
        keepLease(seat, lease);
        lease.taken();
      }
      keepLease(seat, lease);
      if (end === 'time') await clock.advance(LEASE_KEPT_MS);
      else lease[end]();
      assert.equal(clock.pending, 0, end);
      assert.equal(released, end === 'lost' || end === 'taken' ? 0 : 1, end);
    }
});
