// Whoever leaves, leaves nothing that can be read: not on the device, not in this tab, not in another.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeUp } from '../../sdk/protocol/codec.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { ClientBench, isSettled, shownTexts } from '../support/client-bench.ts';

const LEFT = { at: 'stopped', why: 'left' };
const keptOn = ({ device }: ClientBench) => ({
  identity: device.identity,
  outbox: device.outbox.length,
  conversations: device.conversations.size,
  events: [...device.logs.values()].reduce((sum, log) => sum + log.size, 0),
});
const NOTHING = { identity: null, outbox: 0, conversations: 0, events: 0 };

function assertEmpty(client: CareClient): void {
  const { me, conversations, drafts, link } = client.snapshot;
  assert.deepEqual([me, conversations.size, drafts, link], [null, 0, {}, LEFT]);
}

describe('logging out', () => {
  it('[P8] leaves nothing: neither shown, nor kept, nor connected', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    client.keepDraft('message', 'half a sentence');
    bench.server.kill();
    await client.post(null, 'unsent');
    await client.logOut();
    assertEmpty(client);
    assert.deepEqual(keptOn(bench), NOTHING);
    await bench.clock.advance(0);
    assert.deepEqual([bench.server.network.sockets.size, bench.clock.pending], [0, 0]);
    await assert.rejects(client.post(null, 'too late'), /closed/);
    assert.deepEqual(keptOn(bench), NOTHING);
    await client.close();
  });

  it('[P1] is not what a tab wakes up to when another one has found the token void', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    client.sleep();
    await bench.clock.advance(0);
    bench.device.identity = null;
    client.wake('restored');
    await bench.until(() => client.snapshot.link.at === 'ready');
    assert.deepEqual(shownTexts(client), ['hello']);
    await client.close();
  });

  it('says what has no answer a last time', async () => {
    const bench = new ClientBench();
    const said: string[] = [];
    const fetch = async (_url: string, init: RequestInit = {}) => {
      for (const frame of JSON.parse(String(init.body)) as unknown[])
        said.push(decodeUp(JSON.stringify(frame)).type);
      return new Response('{}');
    };
    const client = bench.tab({ fetch });
    await client.post(null, 'hello');
    await bench.until(() => isSettled(client));
    bench.server.network.fate = () => 'drop';
    await client.post(null, 'bye');
    await client.logOut();
    assert.deepEqual(said, ['hello', 'op', 'leave']);
  });

  it('[P8] forgets what an earlier page kept, though this one has opened nothing', async () => {
    const bench = new ClientBench();
    await (await bench.talking()).close();
    const client = bench.tab();
    await client.logOut();
    assert.deepEqual(keptOn(bench), NOTHING);
    assert.equal(bench.server.network.attempts.length, 1, 'and connects to nobody for it');
  });

  it('[P8] at any moment: what was on its way has nowhere to go', async () => {
    for (const moment of ['opening', 'connecting', 'welcomed', 'posting', 'closed'] as const) {
      const bench = new ClientBench();
      await (await bench.talking()).close();
      const client = bench.tab();
      const posted = moment === 'posting' ? client.post(null, 'late') : client.start();
      if (moment !== 'opening') for (let i = 0; i < 4; i++) await Promise.resolve();
      if (moment === 'welcomed') await bench.until(() => client.snapshot.me !== null);
      if (moment === 'closed') await client.close();
      const left = client.logOut();
      await posted.catch(() => {});
      await left;
      await bench.clock.advance(10_000);
      assertEmpty(client);
      assert.deepEqual(keptOn(bench), NOTHING, moment);
      assert.equal(bench.clock.pending, 0, moment);
    }
  });

  it('[P8] a page that slept through it shows nothing when it comes back', async () => {
    const bench = new ClientBench();
    const asleep = await bench.talking();
    asleep.sleep();
    await bench.clock.advance(0);
    await bench.tab().logOut();
    asleep.wake('restored');
    await bench.clock.advance(1_000);
    assertEmpty(asleep);
    assert.equal(bench.server.network.attempts.length, 1);
  });

  it('[P8] nor does it show anything when somebody else has begun since', async () => {
    const bench = new ClientBench();
    const asleep = await bench.talking();
    await asleep.post(null, 'secret');
    await bench.until(() => isSettled(asleep));
    asleep.sleep();
    await bench.clock.advance(0);
    await bench.tab().logOut();
    const next = bench.tab();
    await next.post(null, 'I am new here');
    await bench.until(() => isSettled(next));
    assert.deepEqual(shownTexts(next), ['I am new here']);
    const kept = bench.device.identity;
    asleep.wake('look');
    await bench.clock.advance(1_000);
    assertEmpty(asleep);
    assert.deepEqual(bench.device.identity, kept, 'and takes nothing from whoever is here now');
    await next.close();
  });

  it('a page that slept without anything happening is not taken for one that has left', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    client.sleep();
    client.wake('restored');
    await bench.until(() => isSettled(client));
    assert.deepEqual(shownTexts(client), ['hello']);
    await client.close();
  });

  it('[P8] a token that the server takes for somebody else shows them nothing of before', async () => {
    const bench = new ClientBench();
    const first = await bench.talking();
    assert.equal(bench.device.identity?.contact, first.snapshot.me?.id);
    await first.close();
    bench.server.log.tokens.set(bench.device.identity!.token, 'contact-99');
    const second = bench.tab();
    await second.start();
    await bench.until(() => second.snapshot.link.at === 'stopped');
    await bench.clock.advance(0);
    assertEmpty(second);
    assert.deepEqual(keptOn(bench), NOTHING);
  });

  it('an identity of before its contact was kept learns it with the next welcome', async () => {
    const bench = new ClientBench();
    await (await bench.talking()).close();
    const { device, token } = bench.device.identity!;
    bench.device.identity = { device, token };
    const client = await bench.connected();
    await bench.clock.advance(0);
    assert.deepEqual(bench.device.identity, { device, token, contact: client.snapshot.me?.id });
    await client.close();
  });

  it('a device that cannot be made to forget is told of', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.broken.add('wipe');
    await assert.rejects(client.logOut(), { code: 'internal' });
    assertEmpty(client);
  });
});
