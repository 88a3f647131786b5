import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSettled, shownTexts } from '../support/client-bench.ts';
import { LOCK, TabsBench } from '../support/tabs-bench.ts';
import type { FakeTab } from '../support/fake-tabs.ts';

/** A tab of which only the channel is known. */
function stranger(bench: TabsBench): { tab: FakeTab; heard: unknown[]; say(data: unknown): void } {
  const tab = bench.browser.open();
  const channel = tab.openChannel(LOCK);
  const heard: unknown[] = [];
  channel.onmessage = ({ data }) => heard.push(data);
  return { tab, heard, say: (data) => channel.postMessage(data) };
}

const UP = { type: 'op', op: 'x', conversation: 'y', action: { kind: 'message.post', text: 'z' } };

const GARBAGE: readonly unknown[] = [
  null,
  undefined,
  0,
  '',
  'join',
  [],
  {},
  { v: 1 },
  { v: '1', type: 'join', from: 'x' },
  { v: 1, type: 'join' },
  { v: 1, type: 'join', from: 7 },
  { v: 1, type: 'constructor', from: 'x' },
  { v: 1, type: 'up', from: 'x', text: 3 },
  { v: 1, type: 'end', from: 'x', code: '4410' },
  { v: 1, type: 'end', from: 'x', code: 4410 },
  { v: 1, type: 'down', from: 'x', text: '{"type":"welcome"}' },
  { v: 1, type: 'up', from: 'x', text: JSON.stringify(UP) },
  { v: 1, type: 'ping', from: 'x' },
  { v: 1, type: 'bye', from: 'x' },
  ...[
    '',
    '{',
    'null',
    '[]',
    '{"type":"hello"}',
    '{"type":"hello","versions":[1],"site":"other"}',
  ].map((text) => ({ v: 1, type: 'join', from: 'x', text })),
  {
    v: 1,
    type: 'join',
    from: 'x',
    text: JSON.stringify({ type: 'hello', versions: [1], site: 'demo', resume: [{}] }),
  },
  {
    get v() {
      return 1;
    },
    type: 'join',
    from: 'x',
    to: {},
  },
];

describe('the channel between tabs is open to every script of the page’s origin', () => {
  it('what is no word of these tabs has no effect and breaks nothing', async () => {
    const bench = new TabsBench();
    const tabs = [await bench.ready(), await bench.ready(), await bench.ready({ hidden: true })];
    await tabs[0]!.client.post(null, 'hello');
    await bench.until(() => tabs.every(({ client }) => isSettled(client)));
    const { say } = stranger(bench);
    bench.server.heard.length = 0;
    for (const data of GARBAGE) say(data);
    await bench.clock.advance(100);
    assert.deepEqual(bench.server.heard, []);
    assert.equal(bench.sockets, 1);
    for (const { client } of tabs) assert.equal(client.snapshot.link.at, 'ready');
    await tabs[1]!.client.post(null, 'still here');
    await bench.until(() => tabs.every(({ client }) => shownTexts(client).length === 2));
    for (const tab of tabs) await bench.leave(tab);
    assert.equal(bench.clock.pending, 0);
  });

  it('nor has it before a second tab is there, or while one joins', async () => {
    const bench = new TabsBench();
    const leader = await bench.ready();
    const { say } = stranger(bench);
    for (const data of GARBAGE) say(data);
    await bench.clock.advance(100);
    const joining = bench.open();
    await joining.client.start();
    for (const data of GARBAGE) say(data);
    await bench.until(() => joining.client.snapshot.link.at === 'ready');
    assert.equal(bench.sockets, 1);
    assert.equal(bench.server.heardOf('hello').length, 1);
    await bench.leave(joining);
    await bench.leave(leader);
    assert.equal(bench.clock.pending, 0);
  });

  it('a frame that no tab would send does not reach the server from a tab that joined either', async () => {
    const bench = new TabsBench();
    const leader = await bench.ready();
    const { say, heard } = stranger(bench);
    const hello = { type: 'hello', versions: [1], site: 'demo', device: 'd', resume: [] };
    say({ v: 1, type: 'join', from: 'x', text: JSON.stringify(hello) });
    await bench.clock.advance(100);
    const joined = heard.find((word) => (word as { type: string }).type === 'down');
    assert.ok(joined, 'it has its welcome');
    const { from: to } = joined as { from: string };
    bench.server.heard.length = 0;
    const frames = ['', '{', '[]', '{"type":"hello"}', '{"type":"have"}', '{"type":"nak"}'];
    for (const text of [...frames, `{"type":"op","op":"${'x'.repeat(70_000)}"}`])
      say({ v: 1, type: 'up', from: 'x', to, text });
    await bench.clock.advance(100);
    assert.deepEqual(bench.server.heard, []);
    await bench.leave(leader);
  });
});

describe('tabs that cannot share', () => {
  it('a tab with another token than the leader’s has its own socket', async () => {
    const bench = new TabsBench();
    const leader = await bench.ready();
    const own = bench.device.identity!;
    bench.server.log.tokens.set('token-of-another', 'contact-other');
    bench.device.identity = { ...own, token: 'token-of-another', contact: 'contact-other' };
    const other = await bench.ready();
    assert.equal(bench.sockets, 2);
    assert.equal(other.client.snapshot.me?.id, 'contact-other');
    await leader.client.post(null, 'private');
    await bench.until(() => isSettled(leader.client));
    await bench.clock.advance(1_000);
    assert.deepEqual(shownTexts(other.client), []);
    await bench.leave(other);
    await bench.leave(leader);
    assert.equal(bench.clock.pending, 0);
  });

  it('a tab of another build leads: each of this build has its own socket', async () => {
    const bench = new TabsBench();
    const { tab, say, heard } = stranger(bench);
    void tab.locks.request(LOCK, {}, () => new Promise(() => {}));
    const joining = bench.open();
    await joining.client.start();
    await bench.until(() => heard.length > 0);
    say({ v: 2, kind: 'whatever' });
    await bench.until(() => joining.client.snapshot.link.at === 'ready');
    assert.equal(bench.sockets, 1);
    await bench.leave(joining);
    assert.equal(bench.clock.pending, 0);
  });

  it('a tab of another build asks: it is told what is spoken here, and nothing else happens', async () => {
    const bench = new TabsBench();
    const tabs = [await bench.ready(), await bench.ready()];
    const { say, heard } = stranger(bench);
    say({ v: 2, kind: 'join' });
    await bench.clock.advance(10);
    assert.deepEqual(
      heard.map((word) => (word as { v: number }).v),
      [1],
    );
    for (const tab of tabs) await bench.leave(tab);
  });

  it('two sites in one browser have nothing to do with each other', async () => {
    const bench = new TabsBench();
    const tabs = [await bench.ready(), await bench.ready({ site: 'another' })];
    assert.equal(bench.sockets, 2);
    for (const tab of tabs) await bench.leave(tab);
  });
});

describe('a tab leaves for a while', () => {
  it('asleep it holds neither lock nor channel; awake it joins again', async () => {
    const bench = new TabsBench();
    const tabs = [await bench.ready(), await bench.ready()] as const;
    for (const one of tabs) {
      one.client.sleep();
      one.shared.leave();
      await bench.clock.advance(0);
      assert.equal(one.tab.channels.size, 0);
      const others = tabs.filter((tab) => tab !== one);
      await bench.until(() => bench.leader(tabs) === others[0]);
      await bench.until(() => others[0]!.client.snapshot.link.at === 'ready');
      one.client.wake('restored');
      await bench.until(() => one.client.snapshot.link.at === 'ready');
      assert.equal(bench.sockets, 1);
    }
    for (const tab of tabs) await bench.leave(tab);
    assert.equal(bench.clock.pending, 0);
  });

  it('closed between two connections it leaves no lock behind', async () => {
    const bench = new TabsBench();
    const [leader, other] = [await bench.ready(), await bench.ready()];
    bench.server.close(1006);
    await bench.until(() => leader.client.snapshot.link.at === 'waiting');
    assert.equal(bench.leader([leader, other]), leader, 'kept for the next attempt');
    await bench.leave(leader);
    assert.notEqual(bench.leader([leader, other]), leader);
    await bench.leave(other);
    assert.equal(bench.browser.holder(LOCK), undefined);
    assert.equal(bench.clock.pending, 0);
  });
});
