import assert from 'node:assert/strict';
import { decideForTest, Requester, THROWN } from './test-rules.ts';
import { allEvents, assertGapless, commitAll, commitOne } from './outcomes.ts';
import { oneStore, type StoreCase } from './store-case.ts';

export const failureCases: readonly StoreCase[] = [
  oneStore(
    'rules that throw reject the batch with their error, and nothing of it is written',
    async (store) => {
      const me = new Requester();
      const [start, other] = [me.start(), me.start()];
      const id = start.conversation;
      await commitAll(store, [start]);
      const before = await store.conversation(me.site, id);
      const batch = [me.post(id, 'lost'), other, me.post(id, THROWN), me.post(id)];
      await assert.rejects(store.commit(batch, decideForTest), RangeError);
      assert.deepEqual(await store.conversation(me.site, id), before);
      assert.equal(await store.conversation(me.site, other.conversation), null);
      assertGapless(await allEvents(store, me.site, id), 1);
      const [again] = await commitAll(store, [batch[0]!]);
      assert.equal(again!.seq, 2);
    },
  ),

  oneStore('a store works on after a failed batch, also when many fail at once', async (store) => {
    const me = new Requester();
    const start = me.start();
    await commitAll(store, [start]);
    const failing = Array.from({ length: 30 }, () =>
      commitOne(store, me.post(start.conversation, THROWN)),
    );
    const results = await Promise.allSettled(failing);
    assert.ok(results.every((result) => result.status === 'rejected'));
    await commitAll(store, [me.post(start.conversation)]);
    assertGapless(await allEvents(store, me.site, start.conversation), 2);
  }),

  {
    title: 'what was committed is there when the database is opened again',
    async run(open) {
      const keeper = await open();
      const me = new Requester();
      const start = me.start();
      const first = await open();
      const [, written] = await commitAll(first, [start, me.post(start.conversation)]);
      await first.close();
      const second = await open();
      assert.deepEqual(await second.conversation(me.site, start.conversation), written!.row);
      assert.deepEqual((await commitOne(second, start)).is, 'repeated');
      await second.close();
      await keeper.close();
    },
  },

  {
    title: 'closing waits for what is under way, may be repeated, and refuses what comes after',
    async run(open) {
      const keeper = await open();
      const store = await open();
      const me = new Requester();
      const start = me.start();
      await commitAll(store, [start]);
      const posts = Array.from({ length: 40 }, () => commitOne(store, me.post(start.conversation)));
      await Promise.all([store.close(), store.close()]);
      await Promise.all(posts);
      await store.close();
      assertGapless(await allEvents(keeper, me.site, start.conversation), 41);
      const late = store.conversation(me.site, start.conversation);
      await assert.rejects(late, { name: 'CareError', code: 'internal' });
      await assert.rejects(commitOne(store, me.post(start.conversation)), {
        name: 'CareError',
        code: 'internal',
      });
      await keeper.close();
    },
  },
];
