import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { ClientBench, isSettled, shownTexts } from '../support/client-bench.ts';

describe('one device', () => {
  const warn = mock.method(console, 'warn', () => {});
  beforeEach(() => warn.mock.resetCalls());

  it('[P7] resume without anything kept does nothing and lets the store go', async () => {
    const bench = new ClientBench();
    const client = bench.tab();
    await client.resume();
    await bench.clock.advance(1_000);
    assert.equal(client.snapshot.link.at, 'idle');
    assert.equal(client.snapshot.storage, 'opening');
    assert.equal(bench.server.network.attempts.length, 0);
    assert.equal(bench.device.identity, null);
    await client.post(null, 'and then it begins');
    await bench.until(() => isSettled(client));
    assert.equal(client.snapshot.storage, 'device');
    await client.close();
  });

  it('a start while resume is still looking counts', async () => {
    const bench = new ClientBench();
    const client = bench.tab();
    await Promise.all([client.resume(), client.start()]);
    await bench.until(() => client.snapshot.link.at === 'ready');
    await client.close();
  });

  it('[H2] keeps the token before it sends an op', async () => {
    const bench = new ClientBench();
    const client = bench.tab();
    bench.server.committed = () => assert.ok(bench.device.identity, 'an op came before the token');
    await client.post(null, 'hello');
    await bench.until(() => isSettled(client));
    const { device, token } = bench.device.identity!;
    assert.equal(bench.server.log.tokens.get(token), client.snapshot.me?.id);
    assert.equal(bench.server.heardOf('hello')[0]?.device, device);
    await client.close();
  });

  it('[H2] two tabs that begin at once end up as one contact', async () => {
    const bench = new ClientBench();
    const [one, two] = [bench.tab(), bench.tab()];
    await Promise.all([one.start(), two.start()]);
    await bench.until(() => [one, two].every((tab) => tab.snapshot.link.at === 'ready'));
    assert.equal(bench.server.log.tokens.size, 2, 'both were given a token');
    assert.equal(one.snapshot.me?.id, two.snapshot.me?.id);
    await one.post(null, 'from one');
    await bench.until(() => shownTexts(two).length === 1);
    await two.post(null, 'from two');
    await bench.until(() => isSettled(one) && isSettled(two));
    for (const tab of [one, two]) assert.deepEqual(shownTexts(tab), ['from one', 'from two']);
    await Promise.all([one.close(), two.close()]);
  });

  it('[R3] a row that both tabs hold is sent by both, applied once, and waits in neither', async () => {
    const bench = new ClientBench();
    const one = await bench.talking();
    bench.server.kill();
    await one.post(null, 'offline');
    const two = bench.tab();
    await two.start();
    assert.deepEqual(shownTexts(two), ['hello', 'offline']);
    bench.server.restart();
    await bench.until(() => isSettled(one) && isSettled(two));
    await bench.clock.advance(0);
    assert.deepEqual(bench.server.texts(), ['hello', 'offline']);
    for (const tab of [one, two]) assert.deepEqual(shownTexts(tab), ['hello', 'offline']);
    assert.equal(bench.device.outbox.length, 0);
    await Promise.all([one.close(), two.close()]);
  });

  it('a row left by a tab that has gone is sent by one that was there before, once it is online', async () => {
    const bench = new ClientBench();
    const stays = await bench.talking();
    bench.server.kill();
    const goes = bench.tab();
    await goes.post(null, 'left behind');
    await goes.close();
    bench.server.restart();
    await bench.until(() => isSettled(stays) && bench.server.texts().length === 2);
    assert.deepEqual(shownTexts(stays), ['hello', 'left behind']);
    await stays.close();
  });

  for (const how of ['with the next heartbeat', 'when it is told to'] as const)
    it(`[P5] a row left by a tab that has gone is sent by a connected one ${how}`, async () => {
      const bench = new ClientBench();
      const stays = await bench.talking();
      const connect = () => {
        throw new Error('There is no network.');
      };
      const silent = bench.tab({ connect });
      await silent.post(null, 'left behind');
      await silent.close();
      await bench.clock.advance(1_000);
      assert.deepEqual(shownTexts(stays), ['hello']);
      if (how === 'when it is told to') await stays.adopt();
      else bench.server.beat();
      await bench.until(() => isSettled(stays) && bench.server.texts().length === 2, 1_000);
      assert.deepEqual(shownTexts(stays), ['hello', 'left behind']);
      assert.equal(bench.server.network.attempts.length, 1);
      await stays.close();
    });

  it('a conversation that another tab has begun offline is gone on with', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const [one, two] = [bench.tab(), bench.tab()];
    await Promise.all([one.start(), two.start()]);
    await one.post(null, 'one');
    await two.post(null, 'two');
    bench.server.restart();
    await bench.until(() => isSettled(one) && isSettled(two));
    assert.deepEqual(bench.server.texts(), ['one', 'two']);
    await Promise.all([one.close(), two.close()]);
  });

  it('[H3] a token that is void: a new contact, and what was not sent begins a new conversation', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.kill();
    for (const text of ['unsent one', 'unsent two']) await client.post(null, text);
    bench.server.log.tokens.clear();
    bench.server.restart();
    await bench.until(() => isSettled(client));
    const rows = [...bench.server.log.conversations.values()];
    assert.deepEqual(
      rows.map((row) => bench.server.texts(row)),
      [['hello'], ['unsent one', 'unsent two']],
    );
    assert.equal(rows[1]?.contact, client.snapshot.me?.id);
    const old = rows[0]!.id;
    await client.post(old, 'to the old one');
    await client.post(null, 'to the newest');
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(rows[1]).slice(2), ['to the old one', 'to the newest']);
    assert.deepEqual(shownTexts(client).toSorted(), [
      'hello',
      'to the newest',
      'to the old one',
      'unsent one',
      'unsent two',
    ]);
    await client.close();
  });

  it('[H3] two tabs with a void token move what was not sent only once', async () => {
    const bench = new ClientBench();
    const one = await bench.talking();
    bench.server.kill();
    for (const text of ['unsent one', 'unsent two']) await one.post(null, text);
    const two = bench.tab();
    await two.start();
    bench.server.log.tokens.clear();
    const { network } = bench.server;
    network.fate = (way, text) => (way === 'down' && text.includes('"nak"') ? 'hold' : 'pass');
    bench.server.restart();
    await bench.until(() => bench.server.heardOf('op').length === 2 + 2 * 2);
    network.fate = () => 'pass';
    network.release();
    await bench.until(() => isSettled(one) && isSettled(two));
    await bench.clock.advance(1_000);
    assert.equal(one.snapshot.me?.id, two.snapshot.me?.id);
    const rows = [...bench.server.log.conversations.values()];
    assert.deepEqual(
      rows.map((row) => bench.server.texts(row)),
      [['hello'], ['unsent one', 'unsent two']],
    );
    assert.equal(bench.device.outbox.length, 0);
    await Promise.all([one.close(), two.close()]);
  });

  it('[H3] a stale tab does not take the new token from the others', async () => {
    const bench = new ClientBench();
    const one = await bench.talking();
    const current = bench.device.identity!;
    bench.device.identity = { ...current, token: 'stale' };
    const three = bench.tab();
    await three.resume();
    bench.device.identity = current;
    await bench.until(() => three.snapshot.link.at === 'ready');
    assert.equal(bench.device.identity.token, current.token);
    assert.equal(three.snapshot.me?.id, one.snapshot.me?.id);
    await Promise.all([one.close(), three.close()]);
  });

  it('[P6] without a store it says so, and everything else works', async () => {
    const bench = new ClientBench();
    bench.broken.add('open');
    const client = await bench.connected();
    assert.equal(client.snapshot.storage, 'memory');
    assert.equal(warn.mock.callCount(), 1, 'the shop’s developers hear of it, once');
    await client.post(null, 'hello');
    await bench.until(() => isSettled(client));
    bench.server.say('hi');
    bench.server.network.cut();
    await client.post(null, 'again');
    await bench.until(() => isSettled(client));
    assert.deepEqual(shownTexts(client), ['hello', 'hi', 'again']);
    assert.equal(bench.server.log.tokens.size, 1, 'the same contact after a reconnect');
    await client.close();
  });

  for (const method of ['post', 'write', 'swapIdentity', 'load', 'events'] as const)
    it(`[P6] a store whose ${method} fails loses nothing that is shown`, async () => {
      const bench = new ClientBench();
      const before = await bench.talking();
      bench.server.say('hi');
      await bench.clock.advance(0);
      await before.close();
      bench.broken.add(method);
      if (method === 'swapIdentity') bench.device.identity = null;
      const client = bench.tab();
      const told = new Set<string>();
      client.subscribe(({ storage }) => told.add(storage));
      await client.start();
      await bench.until(() => client.snapshot.link.at === 'ready');
      await client.post(null, 'second');
      await bench.until(() => isSettled(client));
      assert.ok(told.has('memory'));
      assert.ok(shownTexts(client).includes('second'));
      await client.close();
    });

  it('an op that was posted resolves in memory when the device refuses it', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const client = bench.tab();
    await client.start();
    assert.equal(client.snapshot.storage, 'device');
    bench.broken.add('post');
    await client.post(null, 'only in this tab');
    assert.equal(client.snapshot.storage, 'memory');
    assert.deepEqual(shownTexts(client), ['only in this tab']);
    await client.close();
  });

  it('reads the site’s facts without touching device or socket', async () => {
    const bench = new ClientBench();
    const facts = { site: 'demo', name: 'Nordlicht', team: [] };
    const answers: [unknown, string | null][] = [
      [Response.json(facts), null],
      [Response.json({ error: { code: 'unknown-site' } }, { status: 404 }), 'unknown-site'],
      // What somebody in between says is no word of the care server.
      [new Response('Forbidden', { status: 403 }), 'internal'],
      [new Response('Not found', { status: 404 }), 'internal'],
      [new Response('<html>Wi-Fi login</html>'), 'internal'],
      [new Error('offline'), 'busy'],
    ];
    for (const [answer, problem] of answers) {
      const asked: string[] = [];
      const client = bench.tab({
        fetch: async (url) => {
          asked.push(url);
          if (answer instanceof Error) throw answer;
          return answer as Response;
        },
      });
      await client.loadSite();
      assert.deepEqual(asked, ['https://care.example/v1/sites/demo']);
      assert.equal(client.snapshot.siteProblem, problem);
      assert.deepEqual(client.snapshot.site, problem ? null : facts);
      assert.equal(client.snapshot.storage, 'opening');
      await client.close();
    }
    assert.equal(bench.server.network.attempts.length, 0);
  });
});
