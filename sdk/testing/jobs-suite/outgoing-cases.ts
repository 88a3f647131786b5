import assert from 'node:assert/strict';
import type { Outgoing, Store } from '../../stores/store.ts';
import { decideForTest, REFUSED, Requester } from '../store-suite/test-rules.ts';
import { verdicts } from '../store-suite/outcomes.ts';
import { JobsBench, jobsCase, NOON, type JobsCase } from './jobs-case.ts';

/** One job per event: its payload names the event's kind and sequence. */
function tell(bench: JobsBench): Outgoing {
  return (row, events) =>
    events.map(({ what, log, seq }) =>
      bench.job(`${what.kind} ${log} ${seq}`, { key: `${row.id} ${log} ${seq}`, lane: row.id }),
    );
}

async function namesOf({ jobs, queue }: JobsBench): Promise<unknown[]> {
  const { rows } = await jobs.list({ queue, state: null, cursor: null, limit: 1_000 });
  return rows.map(({ payload }) => payload).reverse();
}

export const outgoingCases: readonly JobsCase[] = [
  jobsCase(
    'a commit writes the jobs that follow from it, of applied ops alone, in order',
    async (bench, store) => {
      const me = new Requester();
      const start = me.start();
      const post = me.post(start.conversation);
      const refused = me.post(start.conversation, REFUSED);
      const resolve = me.ask(start.conversation, { kind: 'conversation.resolve' });
      const batch = [start, post, refused, resolve];
      const first = await store.commit(batch, decideForTest, tell(bench));
      assert.deepEqual(verdicts(first), ['applied', 'applied', 'forbidden', 'applied']);
      await store.commit([post, start], decideForTest, tell(bench));
      assert.deepEqual(await namesOf(bench), [
        'conversation.started public 1',
        'message.posted public 2',
        'status.changed public 3',
        'assignment.changed internal 1',
      ]);
      assert.deepEqual(await bench.claimed(), ['conversation.started public 1']);
    },
  ),

  jobsCase('a commit that fails writes no jobs', async (bench, store) => {
    const me = new Requester();
    const broken = new Error('as you wish');
    const fail: Outgoing = () => {
      throw broken;
    };
    const start = me.start();
    await assert.rejects(store.commit([start], decideForTest, fail), broken);
    assert.equal(await store.conversation(me.site, start.conversation), null);
    assert.deepEqual(await namesOf(bench), []);
    await store.commit([start], decideForTest);
    assert.deepEqual(await namesOf(bench), [], 'without listeners there are none');
  }),

  {
    title:
      'commits of several stores write each event’s job once, in the order of each conversation',
    async run(open) {
      const stores = await Promise.all([open(), open()]);
      try {
        await writeTogether(stores);
      } finally {
        await Promise.all(stores.map((store) => store.close()));
      }
    },
  },

  jobsCase(
    'endpoints are kept with a version, and a change over another one’s is refused',
    async (bench, store) => {
      const id = `endpoint-${bench.queue}`;
      const body = { url: 'https://x.example', list: ['ü', null] };
      const { endpoints } = store;
      const mine = async () => (await endpoints.list()).filter((row) => row.id === id);
      assert.equal(await endpoints.put({ id, version: 1, body }), true);
      assert.equal(await endpoints.put({ id, version: 1, body: 'other' }), false);
      assert.deepEqual(await mine(), [{ id, version: 1, body }]);
      assert.equal(await endpoints.put({ id, version: 2, body: 'new' }), true);
      assert.equal(await endpoints.put({ id, version: 2, body: 'late' }), false);
      assert.deepEqual(await mine(), [{ id, version: 2, body: 'new' }]);
      assert.equal(await endpoints.remove(id), true);
      assert.equal(await endpoints.remove(id), false);
      assert.deepEqual(await mine(), []);
    },
  ),
];

async function writeTogether(stores: readonly Store[]): Promise<void> {
  const bench = new JobsBench(stores[0]!.jobs);
  const me = new Requester();
  const ids = [me.start(), me.start(), me.start()];
  await stores[0]!.commit(ids, decideForTest, tell(bench));
  const posts = ids.flatMap(({ conversation }) =>
    Array.from({ length: 20 }, () => me.post(conversation)),
  );
  await Promise.all(
    posts.map((post, i) => stores[i % stores.length]!.commit([post], decideForTest, tell(bench))),
  );
  for (const { conversation } of ids) {
    const { rows } = await bench.jobs.list({
      queue: bench.queue,
      state: null,
      cursor: null,
      limit: 1_000,
    });
    const seqs = rows
      .filter(({ lane }) => lane === conversation)
      .reverse()
      .map(({ payload }) => Number(/\d+$/.exec(String(payload))![0]));
    assert.deepEqual(
      seqs,
      Array.from({ length: 21 }, (_, i) => i + 1),
    );
  }
  assert.ok((await bench.claimed(NOON)).length === ids.length);
}
