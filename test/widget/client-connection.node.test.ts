import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ANSWER_WITHIN_MS,
  BACKOFF_BASE_MS,
  BACKOFF_MAX_MS,
  SILENCE_MAX_MS,
  STABLE_AFTER_MS,
} from '../../sdk/protocol/limits.ts';
import { CONNECT_WITHIN_MS } from '../../widget/client/connection.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { ClientBench, isSettled, shownTexts } from '../support/client-bench.ts';

const waitOf = (client: CareClient, bench: ClientBench) => {
  const { link } = client.snapshot;
  assert.equal(link.at, 'waiting');
  return link.at === 'waiting' ? link.until - bench.clock.now() : 0;
};

describe('connection', () => {
  it('[P7] neither connects nor opens the store before it is asked to', async () => {
    const bench = new ClientBench();
    let opened = 0;
    const client = bench.tab({ openHistory: () => Promise.reject(new Error(`${++opened}`)) });
    client.subscribe(() => {});
    await bench.clock.advance(60_000);
    assert.deepEqual([bench.server.network.attempts.length, opened], [0, 0]);
    assert.equal(client.snapshot.link.at, 'idle');
    await client.close();
  });

  it('[T1] asks for the socket of its site at the server’s address', async () => {
    const bench = new ClientBench();
    const client = await bench.connected({ server: 'http://127.0.0.1:8080/care' });
    assert.deepEqual(bench.server.network.attempts, [
      'ws://127.0.0.1:8080/care/v1/socket?site=demo',
    ]);
    await client.close();
  });

  it('[L3] waits a random time below a bound that doubles up to a maximum', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const client = bench.tab({ random: (length) => new Uint8Array(length).fill(255) });
    await client.start();
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      await bench.clock.advance(0);
      waits.push(waitOf(client, bench));
      await bench.clock.advance(waits.at(-1)!);
    }
    const expected = waits.map((_, n) => Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** n));
    assert.deepEqual(waits, expected);
    await client.close();
  });

  it('[L3] clients that lost their server together come back one by one', async () => {
    const bench = new ClientBench();
    const clients = [await bench.connected(), await bench.connected(), await bench.connected()];
    bench.server.kill();
    await bench.clock.advance(0);
    assert.equal(new Set(clients.map((client) => waitOf(client, bench))).size, clients.length);
    await Promise.all(clients.map((client) => client.close()));
  });

  it('[L3] a connection that lasted begins the backoff anew, a short one does not', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    const attemptAfter = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 10_000) {
        await bench.clock.advance(10_000);
        bench.server.beat();
      }
      bench.server.network.cut();
      await bench.clock.advance(0);
      const { link } = client.snapshot;
      await bench.until(() => client.snapshot.link.at === 'ready');
      return link.at === 'waiting' ? link.attempt : 0;
    };
    assert.equal(await attemptAfter(0), 1);
    assert.equal(await attemptAfter(0), 2);
    assert.equal(await attemptAfter(STABLE_AFTER_MS), 1);
    await client.close();
  });

  it('[L2] silence for too long is a dead connection', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    await bench.clock.advance(SILENCE_MAX_MS - 1_000);
    bench.server.beat();
    await bench.clock.advance(SILENCE_MAX_MS - 1);
    assert.equal(client.snapshot.link.at, 'ready');
    await bench.clock.advance(1);
    assert.notEqual(client.snapshot.link.at, 'ready');
    await bench.until(() => client.snapshot.link.at === 'ready');
    await client.close();
  });

  for (const way of ['up', 'down'] as const)
    it(`[L2] half open, nothing passes ${way}: an op without an answer ends it, and all arrives once`, async () => {
      const bench = new ClientBench();
      const client = await bench.talking();
      bench.server.network.fate = (direction) => (direction === way ? 'drop' : 'pass');
      await client.post(null, 'into the dark');
      await bench.clock.advance(ANSWER_WITHIN_MS - 1);
      assert.equal(client.snapshot.link.at, 'ready');
      await bench.clock.advance(1);
      assert.notEqual(client.snapshot.link.at, 'ready');
      bench.server.network.fate = () => 'pass';
      await bench.until(() => isSettled(client));
      assert.deepEqual(bench.server.texts(), ['hello', 'into the dark']);
      assert.deepEqual(shownTexts(client), ['hello', 'into the dark']);
      await client.close();
    });

  it('a page that slept finds out at the first look, without waiting for a timer', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    bench.clock.jump(SILENCE_MAX_MS + 1);
    client.wake('look');
    assert.equal(client.snapshot.link.at, 'waiting');
    await bench.until(() => client.snapshot.link.at === 'ready');
    await client.close();
  });

  it('a page that slept does not trust its socket with the first op', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.clock.jump(SILENCE_MAX_MS + 1);
    await client.post(null, 'good morning');
    assert.equal(client.snapshot.link.at, 'waiting');
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello', 'good morning']);
    await client.close();
  });

  it('a clock that is set back by a day neither kills the connection nor keeps a dead one', async () => {
    const bench = new ClientBench();
    let ahead = 0;
    const { clock } = bench;
    const wrong = { now: () => clock.now() + ahead, after: clock.after.bind(clock) };
    const client = await bench.connected({ clock: wrong });
    ahead = -86_400_000;
    await bench.clock.advance(SILENCE_MAX_MS - 1);
    assert.equal(client.snapshot.link.at, 'ready');
    await bench.clock.advance(SILENCE_MAX_MS + 1);
    assert.equal(client.snapshot.link.at, 'waiting');
    await client.close();
  });

  it('[P4] a network that comes back cuts the wait short', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const client = bench.tab();
    await client.start();
    await bench.clock.advance(60_000);
    bench.server.network.reachable = true;
    if (client.snapshot.link.at === 'connecting') await bench.clock.advance(0);
    client.wake('network');
    await bench.clock.advance(0);
    assert.equal(client.snapshot.link.at, 'ready');
    await client.close();
  });

  it('a wait that was cut short is over: what came of it is not begun anew', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const client = bench.tab();
    await client.start();
    await bench.until(() => client.snapshot.link.at === 'waiting');
    const rest = waitOf(client, bench);
    bench.server.network.reachable = true;
    client.wake('network');
    await bench.clock.advance(0);
    const attempts = bench.server.network.attempts.length;
    await bench.clock.advance(rest);
    assert.equal(client.snapshot.link.at, 'ready');
    assert.equal(bench.server.network.attempts.length, attempts);
    await client.close();
  });

  it('another network or a page from the cache gives the old socket up unseen', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    for (const why of ['network', 'restored'] as const) {
      const before = bench.server.network.attempts.length;
      client.wake(why);
      await bench.clock.advance(0);
      assert.equal(client.snapshot.link.at, 'ready');
      assert.equal(bench.server.network.attempts.length, before + 1);
      assert.equal(bench.server.network.sockets.size, 1);
    }
    await client.close();
  });

  it('gives up an attempt that is never answered', async () => {
    const bench = new ClientBench();
    bench.server.network.silent = true;
    const client = bench.tab();
    await client.start();
    await bench.clock.advance(CONNECT_WITHIN_MS);
    assert.equal(client.snapshot.link.at, 'waiting');
    bench.server.network.silent = false;
    await bench.until(() => client.snapshot.link.at === 'ready');
    await client.close();
  });

  it('a socket that cannot even be made is an attempt that failed', async () => {
    const bench = new ClientBench();
    const connect = () => {
      throw new Error('SecurityError');
    };
    const client = bench.tab({ connect });
    await client.start();
    await bench.clock.advance(0);
    assert.equal(client.snapshot.link.at, 'waiting');
    await client.close();
  });

  it('[T6] frames that it does not know are dropped and harm nothing', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    for (const text of ['', 'null', '<html>portal</html>', '{"type":"dance"}', '{"type":"ack"}'])
      for (const socket of bench.server.network.sockets) socket.push(text);
    bench.server.say('still here');
    await bench.clock.advance(0);
    assert.equal(client.snapshot.link.at, 'ready');
    assert.deepEqual(shownTexts(client), ['hello', 'still here']);
    await client.close();
  });
});
