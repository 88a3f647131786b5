import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { BACKOFF_BASE_MS, BACKOFF_MAX_MS } from '../../sdk/protocol/limits.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { ClientBench } from '../support/client-bench.ts';

const waitOf = (client: CareClient, bench: ClientBench) => {
  const { link } = client.snapshot;
  assert.equal(link.at, 'waiting');
  return link.at === 'waiting' ? link.until - bench.clock.now() : 0;
};

describe('closing', () => {
  for (const code of [1001, 1006, 4002, 4008, 4011, 4012])
    it(`close code ${code}: comes back by itself`, async () => {
      const bench = new ClientBench();
      const client = await bench.connected();
      bench.server.close(code);
      await bench.clock.advance(0);
      assert.ok(waitOf(client, bench) <= BACKOFF_BASE_MS);
      await bench.until(() => client.snapshot.link.at === 'ready');
      await client.close();
    });

  for (const code of [1009, 4000, 4009, 4029])
    it(`close code ${code}: comes back after a long wait that nobody cuts short`, async () => {
      const bench = new ClientBench();
      const client = await bench.connected();
      bench.server.close(code);
      await bench.clock.advance(0);
      assert.ok(waitOf(client, bench) >= BACKOFF_MAX_MS / 2);
      client.wake('network');
      assert.equal(client.snapshot.link.at, 'waiting');
      await bench.until(() => client.snapshot.link.at === 'ready');
      await client.close();
    });

  for (const [code, why] of [
    [CLOSE_CODES.FORBIDDEN, 'forbidden'],
    [CLOSE_CODES.VERSION_UNSUPPORTED, 'outdated'],
    [CLOSE_CODES.ERASED, 'erased'],
  ] as const)
    it(`close code ${code}: stops, and says why`, async () => {
      const bench = new ClientBench();
      const client = await bench.talking();
      bench.server.close(code);
      await bench.clock.advance(120_000);
      assert.deepEqual(client.snapshot.link, { at: 'stopped', why });
      client.wake('network');
      assert.equal(client.snapshot.link.at, 'stopped');
      assert.equal(bench.clock.pending, 0);
      await client.close();
    });

  it('[P8] erased: nothing is left, neither shown nor kept', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.close(CLOSE_CODES.ERASED);
    await bench.clock.advance(0);
    assert.equal(client.snapshot.conversations.size, 0);
    assert.equal(client.snapshot.me, null);
    const { identity, outbox, conversations, logs } = bench.device;
    assert.deepEqual([identity, outbox.length, conversations.size, logs.size], [null, 0, 0, 0]);
    await client.close();
  });

  it('[L7] a draining server is left at a random moment within the time it names', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.push({ type: 'draining', withinMs: 20_000 });
    await bench.clock.advance(0);
    assert.equal(client.snapshot.link.at, 'ready');
    await bench.clock.advance(20_000);
    assert.equal(bench.server.network.attempts.length, 2);
    assert.equal(client.snapshot.link.at, 'ready');
    await client.close();
  });

  it('close ends the socket, the store and every timer, twice if asked, at any moment', async () => {
    for (const moment of ['idle', 'opening', 'connecting', 'ready', 'busy', 'waiting'] as const) {
      const bench = new ClientBench();
      if (moment === 'waiting' || moment === 'idle') bench.server.network.reachable = false;
      const client = moment === 'busy' ? await bench.talking() : bench.tab();
      if (moment === 'opening') void client.start();
      else if (moment !== 'idle') await client.start();
      if (moment === 'ready' || moment === 'waiting') await bench.clock.advance(0);
      if (moment === 'busy') {
        bench.server.network.fate = () => 'hold';
        bench.server.say('typing next');
        client.setTyping([...client.snapshot.conversations.keys()][0]!, true);
        void client.post(null, 'one').catch(() => {});
        await bench.clock.advance(10);
      }
      await Promise.all([client.close(), client.close()]);
      await bench.clock.advance(0);
      assert.equal(bench.clock.pending, 0, moment);
      assert.equal(bench.server.network.sockets.size, 0, moment);
      const refused = await client.post(null, 'too late').then(String, (e: Error) => e.message);
      assert.match(refused, /closed/, moment);
    }
  });

  it('what was begun a moment before waits for nothing once it is closed', async () => {
    for (let moment = 0; moment < 30; moment++) {
      const bench = new ClientBench();
      const client = await bench.connected();
      for (const text of ['one', 'two']) client.post(null, text).catch(() => undefined);
      for (let i = 0; i < moment; i++) await Promise.resolve();
      await client.close();
      assert.equal(bench.clock.pending, 0, `closed ${moment} turns later`);
    }
  });
});
