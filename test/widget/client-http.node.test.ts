// The client where no WebSocket gets through, against a real server.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { systemRandom, uuidV4 } from '../../sdk/protocol/ids.ts';
import type { CareClient, ClientSocket } from '../../widget/client/care-client.ts';
import { createCareClient } from '../../widget/client/create-care-client.ts';
import { fallbackConnect } from '../../widget/client/fallback-connect.ts';
import { PROBE_EVERY_MS } from '../../widget/client/http-socket.ts';
import { loadSpare } from '../../widget/client/load-spare.ts';
import { MemoryDevice, openMemoryHistory } from '../../widget/history/memory-history.ts';
import { isSettled, only, shownTexts } from '../support/client-bench.ts';
import { serve, SHOP } from '../sdk/server-stage.ts';

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A WebSocket that ends as behind a proxy that knows none, or stays mute. */
class NoSocket implements ClientSocket {
  onopen: ClientSocket['onopen'] = null;
  onmessage: ClientSocket['onmessage'] = null;
  onclose: ClientSocket['onclose'] = null;
  constructor(code: number | null, opens = false) {
    if (code !== null) queueMicrotask(() => this.onclose?.({ code, reason: '' }));
    if (opens) queueMicrotask(() => this.onopen?.());
  }
  send(): void {}
  close(): void {}
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a client without sockets', () => {
  let clock: FakeClock;
  let server: Awaited<ReturnType<typeof serve>>;
  let client: CareClient;
  let socket: (url: string) => ClientSocket;
  let fetch: Fetch;
  /** Every try of a socket and every request, with its instant. */
  let tries: { at: number; how: 'socket' | 'poll' | 'say' }[];
  const started = () => tries[0]!.at;
  const count = (how: string) => tries.filter((one) => one.how === how).length;

  beforeEach(async () => {
    clock = new FakeClock();
    // A server's clock has no fractions; a client's waits have.
    const now = () => Math.floor(clock.now());
    server = await serve({ clock: { now, after: (ms, run) => clock.after(ms, run) } });
    tries = [];
    socket = () => new NoSocket(1006);
    fetch = toServer;
    const world = {
      site: 'demo',
      server: server.url,
      clock,
      random: systemRandom,
      fetch: (url: string, init?: RequestInit) => {
        tries.push({ at: clock.now(), how: url.endsWith('&wait') ? 'poll' : 'say' });
        return fetch(url, init);
      },
      connect: (url: string) => {
        tries.push({ at: clock.now(), how: 'socket' });
        return socket(url);
      },
    };
    const device = new MemoryDevice();
    client = createCareClient({
      ...world,
      as: { role: 'contact' },
      openHistory: async () => openMemoryHistory(device),
      connect: fallbackConnect({ ...world, loadSpare }),
    });
  });
  afterEach(async () => {
    await client.close();
    await server.close();
    assert.equal(clock.pending, 0, 'no timer is left');
  });

  const toServer: Fetch = async (url, init = {}) => {
    const request = new Request(url, { ...init, headers: { origin: SHOP } });
    const response = await server.care.fetch(request);
    init.signal?.throwIfAborted();
    return response;
  };
  const realSocket = (url: string) =>
    new WebSocket(url, { origin: SHOP }) as unknown as ClientSocket;
  /** Lets things happen, and time pass slowly. */
  const until = async (isTrue: () => boolean, withinMs = 60_000) => {
    for (let ms = 0; ms <= withinMs; ms += 50) {
      for (let turns = 0; turns < 8; turns++) {
        if (isTrue()) return;
        await turn();
      }
      await clock.advance(50);
    }
    assert.fail(`Not within ${withinMs} ms: ${isTrue.toString()} ${JSON.stringify(tries)}`);
  };
  const pass = async (ms: number) => {
    const end = clock.now() + ms;
    await until(() => clock.now() >= end, ms + 100);
  };
  const ready = () => client.snapshot.link.at === 'ready';
  const settled = () => isSettled(client);
  const anna = { role: 'agent', id: 'anna', name: 'Anna' } as const;
  const reply = (text: string) =>
    server.care.apply({
      site: 'demo',
      actor: anna,
      conversation: only(client).id,
      action: { kind: 'message.post', text },
    });
  const inStore = async () => {
    const view = only(client);
    const { events } = view;
    return events.flatMap(({ what }) => (what.kind === 'message.posted' ? [what.text] : []));
  };

  for (const [name, make] of [
    ['are closed before they open', () => new NoSocket(1006)],
    ['neither open nor close', () => new NoSocket(null)],
    [
      'are forbidden by the page',
      () => {
        throw new Error('SecurityError');
      },
    ],
  ] as const)
    it(`[W3] talks over HTTP within 10 s when sockets ${name}`, async () => {
      socket = make;
      await client.start();
      await until(ready);
      assert.ok(
        clock.now() - started() <= 10_000,
        JSON.stringify(tries.map((t) => [t.at - started(), t.how])),
      );
      await client.post(null, 'hello');
      await until(settled);
      const waiting = count('poll');
      await until(() => count('poll') > waiting || waiting > 0);
      const before = clock.now();
      await reply('how can I help?');
      await until(() => shownTexts(client).includes('how can I help?'), 5_000);
      assert.ok(clock.now() - before <= 1_000, 'a poll was waiting for it');
      assert.deepEqual(await inStore(), ['hello', 'how can I help?']);
      await pass(60_000);
      assert.ok(ready(), 'and stays');
    });

  it('[W3] talks over HTTP within 30 s when sockets open and nothing passes', async () => {
    socket = () => new NoSocket(null, true);
    await client.start();
    await until(ready, 30_000);
    await client.post(null, 'hello');
    await until(settled);
    assert.deepEqual(await inStore(), ['hello']);
  });

  it('asks a server that is down no more often than with sockets alone, but for one try in two', async () => {
    fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await client.start();
    await pass(120_000);
    assert.ok(count('socket') >= 4);
    assert.ok(count('say') <= count('socket') / 2, `${count('say')} of ${count('socket')}`);
    fetch = toServer;
    await client.post(null, 'at last');
    await until(settled);
    assert.deepEqual(shownTexts(client), ['at last']);
  });

  it('stays with sockets when one was closed by a care server', async () => {
    socket = () => new NoSocket(4012);
    await client.start();
    await pass(60_000);
    assert.equal(count('say'), 0);
  });

  it('[P1] shows nothing as sent that somebody else’s answer seems to confirm', async () => {
    const answers: (() => Response)[] = [
      () => new Response('<html>Please log in', { headers: { 'content-type': 'text/html' } }),
      () => Response.json({ ok: true }),
      () => Response.json({ frames: [] }),
      () => Response.json({ frames: [{ type: 'welcome' }] }),
      () => Response.json({ frames: 'none', close: 1000 }),
      () => new Response(null, { status: 204 }),
      () => new Response('no', { status: 500 }),
    ];
    let asked = 0;
    fetch = async () => answers[asked++ % answers.length]!();
    await client.post(null, 'am I heard?');
    await until(() => asked > answers.length * 2, 600_000);
    assert.ok(!ready());
    assert.equal(only(client).pending.length > 0, true);
    fetch = toServer;
    await until(settled);
    assert.deepEqual(await inStore(), ['am I heard?']);
  });

  it('[O3] sends again what had no answer, and shows it once', async () => {
    await client.start();
    await until(ready);
    let lost = 0;
    fetch = async (url, init) => {
      const response = await toServer(url, init);
      if (!String(init?.body).includes('"op"') || lost++ >= 2) return response;
      throw new TypeError('the answer got lost');
    };
    await client.post(null, 'once');
    await until(settled);
    assert.ok(lost > 0);
    assert.deepEqual(await inStore(), ['once']);
  });

  it('never calls back what carries an op, and does call back a poll that would keep it waiting', async () => {
    await client.start();
    await until(() => count('poll') > 0);
    const ended: string[] = [];
    fetch = async (url, init) => {
      const response = await toServer(url, init).finally(() => {
        if (init?.signal?.aborted) ended.push(String(init.body));
      });
      return response;
    };
    await until(() => count('poll') > 1);
    const before = clock.now();
    await Promise.all([client.post(null, 'one'), client.post(null, 'two'), client.post(null, '3')]);
    await until(settled);
    assert.ok(clock.now() - before <= 1_000, `${clock.now() - before} ms`);
    assert.ok(ended.length > 0);
    for (const body of ended) assert.ok(!body.includes('"op"'), body);
  });

  it('[W5] waits as long as a full server says', async () => {
    fetch = async () => new Response('{}', { status: 503, headers: { 'retry-after': '30' } });
    await client.start();
    await until(() => count('say') === 1);
    const asked = clock.now();
    fetch = toServer;
    await until(() => count('say') > 1, 120_000);
    assert.ok(clock.now() - asked >= 30_000, `${clock.now() - asked} ms`);
  });

  it('does not wait for a day where the clock was set back by one, after a server was full', async () => {
    fetch = async () => new Response('{}', { status: 503, headers: { 'retry-after': '2' } });
    await client.start();
    await until(() => count('say') === 1);
    fetch = toServer;
    await until(() => client.snapshot.link.at === 'waiting');
    clock.jump(-86_400_000);
    client.wake('network');
    await until(ready, 120_000);
  });

  it('asks slowly when each poll is answered at once', async () => {
    fetch = (url, init) => toServer(url.replace('&wait', ''), init);
    await client.start();
    await until(ready);
    await pass(60_000);
    assert.ok(count('poll') <= 25, `${count('poll')} in a minute`);
    const before = clock.now();
    await client.post(null, 'at once all the same');
    await until(settled);
    assert.ok(clock.now() - before <= 1_000);
  });

  it('goes back to a socket as soon as one opens, and loses nothing on the way', async () => {
    await client.start();
    await until(ready);
    await client.post(null, 'by HTTP');
    await until(settled);
    await pass(PROBE_EVERY_MS);
    const tried = count('socket');
    assert.ok(tried > 2, 'it was tried');
    socket = realSocket;
    await until(() => count('socket') > tried, 2 * PROBE_EVERY_MS);
    await until(() => count('socket') > tried + 1 && ready(), 60_000);
    const polls = count('poll') + count('say');
    await reply('by socket');
    await client.post(only(client).id, 'me too');
    await until(settled);
    await until(() => shownTexts(client).length === 3);
    assert.equal(count('poll') + count('say'), polls);
    assert.deepEqual(new Set(await inStore()), new Set(['by HTTP', 'by socket', 'me too']));
  });

  it('carries many ops in few requests, and each once', async () => {
    await client.start();
    await until(ready);
    const before = count('say');
    const sent = Array.from({ length: 12 }, (_, i) => `${i} ${uuidV4().slice(0, 8)}`);
    for (const text of sent) await client.post(null, text);
    await until(settled);
    assert.deepEqual(await inStore(), sent);
    assert.ok(count('say') - before <= 13, `${count('say') - before} requests`);
  });
});
