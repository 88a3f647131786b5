import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Head } from '../../sdk/protocol/model.ts';
import { restart } from '../../widget/client/reduce.ts';
import { newThread } from '../../widget/client/thread.ts';

const conversation = '00000000-0000-4000-8000-000000000001';
const message: LogEvent = {
  conversation,
  epoch: 'e',
  log: 'public',
  seq: 300,
  op: '00000000-0000-7000-8000-000000000002',
  at: 1,
  author: { role: 'agent', id: 'anna' },
  what: { kind: 'message.posted', text: 'Good-bye.' },
};
const head: Head = {
  conversation,
  epoch: 'e',
  seq: 300,
  read: { contact: 0, agent: 0 },
  delivered: 0,
};

test('[R2] a snapshot says the status, however long ago it was set', () => {
  const statusAfter = (told: Head) =>
    restart(newThread(conversation), { head: told, events: [message] }, 'contact').thread.view
      .status;
  assert.equal(statusAfter({ ...head, status: 'resolved' }), 'resolved');
  assert.equal(statusAfter({ ...head, status: 'open' }), 'open');
  assert.equal(statusAfter(head), 'open', 'a server that does not say it yet');
});
