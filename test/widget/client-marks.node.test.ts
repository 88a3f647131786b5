import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SIGNAL_EVERY_MS, SIGNAL_LASTS_MS } from '../../sdk/protocol/limits.ts';
import { messageState } from '../../widget/client/message-state.ts';
import { ClientBench, only } from '../support/client-bench.ts';
import { AGENT } from '../support/scripted-server.ts';

describe('what each side holds, has read and is typing', () => {
  it('[R4] says what it holds soon after it applied events, and at once when a heartbeat asks', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    await bench.clock.advance(1_000);
    bench.server.heard.length = 0;
    for (const text of ['a', 'b', 'c']) bench.server.say(text);
    await bench.clock.advance(500);
    const [have, ...more] = bench.server.heardOf('have');
    assert.deepEqual(more, []);
    assert.deepEqual(have?.heads, [{ conversation: only(client).id, seq: 5 }]);
    bench.server.beat(7);
    await bench.clock.advance(0);
    assert.equal(bench.server.heardOf('have').at(-1)?.heartbeat, 7);
    await client.close();
  });

  it('[R5] marks as read only what raises the mark, together, and shows it at once', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const marks = () =>
      bench.server.heardOf('op').filter(({ action }) => action.kind === 'read.mark');
    client.markRead(only(client).id);
    await bench.clock.advance(1_000);
    assert.equal(marks().length, 0, 'own messages need no mark');
    for (const text of ['a', 'b']) {
      bench.server.say(text);
      await bench.clock.advance(10);
      assert.equal(only(client).unread, 1);
      client.markRead(only(client).id);
      client.markRead(only(client).id);
      assert.equal(only(client).unread, 0);
    }
    for (let i = 0; i < 20; i++) {
      await bench.clock.advance(100);
      client.markRead(only(client).id);
    }
    assert.deepEqual(
      marks().map(({ action }) => action['upTo']),
      [4],
    );
    assert.equal(bench.server.only.read.contact, 4);
    await client.close();
  });

  it('[R5] a mark for which the server had no time is told again soon', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    let refused = 0;
    bench.server.refuse = ({ action }) =>
      action.kind === 'read.mark' && refused++ === 0 ? { code: 'busy' } : null;
    bench.server.say('a');
    await bench.clock.advance(10);
    client.markRead(only(client).id);
    await bench.clock.advance(1_000);
    assert.equal(bench.server.only.read.contact, 3);
    await client.close();
  });

  it('[R5] a mark that got lost is told again after a reconnect, a reload, or a heartbeat', async () => {
    const bench = new ClientBench();
    const { server } = bench;
    const lose = (way: string, text: string) =>
      way === 'up' && text.includes('read.mark') ? 'drop' : 'pass';
    let client = await bench.talking();
    for (const how of ['reconnect', 'reload', 'heartbeat']) {
      server.say(how);
      await bench.clock.advance(10);
      server.network.fate = lose;
      client.markRead(only(client).id);
      await bench.clock.advance(1_000);
      server.network.fate = () => 'pass';
      assert.notEqual(server.only.read.contact, only(client).read.contact, how);
      if (how === 'reconnect') server.network.cut();
      if (how === 'heartbeat') server.beat();
      if (how === 'reload') {
        await client.close();
        client = await bench.connected();
      }
      await bench.until(() => server.only.read.contact === only(client).read.contact, 5_000);
    }
    await client.close();
  });

  it('shows a message as delivered and read by what the other side holds and has read', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const state = () => messageState(only(client), only(client).events[1]!, { role: 'contact' });
    const { id } = only(client);
    assert.equal(state(), 'sent');
    bench.server.push({ type: 'delivered', conversation: id, upTo: 2 });
    await bench.clock.advance(0);
    assert.equal(state(), 'delivered');
    const { log } = bench.server;
    const read = log.append(
      id,
      'public',
      AGENT,
      { kind: 'read.marked', upTo: 2 },
      bench.server.id(),
    );
    bench.server.publish([read]);
    await bench.clock.advance(0);
    assert.equal(state(), 'read');
    await client.close();
  });

  it('[L4] tells that it types at most once per interval, and when it stops', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { id } = only(client);
    for (let ms = 0; ms < 3 * SIGNAL_EVERY_MS; ms += 100) {
      client.setTyping(id, true);
      await bench.clock.advance(100);
    }
    client.setTyping(id, false);
    client.setTyping(id, false);
    await bench.clock.advance(0);
    const signals = bench.server.heardOf('signal').map(({ signal }) => signal);
    assert.deepEqual(signals, ['typing', 'typing', 'typing', 'idle']);
    await client.close();
  });

  it('[L4] believes that somebody types until it is void, they stop or their message is there', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const conversation = only(client).id;
    const hear = async (signal: 'typing' | 'idle') => {
      bench.server.push({ type: 'signal', conversation, signal, from: AGENT });
      await bench.clock.advance(0);
    };
    await hear('typing');
    assert.equal(only(client).typing?.name, 'Mira');
    await bench.clock.advance(SIGNAL_LASTS_MS - 1);
    assert.ok(only(client).typing);
    await bench.clock.advance(1);
    assert.equal(only(client).typing, null);
    await hear('typing');
    await hear('idle');
    assert.equal(only(client).typing, null);
    await hear('typing');
    bench.server.say('done');
    await bench.clock.advance(0);
    assert.equal(only(client).typing, null);
    await client.close();
  });
});
