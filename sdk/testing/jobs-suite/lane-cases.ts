import assert from 'node:assert/strict';
import { jobsCase, LEASE_MS, NOON, type JobsCase } from './jobs-case.ts';

export const laneCases: readonly JobsCase[] = [
  jobsCase(
    'jobs of one lane are given one at a time, in the order in which they were added',
    async (bench) => {
      await bench.add(
        bench.job('a1', { lane: 'a' }),
        bench.job('a2', { lane: 'a', dueAt: NOON - 1_000 }),
        bench.job('b1', { lane: 'b' }),
        bench.job('free'),
      );
      const claimed = await bench.claim();
      assert.deepEqual(claimed.map(({ payload }) => payload).sort(), ['a1', 'b1', 'free']);
      assert.deepEqual(await bench.claimed(), []);
      await bench.done(claimed.find(({ payload }) => payload === 'a1')!);
      assert.deepEqual(await bench.claimed(), ['a2']);
    },
  ),

  jobsCase('a failing job holds back its own lane, and no other', async (bench) => {
    const later = NOON + 3_600_000;
    await bench.add(bench.job('a1', { lane: 'a' }), bench.job('a2', { lane: 'a' }));
    await bench.retry(await bench.only(), later);
    await bench.add(bench.job('a3', { lane: 'a' }), bench.job('b1', { lane: 'b' }));
    assert.deepEqual(await bench.claimed(later - 1), ['b1']);
    const first = await bench.only(later);
    assert.equal(first.payload, 'a1');
    await bench.done(first, later);
    const second = await bench.only(later);
    assert.equal(second.payload, 'a2');
    await bench.done(second, later);
    assert.deepEqual(await bench.claimed(later), ['a3']);
  }),

  jobsCase(
    'a lane goes on at once when its first job has ended, however long it was put off',
    async (bench) => {
      const { jobs } = bench;
      const lane = 'a';
      await bench.add(
        bench.job('a1', { lane }),
        bench.job('a2', { lane }),
        bench.job('a3', { lane }),
      );
      await bench.retry(await bench.only(), NOON + 60_000);
      await bench.retry(await bench.only(NOON + 60_000), NOON + 1e6);
      const first = await bench.only(NOON + 1e6);
      await jobs.end(first, { state: 'dead', at: NOON, note: null });
      const second = await bench.only(NOON + 1);
      assert.equal(second.payload, 'a2');
      await bench.done(second);
      assert.deepEqual(await bench.claimed(NOON + 1), ['a3']);
    },
  ),

  jobsCase('a lane whose worker died waits for the end of the lease', async (bench) => {
    await bench.add(bench.job('a1', { lane: 'a' }), bench.job('a2', { lane: 'a' }));
    await bench.only();
    assert.deepEqual(await bench.claimed(NOON + LEASE_MS - 1), []);
    assert.deepEqual(await bench.claimed(NOON + LEASE_MS), ['a1']);
  }),

  jobsCase(
    'a queue in which all wait behind a job that waits need not be looked at before it',
    async (bench) => {
      const { jobs, queue } = bench;
      const lane = 'a';
      const later = NOON + 60_000;
      await bench.add(bench.job('a1', { lane }));
      await bench.retry(await bench.only(), later);
      await bench.add(bench.job('a2', { lane }), bench.job('a3', { lane }));
      assert.deepEqual(await bench.claimed(NOON + 1), []);
      assert.equal(await jobs.nextAt(queue), later);
      const first = await bench.only(later);
      assert.deepEqual(await bench.claimed(later), []);
      await bench.done(first, later);
      assert.deepEqual(await bench.claimed(later), ['a2']);
    },
  ),

  jobsCase(
    'a job that waits for its own time keeps it, whatever happens before it',
    async (bench) => {
      const lane = 'a';
      const later = NOON + 5_000;
      await bench.add(bench.job('a1', { lane }), bench.job('a2', { lane, dueAt: later }));
      await bench.done(await bench.only());
      assert.deepEqual(await bench.claimed(later - 1), []);
      assert.deepEqual(await bench.claimed(later), ['a2']);
    },
  ),

  jobsCase('a lane that is forgotten leaves nothing behind', async (bench) => {
    const lane = `lane ${bench.queue}`;
    const other = bench.job('b1');
    await bench.add(bench.job('a1', { lane }), bench.job('a2', { lane }), other);
    await bench.jobs.end((await bench.claim(NOON, 1))[0]!, { state: 'done', at: NOON, note: null });
    assert.equal(await bench.jobs.forget(lane), 2);
    const { rows } = await bench.jobs.list({
      queue: bench.queue,
      state: null,
      cursor: null,
      limit: 9,
    });
    assert.deepEqual(
      rows.map(({ id }) => id),
      [other.id],
    );
  }),
];
