import assert from 'node:assert/strict';
import type { EventRange, Store } from '../../stores/store.ts';
import { agent, Requester } from './test-rules.ts';
import { allEvents, assertGapless, commitAll, texts } from './outcomes.ts';
import { oneStore, type StoreCase } from './store-case.ts';

export const logCases: readonly StoreCase[] = [
  oneStore(
    'public and internal events are two logs, each gapless, internal ones with the public position',
    async (store) => {
      const me = new Requester();
      const desk = agent(me.site);
      const start = me.start();
      const id = start.conversation;
      const resolve = desk.ask(id, { kind: 'conversation.resolve' });
      await commitAll(store, [start, desk.note(id, 'a'), me.post(id), desk.note(id, 'b')]);
      const [outcome] = await commitAll(store, [resolve]);
      assert.deepEqual(
        outcome!.events.map((event) => [event.log, event.seq, event.publicSeq]),
        [
          ['public', 3, undefined],
          ['internal', 3, 3],
        ],
      );
      const internal = await allEvents(store, me.site, id, 'internal');
      assertGapless(internal, 3);
      assert.deepEqual(
        internal.map((event) => event.publicSeq),
        [1, 2, 3],
      );
      const open = await allEvents(store, me.site, id, 'public');
      assertGapless(open, 3);
      assert.ok(open.every((event) => !('publicSeq' in event)));
      assert.deepEqual(texts(open), ['Hello'], 'a note must never be in the public log');
      const row = await store.conversation(me.site, id);
      assert.deepEqual([row?.publicSeq, row?.internalSeq, row?.assignee], [3, 3, desk.actor]);
    },
  ),

  oneStore('an op that only writes a note has public sequence 0', async (store) => {
    const me = new Requester();
    const start = me.start();
    const [, outcome] = await commitAll(store, [start, agent(me.site).note(start.conversation)]);
    assert.equal(outcome!.seq, 0);
  }),

  oneStore(
    'every conversation has an epoch of its own, which its events carry and which stays',
    async (store) => {
      const me = new Requester();
      const [one, other] = [me.start(), me.start()];
      const [first, second] = await commitAll(store, [one, other]);
      const [later] = await commitAll(store, [me.post(one.conversation)]);
      assert.notEqual(first!.row.epoch, second!.row.epoch);
      assert.equal(later!.row.epoch, first!.row.epoch);
      const events = await allEvents(store, me.site, one.conversation);
      assert.deepEqual(
        events.map((event) => event.epoch),
        Array(2).fill(first!.row.epoch),
      );
    },
  ),

  oneStore(
    'events are paged from either end, strictly between two positions, always ascending',
    async (store) => {
      const me = new Requester();
      const start = me.start();
      const posts = Array.from({ length: 9 }, (_, i) => me.post(start.conversation, `${i + 2}`));
      await commitAll(store, [start, ...posts]);
      const page = seqs(store, { site: me.site, conversation: start.conversation, log: 'public' });
      const all = { after: 0, before: null, limit: 100 } as const;
      assert.deepEqual(await page({ ...all, end: 'oldest' }), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      assert.deepEqual(await page({ ...all, end: 'newest', limit: 3 }), [8, 9, 10]);
      assert.deepEqual(await page({ ...all, end: 'oldest', limit: 3 }), [1, 2, 3]);
      assert.deepEqual(await page({ after: 3, before: 8, limit: 2, end: 'oldest' }), [4, 5]);
      assert.deepEqual(await page({ after: 3, before: 8, limit: 2, end: 'newest' }), [6, 7]);
      assert.deepEqual(await page({ after: 3, before: 8, limit: 4, end: 'newest' }), [4, 5, 6, 7]);
      assert.deepEqual(await page({ after: 10, before: null, limit: 5, end: 'oldest' }), []);
      assert.deepEqual(await page({ after: 4, before: 5, limit: 5, end: 'newest' }), []);
      assert.deepEqual(await page({ ...all, limit: 0, end: 'oldest' }), []);
    },
  ),

  oneStore('a contact’s conversations come newest change first', async (store) => {
    const me = new Requester();
    const stranger = new Requester(me.site);
    const [a, b, c] = [me.start(), me.start(), me.start()];
    await commitAll(store, [a, b, c, stranger.start(), me.post(b.conversation)]);
    const rows = await store.conversationsOf(me.site, me.actor.id);
    assert.deepEqual(
      rows.map((row) => row.id),
      [b, c, a].map((start) => start.conversation),
    );
    assert.deepEqual(await store.conversationsOf(me.site, 'nobody'), []);
  }),
];

function seqs(store: Store, where: Pick<EventRange, 'site' | 'conversation' | 'log'>) {
  return async (range: Omit<EventRange, keyof typeof where>): Promise<number[]> =>
    (await store.events({ ...where, ...range })).map((event) => event.seq);
}
