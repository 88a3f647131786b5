// A socket made of HTTP requests, against answers that the test writes.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import type { DownFrame } from '../../sdk/protocol/down.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { HttpSocket } from '../../widget/client/http-socket.ts';
import { C1, event, row } from './history-rows.ts';

const AT_EPOCH = { conversation: C1, epoch: 'e1' };
const WELCOME = { type: 'welcome', heads: [] };
const HELLO = { type: 'hello', versions: [1], site: 'demo', resume: [{ ...AT_EPOCH, have: 1 }] };
const news = (seq: number): DownFrame => ({ type: 'event', event: event(seq) });
const answer = (...frames: readonly object[]) => Response.json({ frames: [WELCOME, ...frames] });

/** One after another, and then nothing comes any more. */
function socketOf(answers: (() => Response)[]) {
  const clock = new FakeClock();
  const asked: { type: string; op?: string; resume?: unknown }[][] = [];
  const down: string[] = [];
  let closed: number | undefined;
  const socket = new HttpSocket('wss://care.example/v1/socket?site=demo', {
    clock,
    memory: { notBefore: 0 },
    connect: () => assert.fail('No socket is due yet.'),
    fetch: (_, init) => {
      asked.push(JSON.parse(String(init?.body)) as (typeof asked)[number]);
      if (answers.length > 0) return Promise.resolve().then(answers.shift()!);
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('called back')));
      });
    },
  });
  socket.onmessage = ({ data }) => down.push((JSON.parse(String(data)) as DownFrame).type);
  socket.onclose = ({ code }) => (closed = code);
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await clock.advance(1_000);
  };
  return { socket, asked, down, settled, closed: () => closed };
}

it('[W4] each exchange goes on where the one before ended, and what is missing in between is asked for again', async () => {
  const { socket, asked, settled } = socketOf([
    () => answer(news(2), news(3)),
    () => answer(news(5)),
    () => answer(news(4), news(5)),
  ]);
  socket.send(JSON.stringify(HELLO));
  await settled();
  assert.deepEqual(
    asked.map(([hello]) => hello!.resume),
    [1, 3, 3, 5].map((have) => [{ ...AT_EPOCH, have }]),
  );
  socket.close();
});

for (const [how, lost] of [
  ['never arrives', () => assert.fail('There is no network.')],
  ['has no answer of ours', () => new Response('Please log in.')],
  ['is answered by a welcome alone', () => answer()],
] as const)
  it(`[P1] an op is acknowledged by its ack alone, not by a request that ${how}`, async () => {
    const answers: (() => Response)[] = [() => answer()];
    const { socket, asked, down, settled, closed } = socketOf(answers);
    socket.send(JSON.stringify(HELLO));
    await settled();
    answers.push(lost);
    socket.send(JSON.stringify({ type: 'op', ...row(1) }));
    await settled();
    assert.ok(asked.flat().some(({ type }) => type === 'op'));
    assert.ok(!down.includes('ack'));
    const isAnswered = how === 'is answered by a welcome alone';
    assert.equal(closed(), isAnswered ? undefined : CLOSE_CODES.GOING_AWAY);
    socket.close();
  });
