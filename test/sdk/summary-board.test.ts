// The desk's list is told the newest state of each row, whatever order commits are heard of in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Listener } from '../../sdk/core/listener.ts';
import { LIST_CHECK_EVERY_MS, SummaryBoard } from '../../sdk/core/summary-board.ts';
import type { ConversationRow } from '../../sdk/stores/store.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';

function watched() {
  const clock = new FakeClock();
  const board = new SummaryBoard(clock, new AbortController().signal);
  const told: number[] = [];
  const summary = (_id: string, text: string) =>
    void told.push((JSON.parse(text) as { summary: { unread: number } }).summary.unread);
  board.watch({ site: 'demo', summary } as unknown as Listener);
  const row = (changedAt: number, unread: number, epoch = 'e1') =>
    ({
      site: 'demo',
      id: 'c',
      epoch,
      changedAt,
      unread,
      publicSeq: 2,
      internalSeq: 0,
    }) as ConversationRow;
  return { clock, board, told, row };
}

test('[R7] of two commits the older one, when it is heard of later, is not told', async () => {
  const { clock, board, told, row } = watched();
  board.changed(row(clock.now() + 2, 0));
  await clock.advance(200);
  board.changed(row(clock.now() - 199, 1));
  await clock.advance(200);
  assert.deepEqual(told, [0]);
});

test('[R7] what comes back from a backup is told, though it changed before', async () => {
  const { clock, board, told, row } = watched();
  board.changed(row(clock.now() + 2, 0));
  await clock.advance(200);
  board.changed(row(clock.now() - 1_000, 1, 'e2'));
  await clock.advance(200);
  assert.deepEqual(told, [0, 1]);
});

test('[R7] a change without an event that nobody announced is found', async () => {
  const { clock, board, told, row } = watched();
  board.changed(row(clock.now(), 2));
  await clock.advance(LIST_CHECK_EVERY_MS);
  const read = row(clock.now(), 0);
  await board.check('demo', { inbox: async () => ({ rows: [read], next: null }) });
  await clock.advance(200);
  assert.deepEqual(told, [2, 0]);
});
