import assert from 'node:assert/strict';
import type { Decide, Store } from '../../stores/store.ts';
import { decideForTest, Requester } from './test-rules.ts';
import { allEvents, assertGapless, commitAll, commitOne, verdicts } from './outcomes.ts';
import { oneStore, twoStores, type StoreCase } from './store-case.ts';

const WRITERS = 200;

export const concurrencyCases: readonly StoreCase[] = [
  oneStore(
    '200 commits at once into one conversation are all there, without a gap',
    async (store) => {
      const me = new Requester();
      const start = me.start();
      await commitAll(store, [start]);
      const posts = Array.from({ length: WRITERS }, () => me.post(start.conversation));
      const outcomes = await Promise.all(posts.map((post) => commitOne(store, post)));
      const given = outcomes.map((outcome) => (outcome.is === 'applied' ? outcome.seq : 0));
      assert.equal(new Set(given).size, WRITERS, 'no sequence is given twice');
      const events = await allEvents(store, me.site, start.conversation);
      assertGapless(events, WRITERS + 1);
      assert.deepEqual(
        posts.map((post) => post.op),
        given.map((seq) => events[seq - 1]!.op),
      );
    },
  ),

  oneStore('one commit may hold a thousand ops of a hundred conversations', async (store) => {
    const me = new Requester();
    const starts = Array.from({ length: 100 }, () => me.start());
    const posts = Array.from({ length: 900 }, (_, i) => me.post(starts[i % 100]!.conversation));
    await commitAll(store, [...starts, ...posts]);
    for (const { conversation } of [starts[0]!, starts[99]!])
      assertGapless(await allEvents(store, me.site, conversation), 10);
    const again = await store.commit([...starts, ...posts], decideForTest);
    assert.ok(again.every((outcome) => outcome.is === 'repeated'));
  }),

  twoStores(
    'two stores writing at once into the same conversations leave no gap and lose nothing',
    async (one, other) => {
      const me = new Requester();
      const starts = [me.start(), me.start(), me.start()];
      await commitAll(one, starts);
      const ids = starts.map((start) => start.conversation);
      const rounds = Array.from({ length: 25 }, (_, i) => i);
      // Opposite orders: whoever takes locks as they come will find the other holding the next.
      const write = (store: Store, order: readonly string[]) =>
        Promise.all(
          rounds.map(() =>
            commitAll(
              store,
              order.map((id) => me.post(id)),
            ),
          ),
        );
      await Promise.all([write(one, ids), write(other, [...ids].reverse())]);
      for (const id of ids) assertGapless(await allEvents(one, me.site, id), 51);
    },
  ),

  twoStores(
    'of two stores that are given the same op at once, one applies it and the other says repeated',
    async (one, other) => {
      const me = new Requester();
      const start = me.start();
      await commitAll(one, [start]);
      for (let round = 0; round < 20; round++) {
        const post = me.post(start.conversation, `round ${round}`);
        const both = await Promise.all([commitOne(one, post), commitOne(other, post)]);
        assert.deepEqual(verdicts(both).sort(), ['applied', 'repeated']);
        assert.deepEqual(
          both.map((outcome) => 'seq' in outcome && outcome.seq),
          [round + 2, round + 2],
        );
      }
      assertGapless(await allEvents(other, me.site, start.conversation), 21);
    },
  ),

  twoStores(
    'of two stores that start the same conversation at once, one makes it and both go on in it',
    async (one, other) => {
      for (let round = 0; round < 20; round++) {
        const me = new Requester();
        const twin = new Requester(me.site);
        const start = me.start();
        const rival = twin.start(start.conversation);
        const batches = await Promise.all([
          one.commit([start, me.post(start.conversation, 'one')], decideForTest),
          other.commit([rival, twin.post(start.conversation, 'other')], decideForTest),
        ]);
        assert.deepEqual(batches.map((batch) => verdicts(batch).join()).sort(), [
          'already-exists,applied',
          'applied,applied',
        ]);
        const events = await allEvents(one, me.site, start.conversation);
        assertGapless(events, 3);
        assert.equal(new Set(events.map((event) => event.epoch)).size, 1);
      }
    },
  ),

  twoStores(
    'of two stores that start the same conversation at once without an event, one makes it',
    async (one, other) => {
      const silently: Decide = (row, request, files) => {
        const decision = decideForTest(row, request, files);
        return 'refuse' in decision ? decision : { ...decision, publish: [] };
      };
      for (let round = 0; round < 20; round++) {
        const start = new Requester().start();
        const rival = new Requester(start.site).start(start.conversation);
        const both = await Promise.all([
          one.commit([start], silently),
          other.commit([rival], silently),
        ]);
        assert.deepEqual(verdicts(both.flat()).sort(), ['already-exists', 'applied']);
        const winner = both.flat().find((outcome) => outcome.is === 'applied');
        const row = await one.conversation(start.site, start.conversation);
        assert.deepEqual(winner?.is === 'applied' && winner.row, row);
      }
    },
  ),

  twoStores(
    'two stores that make the same new conversations in opposite orders both finish',
    async (one, other) => {
      const me = new Requester();
      const twin = new Requester(me.site);
      const starts = Array.from({ length: 30 }, () => me.start());
      const rivals = starts.map((start) => twin.start(start.conversation)).reverse();
      const [a, b] = await Promise.all([
        one.commit(starts, decideForTest),
        other.commit(rivals, decideForTest),
      ]);
      const made = [...a, ...b].filter((outcome) => outcome.is === 'applied');
      assert.equal(made.length, 30);
    },
  ),

  twoStores('what one store has committed the other reads at once', async (one, other) => {
    const me = new Requester();
    for (let round = 0; round < 10; round++) {
      const start = me.start();
      const [outcome] = await commitAll(one, [start]);
      assert.deepEqual(await other.conversation(me.site, start.conversation), outcome!.row);
    }
  }),
];
