import assert from 'node:assert/strict';
import { JobsBench, jobsCase, LEASE_MS, NOON, type JobsCase } from './jobs-case.ts';

export const claimCases: readonly JobsCase[] = [
  jobsCase(
    'jobs are claimed once they are due, longest due first, as many as wanted',
    async (bench) => {
      await bench.add(
        bench.job('late', { dueAt: NOON + 1 }),
        bench.job('now'),
        bench.job('early', { dueAt: NOON - 1 }),
        bench.job('now too'),
      );
      assert.deepEqual(await bench.claimed(NOON, 1), ['early']);
      assert.deepEqual(await bench.claimed(), ['now', 'now too']);
      assert.deepEqual(await bench.claimed(), []);
      assert.deepEqual(await bench.claimed(NOON + 1), ['late']);
    },
  ),

  jobsCase('a claimed job is as it was added, with its attempt counted', async (bench) => {
    const payload = { text: 'Größe „42“ \u0000 😀', list: [1, null, { deep: true }] };
    const added = bench.job('', { payload, key: 'k', lane: 'l', createdAt: NOON - 5 });
    await bench.add(added);
    const { lease, ...claimed } = await bench.only();
    assert.equal(typeof lease, 'string');
    const held = { state: 'held', runAt: NOON + LEASE_MS, attempts: 1, notes: [], endedAt: null };
    assert.deepEqual(claimed, { ...added, ...held });
    assert.deepEqual(await bench.jobs.get(bench.queue, added.id), claimed);
  }),

  jobsCase('queues are apart', async (bench) => {
    const other = new JobsBench(bench.jobs);
    await bench.add(bench.job('mine'), other.job('theirs', { id: bench.job('').id }));
    assert.deepEqual(await bench.claimed(), ['mine']);
    assert.deepEqual(await other.claimed(), ['theirs']);
  }),

  jobsCase(
    'a job whose worker died is claimed again when its lease ends, not before',
    async (bench) => {
      await bench.add(bench.job('one'));
      const first = await bench.only();
      assert.deepEqual(await bench.claimed(NOON + LEASE_MS - 1), []);
      const second = await bench.only(NOON + LEASE_MS);
      assert.equal(second.attempts, 2);
      assert.equal(await bench.done(first), false, 'the lease was lost');
      assert.equal(await bench.retry(first, NOON), false);
      assert.equal(await bench.jobs.extend(first, NOON + 9 * LEASE_MS), false);
      assert.equal(await bench.done(second), true);
      assert.equal(await bench.done(second), false, 'it has ended already');
      assert.deepEqual(await bench.claimed(NOON + 9 * LEASE_MS), []);
    },
  ),

  jobsCase('a lease can be made longer while it is held', async (bench) => {
    await bench.add(bench.job('long'));
    const job = await bench.only();
    assert.equal(await bench.jobs.extend(job, NOON + 2 * LEASE_MS), true);
    assert.deepEqual(await bench.claimed(NOON + LEASE_MS), []);
    assert.deepEqual(await bench.claimed(NOON + 2 * LEASE_MS), ['long']);
  }),

  {
    title: 'of two stores that claim at once each job goes to one, and nobody waits for the other',
    async run(open) {
      const stores = await Promise.all([open(), open(), open()]);
      const [first] = stores.map(({ jobs }) => new JobsBench(jobs));
      const benches = stores.map(({ jobs }) => new JobsBench(jobs, first!.queue));
      const count = 60;
      await first!.add(
        ...Array.from({ length: count }, (_, i) =>
          first!.job(`${i}`, { lane: i % 2 ? `lane ${i % 10}` : null }),
        ),
      );
      const seen = new Map<unknown, number>();
      const inLanes = new Set<string>();
      const work = async (bench: JobsBench) => {
        while (seen.size < count) {
          for (const job of await bench.claim(NOON, 5)) {
            seen.set(job.payload, (seen.get(job.payload) ?? 0) + 1);
            if (job.lane !== null) {
              assert.ok(!inLanes.has(job.lane), 'a lane was given to two');
              inLanes.add(job.lane);
              await bench.jobs.nextAt(bench.queue);
              inLanes.delete(job.lane);
            }
            assert.equal(await bench.done(job), true);
          }
        }
      };
      try {
        await Promise.all(benches.map(work));
        assert.deepEqual([...new Set(seen.values())], [1]);
      } finally {
        await Promise.all(stores.map((store) => store.close()));
      }
    },
  },

  jobsCase('it is known when a queue has to be looked at next', async (bench) => {
    const { queue, jobs } = bench;
    assert.equal(await jobs.nextAt(queue), null);
    await bench.add(bench.job('later', { dueAt: NOON + 60_000 }), bench.job('now'));
    assert.equal(await jobs.nextAt(queue), NOON);
    const job = await bench.only();
    assert.equal(await jobs.nextAt(queue), NOON + LEASE_MS, 'its lease may end');
    await bench.done(job);
    assert.equal(await jobs.nextAt(queue), NOON + 60_000);
  }),
];
