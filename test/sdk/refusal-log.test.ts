import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LINES_A_MINUTE, RefusalLog } from '../../sdk/server/refusal-log.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';

test('strangers with bad tokens write a bounded number of lines a minute, and the rest is counted', async () => {
  const lines: string[] = [];
  const warn = (message: string, facts?: object) =>
    void lines.push(`${message} ${JSON.stringify(facts)}`);
  const clock = new FakeClock();
  const log = new RefusalLog({ info() {}, warn, error() {} }, clock);
  for (let i = 0; i < 1_000; i++) log.refused('demo', 'expired');
  assert.equal(lines.length, LINES_A_MINUTE);
  await clock.advance(60_000);
  log.refused('demo', 'expired');
  assert.equal(lines.length, LINES_A_MINUTE + 2);
  assert.match(lines.at(-2)!, /More customers’ tokens were refused\. \{"more":980\}/);
});
