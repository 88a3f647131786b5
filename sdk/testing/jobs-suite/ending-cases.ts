import assert from 'node:assert/strict';
import { JOB_NOTES_KEPT } from '../../jobs/jobs.ts';
import { jobsCase, NOON, type JobsCase } from './jobs-case.ts';

export const endingCases: readonly JobsCase[] = [
  jobsCase('a job that is done stays to be seen, with what its worker noted', async (bench) => {
    const added = bench.job('one');
    await bench.add(added);
    const job = await bench.only();
    const note = { status: 204, ok: true, error: null };
    assert.equal(await bench.jobs.end(job, { state: 'done', at: NOON + 7, note }), true);
    const seen = await bench.jobs.get(bench.queue, added.id);
    assert.deepEqual(
      [seen?.state, seen?.endedAt, seen?.notes, seen?.attempts],
      ['done', NOON + 7, [note], 1],
    );
  }),

  jobsCase(
    'a job that failed is tried again when it was put off to, as often as it is',
    async (bench) => {
      await bench.add(bench.job('one'));
      for (let attempt = 1; attempt <= 3; attempt++) {
        const at = NOON + attempt * 1_000;
        const job = await bench.only(at - 1_000);
        assert.equal(job.attempts, attempt);
        assert.equal(await bench.jobs.retry(job, { at, note: { attempt } }), true);
        assert.deepEqual(await bench.claimed(at - 1), []);
      }
      assert.deepEqual(
        (await bench.only(NOON + 3_000)).notes,
        [1, 2, 3].map((attempt) => ({ attempt })),
      );
    },
  ),

  jobsCase('only the last notes of a job are kept', async (bench) => {
    await bench.add(bench.job('one'));
    for (let attempt = 1; attempt <= JOB_NOTES_KEPT + 2; attempt++)
      await bench.jobs.retry(await bench.only(), { at: NOON, note: { attempt } });
    const { notes } = await bench.only();
    assert.equal(notes.length, JOB_NOTES_KEPT);
    assert.deepEqual(notes.at(-1), { attempt: JOB_NOTES_KEPT + 2 });
  }),

  jobsCase('a dead job is not claimed any more until it is revived', async (bench) => {
    const added = bench.job('poison');
    await bench.add(added);
    const { queue, jobs } = bench;
    await jobs.end(await bench.only(), { state: 'dead', at: NOON, note: { error: 'no' } });
    assert.deepEqual(await bench.claimed(NOON + 1e9), []);
    assert.equal(
      (await jobs.list({ queue, state: 'dead', cursor: null, limit: 9 })).rows.length,
      1,
    );
    assert.equal(await jobs.revive(queue, { id: added.id }, NOON + 50), 1);
    assert.deepEqual(await bench.claimed(NOON + 49), []);
    const again = await bench.only(NOON + 50);
    assert.deepEqual(
      [again.id, again.payload, again.attempts, again.notes, again.createdAt],
      [added.id, 'poison', 1, [{ error: 'no' }], NOON],
    );
  }),

  jobsCase(
    'what has ended is revived since an instant, in its old order, behind the others',
    async (bench) => {
      const { queue, jobs } = bench;
      const names = ['0', '1', '2', '3'];
      await bench.add(
        ...names.map((name, i) =>
          bench.job(name, { lane: 'lane', createdAt: NOON + i, dueAt: NOON }),
        ),
      );
      for (let i = 0; i < 4; i++) await bench.done(await bench.only());
      await bench.add(bench.job('new', { lane: 'lane' }));
      assert.equal(await jobs.revive(queue, { since: NOON + 1 }, NOON), 3);
      const order: unknown[] = [];
      for (let i = 0; i < 4; i++) {
        const job = await bench.only();
        order.push(job.payload);
        await bench.done(job);
      }
      assert.deepEqual(order, ['new', '1', '2', '3']);
      assert.equal(await jobs.revive(queue, { id: 'nobody' }, NOON), 0);
    },
  ),

  jobsCase('many jobs are revived at once, and each of them once', async (bench) => {
    const { queue, jobs } = bench;
    const count = 1_203;
    await bench.add(...Array.from({ length: count }, (_, i) => bench.job(`${i}`)));
    for (let left = count; left > 0;) {
      const some = await bench.claim(NOON, 401);
      for (const job of some) await bench.done(job);
      left -= some.length;
    }
    assert.equal(await jobs.revive(queue, { since: NOON }, NOON), count);
    assert.deepEqual(
      await bench.claimed(NOON, count + 1),
      Array.from({ length: count }, (_, i) => `${i}`),
    );
  }),
];
