// What one tab has written arrives in the order of writing, whichever tab sends it, and whatever is refused in between.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { movedRows } from '../../widget/client/move-unsent.ts';
import { ClientBench, isSettled, only, shownTexts } from '../support/client-bench.ts';

const START = { kind: 'conversation.start', channel: 'chat' } as const;

it('[O4] another tab’s row that is committed already lets nothing past the one before it', async () => {
  const bench = new ClientBench();
  const { server } = bench;
  const one = await bench.talking();
  const other = await bench.connected();
  const { id } = only(one);
  let isBusy = true;
  server.refuse = ({ action }) =>
    isBusy && 'text' in action && action.text === 'first'
      ? { code: 'busy', retryAfterMs: 1_000 }
      : null;
  // Nobody hears in time that the other one’s is there.
  server.network.fate = (way, text) =>
    way === 'down' && /"(ack|event)"/.test(text) ? 'hold' : 'pass';
  await one.post(id, 'first');
  await other.post(id, 'between');
  await bench.until(() => server.texts().includes('between'));
  await one.adopt();
  await one.post(id, 'second');
  await bench.clock.advance(1_500);
  isBusy = false;
  server.network.fate = () => 'pass';
  server.network.release();
  await bench.until(() => isSettled(one) && isSettled(other));
  assert.deepEqual(
    server.texts().filter((text) => text !== 'between'),
    ['hello', 'first', 'second'],
  );
  await Promise.all([one.close(), other.close()]);
});

it('[P5] a row of another tab is placed where the device has it', async () => {
  const bench = new ClientBench();
  const one = await bench.talking();
  const other = await bench.connected();
  const { id } = only(one);
  bench.server.kill();
  await one.post(id, 'first');
  await other.post(id, 'second');
  await other.adopt();
  assert.deepEqual(shownTexts(other), ['hello', 'first', 'second']);
  bench.server.restart();
  await bench.until(() => isSettled(one) && isSettled(other));
  assert.deepEqual(bench.server.texts(), ['hello', 'first', 'second']);
  await Promise.all([one.close(), other.close()]);
});

it('[P3] a tab that wakes up where its row was moved goes on behind it', async () => {
  const bench = new ClientBench();
  const client = await bench.talking();
  const { id } = only(client);
  bench.server.kill();
  await client.post(id, 'first');
  client.sleep();
  await bench.clock.advance(0);
  const moved = movedRows([bench.device.outbox[0]!], START);
  bench.device.outbox = moved;
  client.wake('restored');
  await bench.clock.advance(0);
  await client.post(moved[0].conversation, 'second');
  await client.adopt();
  const { pending } = client.snapshot.conversations.get(moved[0].conversation)!;
  assert.deepEqual(
    pending.map(({ action }) => ('text' in action ? action.text : action.kind)),
    ['conversation.start', 'first', 'second'],
  );
  await client.close();
});
