// What is shown as sent waits nowhere besides, whatever another tab has made of its row.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { movedRows } from '../../widget/client/move-unsent.ts';
import type { OutboxRow } from '../../widget/history/history.ts';
import { ClientBench, isSettled, only } from '../support/client-bench.ts';

const START = { kind: 'conversation.start', channel: 'chat' } as const;

/** A tab that has sent `hello`, and the row that this was. */
async function said(bench: ClientBench) {
  const client = await bench.talking();
  const { id, events } = only(client);
  const { op } = events.at(-1)!;
  const row: OutboxRow = {
    op,
    conversation: id,
    action: { kind: 'message.post', text: 'hello' },
    at: bench.clock.now(),
  };
  return { client, row };
}

it('[R3] what this contact has sent is not sent again where another tab has moved its row', async () => {
  const bench = new ClientBench();
  const { client, row } = await said(bench);
  bench.device.outbox = movedRows([row], START).slice(1);
  const sent = bench.server.heardOf('op').length;
  await client.adopt();
  await bench.clock.advance(1_000);
  assert.equal(bench.server.heardOf('op').length, sent);
  assert.ok(isSettled(client));
  await client.close();
});

it('[R3] an op that is shown in two conversations waits in neither', async () => {
  const bench = new ClientBench();
  const { client, row } = await said(bench);
  const { events } = only(client);
  const elsewhere = movedRows([row], START)[0].conversation;
  const author = { role: 'contact', id: 'somebody' } as const;
  const event = { ...events.at(-1)!, conversation: elsewhere, seq: 1, author };
  bench.server.push({ type: 'event', event });
  await bench.clock.advance(0);
  assert.equal(client.snapshot.conversations.size, 2);
  bench.device.outbox = [row];
  await client.adopt();
  assert.deepEqual(client.snapshot.conversations.get(row.conversation)?.pending, []);
  await client.close();
});

it('[P3] what has to move to where it is shown already is not sent there again', async () => {
  const bench = new ClientBench();
  const { server, device } = bench;
  const gone = await bench.talking();
  const { id, events } = only(gone);
  server.network.reachable = false;
  server.network.cut();
  const op = await gone.post(null, 'a');
  await gone.close();
  // Another tab has moved it and was answered, as somebody whom this device has forgotten by now.
  const row = device.outbox.find((one) => one.op === op)!;
  const [start] = movedRows([row], START);
  const author = { role: 'contact', id: 'somebody' } as const;
  const there = { ...events.at(-1)!, conversation: start.conversation, epoch: 'other', author };
  const kept = { epoch: 'other', have: 2, status: 'open', delivered: 0 } as const;
  device.conversations.set(start.conversation, {
    id: start.conversation,
    ...kept,
    read: { contact: 0, agent: 0 },
  });
  device.logs.set(
    `${start.conversation} public`,
    new Map([
      [
        1,
        { ...there, seq: 1, op: start.op, what: { kind: 'conversation.started', channel: 'chat' } },
      ],
      [2, { ...there, seq: 2, op, what: { kind: 'message.posted', text: 'a' } }],
    ]),
  );
  server.log.tokens.clear();
  server.network.reachable = true;
  const client = bench.tab();
  let twice = false;
  client.subscribe(({ conversations }) => {
    for (const view of conversations.values())
      twice ||= view.pending.some((one) => view.events.some((event) => event.op === one.op));
  });
  await client.start();
  await bench.until(() => isSettled(client) && device.outbox.length === 0);
  assert.equal(twice, false);
  assert.ok(client.snapshot.conversations.has(id));
  await client.close();
});
