import assert from 'node:assert/strict';
import { jobsCase, NOON, type JobsCase } from './jobs-case.ts';

export const keepingCases: readonly JobsCase[] = [
  jobsCase(
    'of the unfinished jobs of a queue one has a key; once it has ended the key is free',
    async (bench) => {
      const key = 'remind 42';
      assert.equal(await bench.add(bench.job('first', { key }), bench.job('second', { key })), 1);
      assert.equal(await bench.add(bench.job('third', { key }), bench.job('free')), 1);
      const [first] = await bench.claim(NOON, 1);
      assert.equal(first?.payload, 'first');
      assert.equal(await bench.add(bench.job('while it is held', { key })), 0);
      await bench.done(first);
      assert.equal(await bench.add(bench.job('fourth', { key })), 1);
      assert.deepEqual(await bench.claimed(), ['free', 'fourth']);
    },
  ),

  jobsCase(
    'a waiting job is cancelled by its key; one that is held or has ended is not',
    async (bench) => {
      const { jobs, queue } = bench;
      const key = 'remind 42';
      assert.equal(await jobs.cancel(queue, key), false);
      await bench.add(bench.job('one', { key }));
      assert.equal(await jobs.cancel(queue, key), true);
      assert.deepEqual(await bench.claimed(), []);
      await bench.add(bench.job('two', { key }));
      const job = await bench.only();
      assert.equal(await jobs.cancel(queue, key), false);
      await bench.done(job);
      assert.equal(await jobs.cancel(queue, key), false);
      assert.equal((await jobs.get(queue, job.id))?.state, 'done');
    },
  ),

  jobsCase('a cancelled job lets those behind it in its lane go', async (bench) => {
    const lane = 'a';
    await bench.add(bench.job('a1', { lane, key: 'k' }), bench.job('a2', { lane }));
    await bench.retry(await bench.only(), NOON + 1e6);
    assert.equal(await bench.jobs.cancel(bench.queue, 'k'), true);
    assert.deepEqual(await bench.claimed(NOON + 1), ['a2']);
  }),

  jobsCase('a job is not revived while another with its key waits', async (bench) => {
    const { jobs, queue } = bench;
    const key = 'k';
    const old = bench.job('old', { key });
    await bench.add(old);
    await bench.done(await bench.only());
    await bench.add(bench.job('new', { key }));
    await assert.rejects(jobs.revive(queue, { id: old.id }, NOON), { code: 'conflict' });
    assert.equal((await jobs.get(queue, old.id))?.state, 'done', 'it is where it was');
  }),

  jobsCase(
    'a queue is listed newest first, page by page, of one state or of all',
    async (bench) => {
      const { jobs, queue } = bench;
      const names = ['1', '2', '3', '4', '5'];
      await bench.add(...names.map((name) => bench.job(name)));
      const [first, second] = await bench.claim(NOON, 2);
      await bench.done(first!);
      await jobs.end(second!, { state: 'dead', at: NOON, note: null });
      const seen: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof jobs.list>> = await jobs.list({
          queue,
          state: null,
          cursor,
          limit: 2,
        });
        seen.push(...page.rows.map(({ payload }) => payload));
        cursor = page.next;
      } while (cursor !== null);
      assert.deepEqual(seen, [...names].reverse());
      const { rows, next } = await jobs.list({ queue, state: 'waiting', cursor: null, limit: 3 });
      assert.deepEqual([rows.map(({ payload }) => payload), next], [['5', '4', '3'], null]);
      await assert.rejects(jobs.list({ queue, state: null, cursor: 'x', limit: 1 }), {
        code: 'bad-request',
      });
    },
  ),

  jobsCase('what ended long ago is swept away, and nothing else', async (bench) => {
    const { jobs, queue } = bench;
    await bench.add(...['old', 'new', 'held', 'waiting'].map((name) => bench.job(name)));
    const [old, recent] = await bench.claim(NOON, 3);
    await bench.done(old!, NOON - 1e9);
    await bench.done(recent!, NOON);
    assert.ok((await jobs.sweep(NOON - 1e9 + 1)) >= 1);
    const { rows } = await jobs.list({ queue, state: null, cursor: null, limit: 9 });
    assert.deepEqual(
      rows.map(({ payload }) => payload),
      ['waiting', 'held', 'new'],
    );
    assert.equal(await jobs.clear(queue), 3);
    assert.equal(await jobs.nextAt(queue), null);
  }),

  jobsCase('an id that no database can hold is refused', async (bench) => {
    for (const wrong of [{ id: 'a\0' }, { key: '\ud800' }, { lane: '\0' }, { queue: '\udc00' }])
      await assert.rejects(bench.add(bench.job('x', wrong)), { code: 'bad-request' });
    assert.equal(await bench.jobs.get(bench.queue, '\0'), null);
  }),
];
