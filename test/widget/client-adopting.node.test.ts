// What waits is what waits on the device: other tabs add rows, move them, and have them confirmed.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench, isSettled, only, shownTexts } from '../support/client-bench.ts';

it('[P3] what another tab had confirmed while this one slept is not sent again by somebody else', async () => {
  const bench = new ClientBench();
  const { server } = bench;
  const one = await bench.talking();
  const { id } = only(one);
  server.kill();
  await one.post(id, 'first');
  one.sleep();
  await bench.clock.advance(0);
  // Another tab sends it; then the server forgets who they are.
  const other = bench.tab();
  server.restart();
  await other.start();
  await bench.until(() => server.texts().includes('first') && isSettled(other));
  await other.close();
  server.network.cut();
  server.log.tokens.clear();
  one.wake('restored');
  await bench.until(() => isSettled(one));
  const all = [...server.log.conversations.values()].flatMap((row) => server.texts(row));
  assert.deepEqual(all, ['hello', 'first']);
  await one.close();
});

it('[P5] a device that has forgotten who it is takes nothing away from what waits', async () => {
  const bench = new ClientBench();
  const client = await bench.talking();
  bench.server.kill();
  await client.post(only(client).id, 'waits');
  await openMemoryHistory(bench.device).wipe();
  await client.adopt();
  assert.deepEqual(shownTexts(client), ['hello', 'waits']);
  bench.server.restart();
  await bench.until(() => isSettled(client));
  assert.deepEqual(bench.server.texts(), ['hello', 'waits']);
  await client.close();
});

it('[P3] a row that waits where its message is shown already is settled', async () => {
  const bench = new ClientBench();
  const client = await bench.talking();
  const { id, events } = only(client);
  const message = events.find(({ what }) => what.kind === 'message.posted')!;
  const action = { kind: 'message.post', text: 'hello' } as const;
  bench.device.outbox = [{ op: message.op, conversation: id, action, at: 1 }];
  await client.adopt();
  await bench.clock.advance(0);
  assert.deepEqual(bench.device.outbox, []);
  assert.deepEqual(shownTexts(client), ['hello']);
  await client.close();
});

it('[O2] an answer to an op where it was does not answer it where it has moved', async () => {
  const bench = new ClientBench();
  const { server } = bench;
  const client = await bench.talking();
  const { id } = only(client);
  server.network.fate = (way, text) => (way === 'up' && text.includes('"op"') ? 'drop' : 'pass');
  const op = await client.post(id, 'moves');
  const elsewhere = server.id();
  const answers = [
    { type: 'ack', op, conversation: elsewhere, seq: 7, at: 1 },
    { type: 'nak', op, conversation: elsewhere, code: 'forbidden', retryable: false },
  ] as const;
  for (const answer of answers) server.push(answer);
  await bench.clock.advance(0);
  assert.deepEqual(
    only(client).pending.map(({ state }) => state),
    ['sending'],
  );
  server.network.fate = () => 'pass';
  await bench.until(() => isSettled(client));
  assert.deepEqual(server.texts(), ['hello', 'moves']);
  await client.close();
});

it('[P3] a message to a conversation that another tab has begun goes behind what that tab has moved there', async () => {
  const bench = new ClientBench();
  const { server, device } = bench;
  const one = await bench.talking();
  const old = only(one).id;
  server.kill();
  await one.post(old, 'first');
  // As another tab would: it has begun a conversation with what waited, and this one is told of it before it looks.
  const there = '33333333-3333-4333-8333-333333333333';
  device.outbox = device.outbox.map((row) => ({ ...row, conversation: there }));
  await one.post(there, 'second');
  const { pending } = one.snapshot.conversations.get(there)!;
  assert.deepEqual(
    pending.map(({ action }) => 'text' in action && action.text),
    ['first', 'second'],
  );
  await one.close();
});

it('[P1] what another tab leaves while this one opens the device begins this one', async () => {
  const bench = new ClientBench();
  const writer = bench.tab();
  bench.server.kill();
  await writer.post(null, 'left behind');
  await writer.close();
  let isFirst = true;
  const tab = bench.tab({
    openHistory: async () => {
      const history = openMemoryHistory(bench.device);
      const read = history.load.bind(history);
      const load = async () => {
        const kept = await read();
        // It reads once before the other one has written.
        if (!isFirst) return kept;
        isFirst = false;
        return { ...kept, conversations: [], outbox: [] };
      };
      return Object.assign(history, { kind: 'device' as const, load });
    },
  });
  bench.server.restart();
  await tab.resume();
  await bench.until(() => bench.server.heardOf('op').length > 0 && isSettled(tab));
  assert.deepEqual(bench.server.texts(), ['left behind']);
  await tab.close();
});
