// What another tab has moved on the device is not at its old place any more: nothing goes there, and nothing that is said
// of it there counts.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { DownFrame } from '../../sdk/protocol/down.ts';
import { movedRows } from '../../widget/client/move-unsent.ts';
import { ClientBench, isSettled, only } from '../support/client-bench.ts';

const START = { kind: 'conversation.start', channel: 'chat' } as const;

for (const [what, then] of [
  ['moved', movedRows],
  ['had confirmed', () => []],
] as const)
  it(`[P3] what another tab has ${what} while there was no connection is not sent from where it was`, async () => {
    const bench = new ClientBench();
    const { server, device } = bench;
    const client = await bench.talking();
    const { id } = only(client);
    server.kill();
    const op = await client.post(id, 'later');
    const [row] = device.outbox;
    device.outbox = then([row!], START);
    server.restart();
    await bench.until(() => isSettled(client) && device.outbox.length === 0);
    const sent = server.heardOf('op').filter((frame) => frame.op === op);
    assert.deepEqual(
      sent.filter(({ conversation }) => conversation === id),
      [],
    );
    assert.equal(sent.length, what === 'moved' ? 1 : 0);
    await client.close();
  });

const ANSWERS = {
  confirms: { type: 'ack', seq: 3, at: 0 },
  refuses: { type: 'nak', code: 'not-found', retryable: false },
  postpones: { type: 'nak', code: 'busy', retryable: true, retryAfterMs: 60_000 },
} as const;

for (const [does, answer] of Object.entries(ANSWERS))
  it(`[P1] an answer that ${does} it where it was says nothing of what has moved`, async () => {
    const bench = new ClientBench();
    const { server, device } = bench;
    const client = await bench.talking();
    const { id } = only(client);
    server.network.fate = (way, text) =>
      way === 'down' && /"(ack|nak|event)"/.test(text) ? 'drop' : 'pass';
    const op = await client.post(id, 'on its way');
    await bench.clock.advance(0);
    device.outbox = movedRows([device.outbox[0]!], START);
    const [start] = device.outbox;
    await client.adopt();
    await bench.clock.advance(0);
    const waits = () => client.snapshot.conversations.get(start!.conversation)?.pending;
    const before = waits();
    assert.deepEqual(
      before?.map(({ state }) => state),
      ['sending', 'sending'],
    );
    server.network.fate = () => 'pass';
    server.push({ ...answer, op, conversation: id } as DownFrame);
    await bench.clock.advance(0);
    assert.deepEqual(waits(), before);
    assert.equal(device.outbox.length, 2);
    await bench.until(() => isSettled(client) && device.outbox.length === 0);
    await client.close();
  });
