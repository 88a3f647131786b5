import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import { keptThread } from '../../widget/client/thread.ts';

const KEPT = {
  id: 'c',
  epoch: 'new',
  have: 4,
  status: 'open',
  read: { contact: 0, agent: 0 },
  delivered: 0,
} as const;

function event(seq: number, epoch: string): LogEvent {
  return {
    conversation: 'c',
    epoch,
    log: 'public',
    seq,
    op: `op ${seq}`,
    at: seq,
    author: { role: 'contact', id: 'v' },
    what: { kind: 'message.posted', text: String(seq) },
  };
}

const seqsOf = (...epochs: string[]) =>
  keptThread(
    KEPT,
    epochs.map((epoch, i) => event(i + 1, epoch)),
    'contact',
  ).view.events.map(({ seq }) => seq);

it('what another tab kept of a history that is void leaves no gap in what is shown', () => {
  assert.deepEqual(seqsOf('new', 'new', 'void', 'new'), [4]);
  assert.deepEqual(seqsOf('void', 'new', 'new', 'void'), [2, 3]);
  assert.deepEqual(seqsOf('new', 'new'), [1, 2]);
  assert.deepEqual(seqsOf('void'), []);
});
