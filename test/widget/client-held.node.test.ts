// What was written more than a day ago is not sent before somebody says so.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CareClient } from '../../widget/client/care-client.ts';
import { STALE_AFTER_MS } from '../../widget/client/outbox-entry.ts';
import { ClientBench, isSettled, only, shownTexts } from '../support/client-bench.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
const statesOf = (client: CareClient) => only(client).pending.map(({ state }) => state);

/** A device whose last tab wrote these offline, and closed; the clock has moved on by `later`. */
async function leftBehind(texts: readonly string[], later: number): Promise<ClientBench> {
  const bench = new ClientBench();
  const tab = await bench.talking();
  bench.server.kill();
  for (const text of texts) await tab.post(null, text);
  await tab.close();
  bench.clock.jump(later);
  bench.server.restart();
  return bench;
}

describe('a message of more than a day ago', () => {
  it('[P5][O12] is visibly held, sent once when its writer says so, and forgotten when they do not', async () => {
    const bench = await leftBehind(['one', 'two'], STALE_AFTER_MS + 1);
    const client = await bench.connected();
    await bench.clock.advance(5_000);
    assert.deepEqual(statesOf(client), ['held', 'held']);
    assert.deepEqual(bench.server.texts(), ['hello']);
    const [one, two] = only(client).pending;
    await client.discard(one!.op);
    await client.retry(two!.op);
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello', 'two']);
    assert.deepEqual(shownTexts(client), ['hello', 'two']);
    assert.equal(bench.device.outbox.length, 0);
    await client.close();
  });

  it('[O12] is not held before the day is over', async () => {
    const bench = await leftBehind(['one'], STALE_AFTER_MS - 1_000);
    const client = await bench.connected();
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello', 'one']);
    await client.close();
  });

  it('[O12] stops nobody behind it', async () => {
    const bench = await leftBehind(['old'], STALE_AFTER_MS + 1);
    const client = await bench.connected();
    await client.post(null, 'new');
    await bench.clock.advance(1_000);
    assert.deepEqual(bench.server.texts(), ['hello', 'new']);
    assert.deepEqual(statesOf(client), ['held']);
    await client.close();
  });

  it('is held as well in a page that was open, and offline, all that time', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.kill();
    await client.post(null, 'old');
    bench.clock.jump(STALE_AFTER_MS + 1);
    bench.server.restart();
    await bench.until(() => client.snapshot.link.at === 'ready');
    await bench.clock.advance(1_000);
    assert.deepEqual(bench.server.texts(), ['hello']);
    await client.retry(only(client).pending[0]!.op);
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello', 'old']);
    await client.close();
  });

  it('may be sent later: what its writer has said counts in the next tab too', async () => {
    const bench = await leftBehind(['old'], STALE_AFTER_MS + 1);
    bench.server.kill();
    const offline = bench.tab();
    await offline.resume();
    await offline.retry(only(offline).pending[0]!.op);
    await offline.close();
    bench.server.restart();
    const client = await bench.connected();
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello', 'old']);
    await client.close();
  });

  for (const then of ['retry', 'discard', 'another'] as const)
    it(`[O12] a conversation does not begin without its held message (${then})`, async () => {
      const bench = new ClientBench();
      bench.server.network.reachable = false;
      const before = bench.tab();
      await before.post(null, 'old');
      await before.close();
      bench.clock.jump(STALE_AFTER_MS + 1);
      bench.server.network.reachable = true;
      const client = await bench.connected();
      await bench.clock.advance(1_000);
      assert.equal(bench.server.log.conversations.size, 0);
      const [, held] = only(client).pending;
      assert.equal(held?.state, 'held');
      if (then === 'another') await client.post(null, 'new');
      else await client[then](held!.op);
      await bench.clock.advance(1_000);
      if (then === 'discard') {
        assert.equal(bench.server.log.conversations.size, 0, 'an empty conversation helps nobody');
        assert.equal(bench.device.outbox.length, 0);
        await client.post(null, 'anew');
        await bench.until(() => isSettled(client));
      }
      const sent = { retry: 'old', discard: 'anew', another: 'new' };
      assert.deepEqual(bench.server.texts(), [sent[then]]);
      await client.close();
    });

  it('is not among the last words of a page', async () => {
    const bench = await leftBehind(['old'], STALE_AFTER_MS + 1);
    let asked = 0;
    const fetch = () => Promise.reject(new Error(String(++asked)));
    const client = await bench.connected({ fetch });
    client.sleep();
    assert.equal(asked, 0);
    await client.close();
  });

  it('[H3] goes to the new conversation with the rest when its own is lost, still held', async () => {
    const bench = await leftBehind(['old', 'older still'], STALE_AFTER_MS + 1);
    bench.server.log.tokens.clear();
    const client = await bench.connected();
    const held = () =>
      [...client.snapshot.conversations.values()].flatMap(({ pending }) =>
        pending.filter(({ state }) => state === 'held'),
      );
    for (const { op } of held()) await client.retry(op);
    await bench.until(() => isSettled(client));
    const rows = [...bench.server.log.conversations.values()];
    assert.deepEqual(
      rows.map((row) => bench.server.texts(row)),
      [['hello'], ['old', 'older still']],
    );
    await client.close();
  });
});

describe('a clock that is wrong by years', () => {
  for (const years of [-10, 10])
    it(`[P2][P3][P5] set ${years} years on while messages wait: none is lost, doubled or out of order`, async () => {
      const bench = new ClientBench();
      let ahead = 0;
      const clock = {
        now: () => bench.clock.now() + ahead,
        after: bench.clock.after.bind(bench.clock),
      };
      const client = bench.tab({ clock });
      await client.post(null, 'hello');
      await bench.until(() => isSettled(client));
      bench.server.kill();
      for (const text of ['one', 'two']) await client.post(null, text);
      ahead = years * YEAR_MS;
      await client.post(null, 'three');
      bench.server.restart();
      bench.server.say('theirs');
      await bench.until(() => client.snapshot.link.at === 'ready', 40_000);
      await bench.clock.advance(1_000);
      const held = only(client).pending.filter(({ state }) => state === 'held');
      assert.equal(held.length, years > 0 ? 2 : 0, 'a clock set back makes nothing old');
      for (const { op } of held) await client.retry(op);
      await bench.until(() => isSettled(client), 5_000);
      const mine = years > 0 ? ['three', 'one', 'two'] : ['one', 'two', 'three'];
      assert.deepEqual(bench.server.texts(), ['hello', 'theirs', ...mine]);
      assert.deepEqual(shownTexts(client), ['hello', 'theirs', ...mine]);
      await client.close();
    });
});
