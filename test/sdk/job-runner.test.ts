// Who does the jobs: at their pace, with a lease, and with every failure accounted for.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JobRunner, LEASE_MS, type JobResult } from '../../sdk/core/jobs/job-runner.ts';
import type { ClaimedJob } from '../../sdk/jobs/jobs.ts';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { JobsBench } from '../../sdk/testing/jobs-suite/jobs-case.ts';

type Work = (job: ClaimedJob, signal: AbortSignal) => Promise<JobResult>;

async function set(work: Work, more: { perQueue?: number; perSecond?: number } = {}) {
  const store = await openStore('sqlite::memory:');
  const bench = new JobsBench(store.jobs);
  const clock = new FakeClock();
  const life = new AbortController();
  const complaints: string[] = [];
  const complain = (message: string) => void complaints.push(message);
  const runner = new JobRunner({
    jobs: store.jobs,
    clock,
    random: systemRandom,
    logger: { info() {}, warn: complain, error: complain },
    queues: () => [bench.queue],
    work,
    life: life.signal,
    ...more,
  });
  const at = clock.now();
  const add = (count: number) =>
    bench.add(...Array.from({ length: count }, (_, i) => bench.job(`${i}`, { dueAt: at })));
  const end = async () => {
    life.abort();
    await runner.idle();
    await store.close();
  };
  return { store, bench, clock, runner, complaints, add, end, life };
}

const done = async (): Promise<JobResult> => ({ is: 'done' });

describe('the runner of jobs', () => {
  it('catches up after a stop at its pace, not in a burst', async () => {
    const begun: number[] = [];
    const s = await set(
      (): Promise<JobResult> => {
        begun.push(s.clock.now());
        return done();
      },
      { perSecond: 10, perQueue: 100 },
    );
    await s.add(100);
    const start = s.clock.now();
    s.runner.start();
    while (begun.length < 100) {
      await s.runner.idle();
      await s.clock.advance(100);
    }
    await s.end();
    const inFirst = (ms: number) => begun.filter((at) => at - start < ms).length;
    assert.ok(inFirst(1) <= 3, `${inFirst(1)} at once`);
    assert.ok(inFirst(1_000) <= 13, `${inFirst(1_000)} in the first second`);
    assert.ok(inFirst(5_000) >= 35 && inFirst(5_000) <= 53, `${inFirst(5_000)} in five`);
  });

  it('does no more of one queue at once than it may', async () => {
    let now = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    const s = await set(async () => {
      most = Math.max(most, ++now);
      await new Promise<void>((resolve) => gates.push(resolve));
      now -= 1;
      return { is: 'done' };
    });
    await s.add(9);
    s.runner.start();
    for (let left = 9; left > 0; left -= 1) {
      while (gates.length === 0) await new Promise((resolve) => setImmediate(resolve));
      if (left >= 4) while (now < 4) await new Promise((resolve) => setImmediate(resolve));
      gates.shift()!();
    }
    await s.runner.idle();
    assert.equal(most, 4);
    await s.end();
  });

  it('keeps the lease of work that takes its time', async () => {
    const gate: { open?: () => void } = {};
    const s = await set(async () => {
      await new Promise<void>((resolve) => (gate.open = resolve));
      return { is: 'done' };
    });
    await s.add(1);
    s.runner.start();
    while (!gate.open) await new Promise((resolve) => setImmediate(resolve));
    await s.clock.advance(5 * LEASE_MS);
    assert.deepEqual(await s.bench.claimed(s.clock.now()), [], 'nobody else gets it');
    gate.open();
    await s.runner.idle();
    const { rows } = await s.store.jobs.list({
      queue: s.bench.queue,
      state: 'done',
      cursor: null,
      limit: 9,
    });
    assert.deepEqual(
      rows.map(({ attempts }) => attempts),
      [1],
    );
    await s.end();
    assert.equal(s.clock.pending, 0, 'no timer is left');
  });

  it('tries a job whose work throws again, and tells its operator', async () => {
    let tries = 0;
    const s = await set(async () => {
      tries += 1;
      if (tries === 1) throw new Error('broken');
      return { is: 'done' };
    });
    await s.add(1);
    s.runner.start();
    await s.runner.idle();
    assert.deepEqual(s.complaints, ['A job failed.']);
    await s.clock.advance(61_000);
    await s.runner.idle();
    assert.equal(tries, 2);
    await s.end();
  });

  it('gives back what is under way when it ends, so that the next need not wait for the lease', async () => {
    let begun = false;
    const s = await set(async (_job, signal) => {
      begun = true;
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('cut off'))),
      );
      return { is: 'done' };
    });
    await s.add(1);
    s.runner.start();
    while (!begun) await new Promise((resolve) => setImmediate(resolve));
    s.life.abort();
    await s.runner.idle();
    assert.deepEqual(await s.bench.claimed(s.clock.now()), ['0']);
    assert.deepEqual(s.complaints, []);
    await s.end();
  });
});
