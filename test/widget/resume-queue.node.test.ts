import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { ResumeQueue } from '../../widget/client/resume-queue.ts';

it('[H7] tabs that ask at once are asked for one after another, so that each gets its own welcome', () => {
  const sent: string[] = [];
  const got: string[] = [];
  const queue = new ResumeQueue({
    clock: new FakeClock(),
    signal: new AbortController().signal,
    take: () => 0,
    send: (text) => sent.push(text),
    dead: () => assert.fail('The socket answers.'),
  });
  const ask = (from: string) =>
    queue.add({
      from,
      text: `resume of ${from}`,
      isDue: () => true,
      answered: (welcome) => got.push(`${from}: ${welcome}`),
    });
  ask('one');
  ask('two');
  assert.deepEqual(sent, []);
  queue.open();
  assert.deepEqual(sent, ['resume of one']);
  assert.ok(queue.answered('welcome of one'));
  assert.deepEqual(sent, ['resume of one', 'resume of two']);
  ask('three');
  assert.ok(queue.answered('welcome of two'));
  assert.ok(queue.answered('welcome of three'));
  assert.ok(!queue.answered('of nobody'));
  assert.deepEqual(
    got,
    ['one', 'two', 'three'].map((tab) => `${tab}: welcome of ${tab}`),
  );
});
