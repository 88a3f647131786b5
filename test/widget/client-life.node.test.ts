// A page freezes, goes to the back/forward cache, comes back, or is left open with nobody there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decodeUp } from '../../sdk/protocol/codec.ts';
import { EXCHANGE_MAX_FRAMES, OPS_WINDOW } from '../../sdk/protocol/limits.ts';
import type { UpFrame } from '../../sdk/protocol/up.ts';
import { UNATTENDED_MS } from '../../widget/client/attendance.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench, isSettled, only, shownTexts } from '../support/client-bench.ts';

interface Request {
  readonly url: string;
  readonly init: RequestInit;
  readonly frames: UpFrame[];
}

/** What a client sends beside its socket. */
function requests() {
  const sent: Request[] = [];
  const fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const frames = (JSON.parse(String(init.body)) as unknown[]).map((frame) =>
      decodeUp(JSON.stringify(frame)),
    );
    sent.push({ url, init, frames });
    throw new TypeError('the page has gone');
  };
  return { sent, fetch };
}

const textsOf = (frames: readonly UpFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'op' ? [frame.action['text']] : []));

describe('a page that sleeps', () => {
  it('[P5][L8] says what has no answer once more, in order, by a request that outlives it', async () => {
    const bench = new ClientBench();
    const { sent, fetch } = requests();
    const client = bench.tab({ fetch });
    await client.post(null, 'hello');
    await bench.until(() => isSettled(client));
    bench.server.network.fate = () => 'drop';
    for (const text of ['one', 'two']) await client.post(null, text);
    client.sleep();
    const [{ url, init, frames } = assert.fail('nothing was sent'), ...more] = sent;
    assert.equal(more.length, 0);
    assert.equal(url, 'https://care.example/v1/frames?site=demo');
    assert.equal(init.method, 'POST');
    assert.equal(init.keepalive, true);
    assert.equal(init.headers, undefined, 'text/plain, or the browser would ask before');
    const [hello, one, two] = frames;
    assert.equal(hello?.type === 'hello' && hello.token, bench.device.identity?.token);
    assert.equal(one?.type === 'op' && one.after, undefined);
    assert.deepEqual([one, two].map((op) => op?.type === 'op' && op.op).slice(0, 1), [
      two?.type === 'op' && two.after,
    ]);
    assert.deepEqual(textsOf(frames), ['one', 'two']);
    await client.close();
  });

  it('says nothing when nothing waits, and nothing for somebody whom the server does not know', async () => {
    const bench = new ClientBench();
    const { sent, fetch } = requests();
    const settled = await bench.connected({ fetch });
    settled.sleep();
    await settled.close();
    const elsewhere = new ClientBench();
    elsewhere.server.network.reachable = false;
    const unknown = elsewhere.tab({ fetch });
    await unknown.post(null, 'hello');
    unknown.sleep();
    await unknown.close();
    assert.equal(sent.length, 0);
  });

  it('keeps what it says within what a browser lets outlive its page', async () => {
    const bench = new ClientBench();
    const { sent, fetch } = requests();
    const client = bench.tab({ fetch });
    await client.post(null, 'hello');
    await bench.until(() => isSettled(client));
    bench.server.kill();
    for (let i = 0; i < OPS_WINDOW; i++) await client.post(null, '€'.repeat(7_000));
    client.sleep();
    const { init, frames } = sent[0]!;
    assert.ok(Buffer.byteLength(String(init.body)) <= 60 * 1024);
    assert.equal(textsOf(frames).length, 2, 'the oldest, and none that stands behind one left off');
    assert.ok(frames.length <= EXCHANGE_MAX_FRAMES);
    await client.close();
  });

  it('lets socket, timers and store go, and opens them again when the page is back', async () => {
    const bench = new ClientBench();
    let open = 0;
    const client = await bench.connected({
      openHistory: async () => {
        open += 1;
        const history = openMemoryHistory(bench.device);
        const close = history.close.bind(history);
        history.close = () => {
          open -= 1;
          return close();
        };
        return history;
      },
    });
    client.sleep();
    await bench.clock.advance(0);
    assert.deepEqual([bench.server.network.sockets.size, bench.clock.pending, open], [0, 0, 0]);
    assert.equal(client.snapshot.link.at, 'idle');
    client.wake('restored');
    await bench.until(() => client.snapshot.link.at === 'ready', 1_000);
    assert.deepEqual([bench.server.network.sockets.size, open], [1, 1]);
    await client.close();
  });

  for (const why of ['restored', 'look', 'network'] as const)
    it(`[P4][P5] is whole again after waking (${why}): what came meanwhile, what was not sent`, async () => {
      const bench = new ClientBench();
      const client = await bench.talking();
      bench.server.network.fate = (way, text) =>
        way === 'up' && text.includes('"op"') ? 'drop' : 'pass';
      await client.post(null, 'mine');
      client.sleep();
      await bench.clock.advance(0);
      bench.server.network.fate = () => 'pass';
      bench.server.say('theirs');
      bench.clock.jump(3 * 3_600_000);
      client.wake(why);
      await bench.until(() => isSettled(client), 5_000);
      assert.deepEqual(bench.server.texts(), ['hello', 'theirs', 'mine']);
      assert.deepEqual(shownTexts(client), ['hello', 'theirs', 'mine']);
      await client.close();
    });

  it('[L8] an op in the very tick of coming back arrives once, though the old socket says it is open', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const [old] = bench.server.network.sockets;
    client.sleep();
    client.wake('restored');
    await client.post(null, 'at once');
    await bench.until(() => isSettled(client), 5_000);
    assert.deepEqual(bench.server.texts(), ['hello', 'at once']);
    old!.push('{"type":"draining","withinMs":1}'); // nobody listens there
    await bench.clock.advance(1_000);
    assert.equal(client.snapshot.link.at, 'ready');
    await client.close();
  });

  it('an act wakes it: a browser that tells nobody that the page is back loses no message', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    client.sleep();
    await bench.clock.advance(0);
    await client.post(null, 'awake');
    await bench.until(() => isSettled(client), 5_000);
    assert.deepEqual(bench.server.texts(), ['hello', 'awake']);
    assert.equal(bench.device.outbox.length, 0);
    await client.close();
  });

  it('[P7] that has never opened anything opens nothing when it wakes', async () => {
    const bench = new ClientBench();
    let opened = 0;
    const openHistory = async () => {
      opened += 1;
      return openMemoryHistory(bench.device);
    };
    const client = bench.tab({ openHistory });
    client.sleep();
    client.wake('restored');
    client.attend(true);
    await bench.clock.advance(60_000);
    assert.deepEqual([opened, bench.server.network.attempts.length], [0, 0]);
    const looking = client.resume();
    client.sleep();
    await looking;
    client.wake('restored');
    await bench.clock.advance(60_000);
    assert.equal(bench.server.network.attempts.length, 0, 'nothing is kept, so nothing is resumed');
    await client.close();
  });

  it('sleeps at any moment, and wakes as if nothing had happened', async () => {
    for (const ms of [0, 1, 5]) {
      const bench = new ClientBench();
      const client = bench.tab();
      const posted = client.post(null, 'hello');
      for (let i = 0; i < ms; i++) await Promise.resolve();
      client.sleep();
      client.sleep();
      await posted.catch(() => client.post(null, 'hello'));
      client.wake('restored');
      await bench.until(() => isSettled(client) && client.snapshot.conversations.size === 1, 9_000);
      assert.deepEqual(bench.server.texts(), ['hello']);
      await client.close();
      await bench.clock.advance(0);
      assert.equal(bench.clock.pending, 0);
    }
  });
});

describe('a page with nobody there', () => {
  const atRest = async (bench: ClientBench, client: CareClient) => {
    bench.server.beat();
    for (let ms = 0; ms < UNATTENDED_MS; ms += 30_000) {
      await bench.clock.advance(30_000);
      bench.server.beat();
    }
    await bench.clock.advance(0);
    return client.snapshot.link.at === 'idle';
  };

  it('holds no connection for long, and comes back when somebody looks or acts', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    client.attend(false);
    assert.equal(await atRest(bench, client), true);
    assert.deepEqual([bench.server.network.sockets.size, bench.clock.pending], [0, 0]);
    client.attend(true);
    await bench.until(() => client.snapshot.link.at === 'ready', 1_000);
    client.attend(false);
    assert.equal(await atRest(bench, client), true);
    await client.post(null, 'hello');
    await bench.until(() => isSettled(client), 1_000);
    assert.deepEqual(bench.server.texts(), ['hello']);
    await client.close();
  });

  it('stays while it is attended, while a conversation is open, and while something waits', async () => {
    const bench = new ClientBench();
    const attended = await bench.connected();
    assert.equal(await atRest(bench, attended), false);
    await attended.close();
    const client = await bench.talking();
    client.attend(false);
    assert.equal(await atRest(bench, client), false);
    const { log, publish } = bench.server;
    const agent = { role: 'agent', id: 'mira' } as const;
    const what = { kind: 'status.changed', status: 'resolved' } as const;
    publish.call(bench.server, [
      log.append(only(client).id, 'public', agent, what, bench.server.id()),
    ]);
    assert.equal(await atRest(bench, client), true);
    await client.close();
  });

  it('counts anew from the moment somebody was there', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    client.attend(false);
    await bench.clock.advance(20_000);
    client.attend(true);
    client.attend(false);
    for (let ms = 20_000; ms < UNATTENDED_MS; ms += 20_000) {
      bench.server.beat();
      await bench.clock.advance(20_000);
    }
    assert.equal(client.snapshot.link.at, 'ready');
    await bench.clock.advance(20_000);
    assert.equal(client.snapshot.link.at, 'idle');
    await client.close();
  });
});
