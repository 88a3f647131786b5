// Frames over HTTP, sent by those who mean no good.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { BUDGET_KEPT_MS, Exchanges } from '../../sdk/core/exchanges.ts';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import {
  EXCHANGE_MAX_FRAMES,
  EXCHANGES_PER_CONTACT,
  FRAME_MAX_BYTES,
  FRAMES_BURST,
  FRAMES_PER_SECOND,
  OPS_BURST,
} from '../../sdk/protocol/limits.ts';
import type { UpFrame } from '../../sdk/protocol/up.ts';
import { Doorkeeper } from '../../sdk/server/doorkeeper.ts';
import { exchangeFrames } from '../../sdk/server/frames-route.ts';
import { Turnstile } from '../../sdk/server/turnstile.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { openStage, quiet, until } from './core-stage.ts';
import { framesOf, HttpContact, opOf, overNetwork } from './frames-stage.ts';
import { RealPeer, serve, SHOP } from './server-stage.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('attacks by HTTP', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let clock: FakeClock;
  let contact: HttpContact;
  beforeEach(async () => {
    clock = new FakeClock();
    server = await serve({ clock });
    contact = new HttpContact(overNetwork(server.url));
  });
  afterEach(async () => {
    await server.close();
    assert.deepEqual(server.complaints, [], 'nothing of this is worth waking anybody for');
    assert.equal(clock.pending, 0, 'no timer is left');
  });
  const target = () => {
    const { hostname: host, port } = new URL(server.url);
    const headers = { origin: SHOP };
    return { host, port, method: 'POST', path: '/v1/frames?site=demo', headers };
  };
  /** The status of a request whose body is written by hand, or null when the connection ends without one. */
  const status = (write: (body: ReturnType<typeof request>) => void) =>
    new Promise<number | null>((resolve) => {
      const asked = request(target(), (response) => {
        response.resume();
        resolve(response.statusCode ?? null);
        asked.destroy();
      });
      asked.on('error', () => resolve(null));
      write(asked);
    });

  it('[W3] refuses a body above the limit while it is still coming, said or not', async () => {
    assert.equal((await contact.post(`[${' '.repeat(FRAME_MAX_BYTES)}]`)).status, 413);
    // Without a length, and without an end.
    let written = 0;
    const answered = await status((asked) => {
      const more = () => {
        if (asked.destroyed || written > 100 * FRAME_MAX_BYTES) return;
        written += 8_192;
        asked.write(Buffer.alloc(8_192, ' '), () => setImmediate(more));
      };
      more();
    });
    assert.equal(answered, 413);
    const many = Array.from({ length: EXCHANGE_MAX_FRAMES + 1 }, () => 1);
    assert.equal((await contact.post(JSON.stringify(many))).status, 413);
    assert.equal((await contact.say([])).close, undefined, 'others do not notice');
  });

  it('[W5] refuses what is no array of frames, however it is made', async () => {
    for (const body of ['', 'x', '{}', 'null', '"[]"', '[', '\0', '[1', `${'['.repeat(30_000)}`])
      assert.equal((await contact.post(body)).status, 400, body.slice(0, 20));
    const nested = '['.repeat(30_000) + ']'.repeat(30_000);
    const polluting = `[{"type":"hello","__proto__":{"site":"demo"}}]`;
    for (const body of [nested, polluting, '[null]', '[[]]', '[{"type":"toString"}]']) {
      const answer = await contact.post(body);
      assert.deepEqual(await answer.json(), { frames: [], close: CLOSE_CODES.BAD_FRAME });
    }
  });

  it('[T3] waits for a slow body only so long', async () => {
    let answered: number | null | undefined;
    const done = status((asked) => asked.write('[')).then((code) => (answered = code));
    while (clock.pending === 0) await turn();
    await clock.advance(14_000);
    await turn();
    assert.equal(answered, undefined);
    await clock.advance(2_000);
    assert.equal(await done, 408);
  });

  it('forgets a body that breaks off', async () => {
    for (let i = 0; i < 20; i++) {
      const { host, port } = target();
      const socket = connect(Number(port), host);
      socket.write(
        `POST /v1/frames?site=demo HTTP/1.1\r\nhost: x\r\norigin: ${SHOP}\r\ncontent-length: 500\r\n\r\n[`,
      );
      while (clock.pending === 0) await turn();
      socket.destroy();
      while (clock.pending > 0) await turn();
    }
  });

  it('1,000 polls that nobody waits for leave nothing behind', async () => {
    await contact.say([]);
    for (let i = 0; i < 1_000; i++) {
      const gone = new AbortController();
      const poll = contact.say([], { wait: true, signal: gone.signal }).catch(() => null);
      if (i % 3 > 0) while (clock.pending === 0) await turn();
      gone.abort();
      assert.ok((await poll) === null || i % 3 === 0);
      await clock.advance(100); // within the rate
    }
    while (clock.pending > 0) await turn();
    assert.equal((await contact.say([])).close, undefined);
  });

  it('[W6] is no way round the rates: all exchanges of a contact have one budget', async () => {
    const conversation = await contact.start();
    const naks: string[] = [];
    for (let i = 0; i < 2; i++) {
      const ops = Array.from({ length: OPS_BURST }, () =>
        opOf(conversation, { kind: 'message.post', text: 'x' }),
      );
      naks.push(...framesOf(await contact.say(ops), 'nak').map(({ code }) => code));
    }
    assert.ok(naks.length > OPS_BURST, `${naks.length} were refused`);
    assert.ok(naks.every((code) => code === 'busy'));
    const many = () =>
      contact.say(
        Array.from({ length: EXCHANGE_MAX_FRAMES - 1 }, () => ({ type: 'have', heads: [] })),
      );
    const before = clock.pending;
    const late = many();
    while (clock.pending <= before) await turn();
    for (let turns = 0; turns < 50; turns++) await turn();
    assert.equal(
      (await many()).close,
      CLOSE_CODES.RATE_LIMITED,
      'a flood is not even kept waiting',
    );
    const other = new HttpContact(overNetwork(server.url));
    assert.equal((await other.say([])).close, undefined, 'another contact does not notice');
    let answered = false;
    void late.then(() => (answered = true));
    const owed = 2 + 2 * (OPS_BURST + 1) + EXCHANGE_MAX_FRAMES - FRAMES_BURST;
    await clock.advance((owed / FRAMES_PER_SECOND) * 1_000 - 10);
    for (let turns = 0; turns < 50; turns++) await turn();
    assert.equal(answered, false, 'what is too much comes to its turn when it is within the rate');
    await clock.advance(20);
    assert.equal((await late).close, undefined);
  });

  it('[W6] a contact has so many exchanges at once; the oldest makes room', async () => {
    await contact.say([]);
    const polls = [];
    for (let i = 0; i <= EXCHANGES_PER_CONTACT; i++) {
      const before = clock.pending;
      polls.push(contact.say([], { wait: true }));
      if (i < EXCHANGES_PER_CONTACT) {
        while (clock.pending <= before) await turn();
        for (let turns = 0; turns < 50; turns++) await turn();
      }
    }
    assert.equal((await polls[0]!).close, CLOSE_CODES.REPLACED);
    const peer = await RealPeer.enter(server.url, { token: contact.token! });
    await peer.start();
    for (const { close } of await Promise.all(polls.slice(1))) assert.equal(close, undefined);
  });
});

describe('[W6] budgets', () => {
  it('are forgotten once they are full again, and never under an exchange', async () => {
    const stage = await openStage();
    const exchanges = new Exchanges(stage.office, () => Promise.resolve());
    const door = { site: 'demo', contacts: true, agents: true };
    const hello = (): UpFrame => ({
      type: 'hello',
      versions: [1],
      site: 'demo',
      device: crypto.randomUUID(),
    });
    const gone = new AbortController();
    const run = (wait: boolean) => exchanges.run(door, [hello()], { wait, signal: gone.signal });
    for (let i = 0; i < 50; i++) await run(false);
    assert.deepEqual(exchanges.count, { open: 0, contacts: 50 });
    await stage.clock.advance(BUDGET_KEPT_MS);
    await run(false);
    assert.deepEqual(exchanges.count, { open: 0, contacts: 1 });
    gone.abort();
    await run(true);
    await until(() => exchanges.count.open === 0, 'the end of what nobody waits for');
    await quiet();
    assert.equal(stage.clock.pending, 0);
    await stage.close();
  });
});

describe('[W5] a crowd', () => {
  it('is sent away before its bodies are read, and told when to come back', async () => {
    const stage = await openStage();
    const time = { now: 0 };
    const turnstile = new Turnstile({
      now: () => time.now,
      endOfTurn: () => new Promise(() => {}),
    });
    const sites = { demo: { name: 'Demo', origins: [SHOP] } };
    const office = {
      exchanges: new Exchanges(stage.office, () => turnstile.pass()),
      doorkeeper: new Doorkeeper({ store: 'sqlite::memory:', sites }),
      turnstile,
      clock: stage.clock,
    };
    const gone = new AbortController();
    const request = () =>
      new Request('http://care.example/v1/frames?site=demo', {
        method: 'POST',
        headers: { origin: SHOP },
        body: JSON.stringify([
          { type: 'hello', versions: [1], site: 'demo', device: crypto.randomUUID() },
        ]),
        signal: gone.signal,
      });
    const crowd = Array.from({ length: 100 }, () => exchangeFrames(office, request()));
    await quiet();
    const { contacts } = office.exchanges.count;
    assert.ok(contacts > 0 && contacts < 100, `${contacts} were let in within one turn`);
    time.now = 60_000;
    const late = request();
    await assert.rejects(exchangeFrames(office, late), { code: 'busy', retryAfterMs: 4_000 });
    assert.equal(late.bodyUsed, false);
    gone.abort();
    await Promise.all(crowd);
    assert.equal(office.exchanges.count.open, 0);
    assert.equal(stage.clock.pending, 0);
    await stage.close();
  });
});
