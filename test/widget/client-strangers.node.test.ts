// A device becomes somebody else while its tabs hold what they have not sent.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench, isSettled, only } from '../support/client-bench.ts';

describe('a device that becomes somebody else', () => {
  it('[P3] what another tab has moved is sent in its order, without what was confirmed under the old name', async () => {
    const bench = new ClientBench();
    const { server } = bench;
    const reached = new Set(['two']);
    const reaches = (tab: string) => (url: string) => {
      if (!reached.has(tab)) throw new Error('There is no network.');
      return server.network.connect(url);
    };
    const two = bench.tab({ connect: reaches('two') });
    await two.post(null, 'hello');
    await bench.until(() => isSettled(two));
    const old = only(two).id;
    const one = bench.tab({ connect: reaches('one') });
    await one.post(null, 'a');
    await two.adopt();
    await bench.until(() => isSettled(two) && server.texts().length === 2);
    await one.post(null, 'b');
    reached.clear();
    server.network.cut();
    server.log.tokens.clear();
    const moved = (conversation: string) => conversation !== old;
    server.refuse = ({ conversation }) =>
      moved(conversation) ? { code: 'busy', retryAfterMs: 60_000 } : null;
    reached.add('one');
    one.wake('network');
    await bench.until(() => server.heardOf('op').some((op) => moved(op.conversation)));
    await one.close();
    server.refuse = () => null;
    reached.add('two');
    await bench.until(() => isSettled(two) && bench.device.outbox.length === 0);
    const rows = [...server.log.conversations.values()];
    assert.deepEqual(
      rows.map((row) => server.texts(row)),
      [['hello', 'a'], ['b']],
    );
    await two.close();
  });

  it('a conversation that never began is gone with what was to be its first message', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    const client = bench.tab();
    const op = await client.post(null, 'never mind');
    assert.equal(only(client).pending.length, 2);
    await client.discard(op);
    assert.equal(client.snapshot.conversations.size, 0);
    await client.close();
  });

  it('[H3] a server that refuses two tokens in a row is asked again soon, however long it was away', async () => {
    const bench = new ClientBench();
    const { network } = bench.server;
    const client = await bench.connected();
    bench.server.kill();
    await bench.clock.advance(60_000);
    const { accept } = network;
    let refusals = 0;
    network.accept = (socket) => {
      if (refusals === 2) return accept(socket);
      refusals += 1;
      return { receive: () => socket.end(CLOSE_CODES.TOKEN_EXPIRED), closed: () => {} };
    };
    bench.server.restart();
    client.wake('network');
    await bench.until(() => client.snapshot.link.at === 'ready', 2_000);
    assert.equal(refusals, 2);
    await client.close();
  });

  it('[H3] nor is it asked late when the network failed between the two', async () => {
    const bench = new ClientBench();
    const { network } = bench.server;
    const client = await bench.connected();
    const { accept } = network;
    let refusals = 0;
    network.accept = (socket) => {
      if (refusals === 2) return accept(socket);
      refusals += 1;
      if (refusals === 1) network.reachable = false;
      return { receive: () => socket.end(CLOSE_CODES.TOKEN_EXPIRED), closed: () => {} };
    };
    network.cut();
    await bench.until(() => refusals === 1);
    await bench.clock.advance(60_000);
    bench.server.restart();
    client.wake('network');
    await bench.until(() => client.snapshot.link.at === 'ready', 2_500);
    await client.close();
  });
});

it('[P1] a page that wakes up while its last write is on its way keeps what is posted', async () => {
  const bench = new ClientBench();
  let free = () => {};
  let gate = Promise.resolve();
  const client = bench.tab({
    openHistory: async () => {
      const history = openMemoryHistory(bench.device);
      const write = history.write.bind(history);
      return Object.assign(history, {
        kind: 'device',
        write: async (change: Parameters<typeof write>[0]) => (await gate, write(change)),
      });
    },
  });
  await client.post(null, 'hello');
  await bench.until(() => isSettled(client));
  gate = new Promise((resolve) => (free = resolve));
  bench.server.say('hi');
  await bench.until(() => only(client).have === 3);
  client.sleep();
  client.wake('restored');
  free();
  await bench.until(() => isSettled(client));
  bench.server.network.reachable = false;
  bench.server.network.cut();
  await client.post(null, 'later');
  assert.equal(client.snapshot.storage, 'device');
  const kept = bench.device.outbox.map(({ action }) => 'text' in action && action.text);
  assert.deepEqual(kept, ['later']);
  await client.close();
});
