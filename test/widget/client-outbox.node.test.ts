import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CareError } from '../../sdk/protocol/care-error.ts';
import { OPS_WINDOW, OUTBOX_MAX_OPS, TEXT_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import { messageState } from '../../widget/client/message-state.ts';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench, isSettled, only, shownTexts } from '../support/client-bench.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `message ${i + 1}`);

describe('outbox', () => {
  it('[O8] begins a conversation with the first message, both durable in one step', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const client = bench.tab({ as: { role: 'contact', language: 'de' } });
    const op = await client.post(null, 'hello');
    const kinds = bench.device.outbox.map((row) => row.action.kind);
    assert.deepEqual(kinds, ['conversation.start', 'message.post']);
    assert.deepEqual(bench.posted, [2]);
    assert.equal(bench.device.outbox[1]?.op, op);
    assert.equal(only(client).pending[1]?.state, 'waiting');
    await client.close();
  });

  it('a second message goes to the conversation that is still pending', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const client = bench.tab();
    await Promise.all([client.post(null, 'one'), client.post(null, 'two')]);
    assert.deepEqual(shownTexts(client), ['one', 'two']);
    assert.equal(only(client).pending.length, 3);
    await client.close();
  });

  it('[P5] resolves only once the rows are durable, and sends nothing before', async () => {
    const bench = new ClientBench();
    let disk = () => {};
    const durable = new Promise<void>((resolve) => (disk = resolve));
    const history = openMemoryHistory(bench.device);
    const post = history.post.bind(history);
    history.post = async (rows) => {
      await durable;
      await post(rows);
    };
    const client = await bench.connected({ openHistory: async () => history });
    let resolved = false;
    void client.post(null, 'hello').then(() => (resolved = true));
    await bench.clock.advance(500);
    assert.deepEqual([resolved, bench.server.heardOf('op').length], [false, 0]);
    disk();
    await bench.until(() => isSettled(client) && resolved);
    assert.deepEqual(bench.server.texts(), ['hello']);
    await client.close();
  });

  it('[P1] shows a message as sent only once it is committed', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { server } = bench;
    server.network.fate = (way) => (way === 'down' ? 'hold' : 'pass');
    await client.post(null, 'second');
    await bench.clock.advance(0);
    assert.deepEqual(server.texts(), ['hello', 'second']);
    const [pending] = only(client).pending;
    assert.equal(messageState(only(client), pending!, { role: 'contact' }), 'waiting');
    server.network.fate = () => 'pass';
    server.network.release();
    await bench.until(() => isSettled(client));
    const last = only(client).events.at(-1)!;
    assert.equal(messageState(only(client), last, { role: 'contact' }), 'sent');
    await client.close();
  });

  it('[P2] a server killed between commit and ack leaves exactly one copy', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { server } = bench;
    server.committed = () => server.kill();
    await client.post(null, 'once');
    await bench.clock.advance(0);
    assert.notEqual(client.snapshot.link.at, 'ready');
    assert.deepEqual(shownTexts(client), ['hello', 'once']);
    server.committed = () => {};
    server.restart();
    await bench.until(() => isSettled(client));
    assert.deepEqual(server.texts(), ['hello', 'once']);
    assert.deepEqual(shownTexts(client), ['hello', 'once']);
    assert.equal(bench.device.outbox.length, 0);
    await client.close();
  });

  it('[P2] a server killed before the commit loses nothing', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { server } = bench;
    server.network.fate = (way, text) => (way === 'up' && text.includes('"op"') ? 'cut' : 'pass');
    await client.post(null, 'once');
    await bench.clock.advance(0);
    server.network.fate = () => 'pass';
    await bench.until(() => isSettled(client));
    assert.deepEqual(server.texts(), ['hello', 'once']);
    await client.close();
  });

  it('[P5] three messages written offline arrive once and in order from the next tab', async () => {
    const bench = new ClientBench();
    const { server } = bench;
    const first = await bench.talking();
    server.kill();
    for (const text of ['one', 'two', 'three']) await first.post(null, text);
    await first.close();
    const second = bench.tab();
    await second.resume();
    await bench.clock.advance(0);
    assert.deepEqual(
      shownTexts(second),
      ['hello', 'one', 'two', 'three'],
      'shown before it is online',
    );
    server.restart();
    await bench.until(() => isSettled(second));
    assert.deepEqual(server.texts(), ['hello', 'one', 'two', 'three']);
    assert.deepEqual(shownTexts(second), ['hello', 'one', 'two', 'three']);
    await second.close();
  });

  it('[O5] keeps a window of ops in flight and the rest in order', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { network } = bench.server;
    network.fate = (way) => (way === 'down' ? 'hold' : 'pass');
    for (const text of numbered(12)) await client.post(null, text);
    await bench.clock.advance(0);
    assert.equal(bench.server.heardOf('op').length, 2 + OPS_WINDOW);
    network.fate = () => 'pass';
    network.release();
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello', ...numbered(12)]);
    await client.close();
  });

  it('[O4] names the op before while it is unanswered, and only then', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { network } = bench.server;
    network.fate = (way) => (way === 'down' ? 'hold' : 'pass');
    bench.server.heard.length = 0;
    for (const text of ['one', 'two']) await client.post(null, text);
    await bench.clock.advance(0);
    const [one, two] = bench.server.heardOf('op');
    assert.equal(one?.after, undefined);
    assert.equal(two?.after, one?.op);
    network.fate = () => 'pass';
    network.release();
    await bench.until(() => isSettled(client));
    await client.close();
  });

  it('[O4] out of order: sends again from the oldest', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    let drop = true;
    bench.server.network.fate = (way, text) =>
      drop && way === 'up' && text.includes('message 1') ? 'drop' : 'pass';
    for (const text of numbered(4)) await client.post(null, text);
    await bench.clock.advance(0);
    drop = false;
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello', ...numbered(4)]);
    await client.close();
  });

  it('[O6] an op refused for good is shown as failed and stops nobody behind it', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { network } = bench.server;
    network.fate = (way) => (way === 'down' ? 'hold' : 'pass');
    const poison = client.post(null, 'poison');
    for (const text of ['two', 'three', 'four']) await client.post(null, text);
    await bench.clock.advance(0);
    network.fate = () => 'pass';
    network.release();
    await bench.clock.advance(5_000);
    assert.deepEqual(bench.server.texts(), ['hello', 'two', 'three', 'four']);
    const [failed, ...more] = only(client).pending;
    assert.deepEqual(more, []);
    assert.equal(failed?.op, await poison);
    assert.equal(failed?.failed?.code, 'too-long');
    assert.equal(messageState(only(client), failed!, { role: 'contact' }), 'failed');
    assert.equal(bench.device.outbox[0]?.failed?.code, 'too-long', 'also after a reload');
    assert.equal(bench.server.heardOf('op').length, 2 + 4 + 3, 'sent again once, not more');
    await client.discard(failed!.op);
    assert.deepEqual(only(client).pending, []);
    assert.equal(bench.device.outbox.length, 0);
    await client.close();
  });

  it('[O6] a busy server is asked again after the time it named, not before, in order', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    let busy = true;
    bench.server.refuse = () => (busy ? { code: 'busy', retryAfterMs: 1_500 } : null);
    for (const text of numbered(3)) await client.post(null, text);
    await bench.clock.advance(0);
    const sent = bench.server.heardOf('op').length;
    busy = false;
    await bench.clock.advance(1_400);
    assert.equal(bench.server.heardOf('op').length, sent);
    await bench.clock.advance(200);
    assert.deepEqual(bench.server.texts(), ['hello', ...numbered(3)]);
    await client.close();
  });

  it('an op refused for good is sent again, under its id, when the user says so', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    let refusing = true;
    bench.server.refuse = () => (refusing ? { code: 'forbidden' } : null);
    const op = await client.post(null, 'again');
    await bench.until(() => only(client).pending[0]?.state === 'failed');
    refusing = false;
    await client.retry(op);
    await bench.until(() => isSettled(client));
    assert.equal(bench.server.only.public.at(-1)?.op, op);
    await client.close();
  });

  it('a message whose conversation could not begin begins it when it is sent again', async () => {
    const bench = new ClientBench();
    let refusing = true;
    bench.server.refuse = ({ action }) =>
      refusing && action.kind === 'conversation.start' ? { code: 'bad-request' } : null;
    const client = await bench.connected();
    const op = await client.post(null, 'hello');
    await bench.until(() => only(client).pending.every((one) => one.state === 'failed'));
    refusing = false;
    await client.retry(op);
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello']);
    await client.close();
  });

  it('[L6] a full outbox leaves within the rate that the server allows', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.kill();
    for (const text of numbered(60)) await client.post(null, text);
    bench.server.restart();
    bench.server.heard.length = 0;
    await bench.until(() => client.snapshot.link.at === 'ready');
    await bench.clock.advance(1_000);
    assert.ok(bench.server.heardOf('op').length <= 25, `${bench.server.heardOf('op').length}`);
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello', ...numbered(60)]);
    await client.close();
  });

  it('refuses blanks, a text that is too long and a full outbox, and keeps nothing of them', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const client = bench.tab();
    const refusal = (text: string) =>
      client.post(null, text).then(String, (error: CareError) => error.code);
    assert.equal(await refusal(' \n\t'), 'bad-request');
    assert.equal(await refusal('x'.repeat(TEXT_MAX_CHARS + 1)), 'too-long');
    assert.equal(bench.device.outbox.length, 0);
    for (let i = 1; i < OUTBOX_MAX_OPS; i++) await client.post(null, 'x');
    assert.equal(await refusal('one more'), 'busy');
    await client.close();
  });

  it('what the page says of itself never stops a message', async () => {
    const bench = new ClientBench();
    const as = {
      role: 'contact',
      language: 'not a language!',
      page: () => ({ url: 'file:///shop.html', title: 'x'.repeat(900) }),
    } as const;
    const client = await bench.connected({ as });
    await client.post(null, 'hello');
    await bench.until(() => isSettled(client));
    assert.deepEqual(bench.server.texts(), ['hello']);
    await client.close();
  });
});
