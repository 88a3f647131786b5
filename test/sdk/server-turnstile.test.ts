import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Turnstile } from '../../sdk/server/turnstile.ts';

const MANY = 1_000;

function stand() {
  const ends: (() => void)[] = [];
  const time = { now: 0 };
  const turnstile = new Turnstile({
    now: () => time.now,
    endOfTurn: () => new Promise((resolve) => ends.push(resolve)),
  });
  const settle = async () => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return {
    time,
    turnstile,
    settle,
    async nextTurn() {
      ends.shift()?.();
      await settle();
    },
    turnsWaitedFor: () => ends.length,
  };
}

describe('the turnstile', () => {
  it('lets whoever comes alone in at once', async () => {
    const { turnstile, nextTurn, turnsWaitedFor } = stand();
    for (let i = 0; i < 3; i++) {
      await turnstile.pass();
      await nextTurn();
    }
    await nextTurn();
    assert.equal(turnsWaitedFor(), 0, 'it rests');
  });

  it('lets a crowd in by and by, in the order in which it came, and forgets nobody', async () => {
    const { turnstile, settle, nextTurn, turnsWaitedFor } = stand();
    const came: number[] = [];
    for (let i = 0; i < MANY; i++) void turnstile.pass().then(() => came.push(i));
    await settle();
    let turns = 0;
    let most = came.length;
    while (turnsWaitedFor() > 0) {
      const before = came.length;
      await nextTurn();
      most = Math.max(most, came.length - before);
      turns += 1;
    }
    assert.deepEqual(
      came,
      Array.from({ length: MANY }, (_, i) => i),
    );
    assert.ok(most <= MANY / 20, `${most} in one turn of ${turns}`);
  });

  it('sends newcomers away while those before them have waited for seconds, and no longer', async () => {
    const { time, turnstile, nextTurn, turnsWaitedFor } = stand();
    for (let i = 0; i < MANY; i++) void turnstile.pass();
    turnstile.check();
    time.now = 5_000;
    assert.throws(() => turnstile.check(), { code: 'busy' });
    while (turnsWaitedFor() > 0) await nextTurn();
    turnstile.check();
  });
});
