import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import { agent, decideForTest, REFUSED, Requester } from './test-rules.ts';
import {
  allEvents,
  applied,
  assertGapless,
  commitAll,
  commitOne,
  texts,
  verdicts,
} from './outcomes.ts';
import { oneStore, type StoreCase } from './store-case.ts';

export const commitCases: readonly StoreCase[] = [
  oneStore(
    'a batch has one outcome per request, in order, each seeing those before it',
    async (store) => {
      const me = new Requester();
      const start = me.start();
      const id = start.conversation;
      const outcomes = await commitAll(store, [start, me.post(id, 'one'), me.post(id, 'two')]);
      assert.deepEqual(
        outcomes.map((outcome) => outcome.seq),
        [1, 2, 3],
      );
      assert.deepEqual(
        outcomes.map((outcome) => outcome.row.unread),
        [0, 1, 2],
      );
      assert.deepEqual(
        outcomes.map((outcome) => outcome.at),
        [start.at, start.at + 1000, start.at + 2000],
      );
      assert.deepEqual(await store.conversation(me.site, id), outcomes[2]!.row);
      const written = outcomes.flatMap((outcome) => outcome.events);
      assert.deepEqual(await allEvents(store, me.site, id), written);
      assert.deepEqual(
        written.map((event) => event.author),
        Array(3).fill(me.actor),
      );
      assert.deepEqual(await store.commit([], decideForTest), []);
    },
  ),

  oneStore(
    'an op is applied once: sent again it is repeated with its first sequence and time',
    async (store) => {
      const me = new Requester();
      const start = me.start();
      const post = me.post(start.conversation);
      const [, first] = await commitAll(store, [start, post]);
      const again = { ...post, at: post.at + 60_000 };
      const expected = { is: 'repeated', seq: first!.seq, at: post.at };
      assert.deepEqual(await commitOne(store, again), expected);
      assert.deepEqual(await store.commit([again, again], decideForTest), [expected, expected]);
      assertGapless(await allEvents(store, me.site, start.conversation), 2);
    },
  ),

  oneStore('an op that is twice in one batch is applied once', async (store) => {
    const me = new Requester();
    const start = me.start();
    const post = me.post(start.conversation);
    const outcomes = await store.commit([start, post, post, start], decideForTest);
    assert.deepEqual(verdicts(outcomes), ['applied', 'applied', 'repeated', 'repeated']);
    assert.deepEqual(outcomes[2], { is: 'repeated', seq: 2, at: post.at });
  }),

  oneStore(
    'an op id used for something else is a conflict, and the first use stands',
    async (store) => {
      const me = new Requester();
      const start = me.start();
      const post = me.post(start.conversation, 'first');
      const other = { ...me.post(start.conversation, 'second'), op: post.op, hash: 'another' };
      assert.deepEqual(verdicts(await store.commit([start, post, other], decideForTest)), [
        'applied',
        'applied',
        'conflict',
      ]);
      assert.equal(verdicts([await commitOne(store, other)])[0], 'conflict');
      assert.deepEqual(texts(await allEvents(store, me.site, start.conversation)), ['first']);
    },
  ),

  oneStore(
    'op ids of two actors never meet, not even those of a contact and an agent with one id',
    async (store) => {
      const me = new Requester();
      const start = me.start();
      const twin = new Requester(me.site, { role: 'agent', id: me.actor.id });
      const post = me.post(start.conversation, 'mine');
      const same = { ...twin.post(start.conversation, 'theirs'), op: post.op, hash: post.hash };
      await commitAll(store, [start, post, same]);
      assert.deepEqual(texts(await allEvents(store, me.site, start.conversation)), [
        'mine',
        'theirs',
      ]);
    },
  ),

  oneStore('two sites with equal ids never cross', async (store) => {
    const here = new Requester();
    const there = new Requester(undefined, here.actor);
    const start = here.start();
    await commitAll(store, [start, { ...start, site: there.site }]);
    const post = there.post(start.conversation, 'over there');
    await commitAll(store, [post]);
    const out = { ...here.post(start.conversation), after: post.op };
    assert.equal(verdicts([await commitOne(store, out)])[0], 'out-of-order');
    assertGapless(await allEvents(store, here.site, start.conversation), 1);
    assertGapless(await allEvents(store, there.site, start.conversation), 2);
    const rows = await store.conversationsOf(here.site, here.actor.id);
    assert.deepEqual(
      rows.map((row) => [row.site, row.publicSeq]),
      [[here.site, 1]],
    );
    assert.equal(await store.conversation(`site-${uuidV4()}`, start.conversation), null);
  }),

  oneStore(
    '`after` must be committed by this actor in this conversation, before or in the same batch',
    async (store) => {
      const me = new Requester();
      const [start, elsewhere, unknown] = [me.start(), me.start(), me.post('x').op];
      const id = start.conversation;
      const first = me.post(id, 'first', { after: start.op });
      const early = me.post(id, 'early', { after: unknown });
      const crossed = me.post(id, 'crossed', { after: elsewhere.op });
      const foreign = agent(me.site).post(id, 'foreign', { after: first.op });
      const outcomes = await store.commit(
        [elsewhere, start, first, early, crossed, foreign],
        decideForTest,
      );
      assert.deepEqual(verdicts(outcomes), [
        'applied',
        'applied',
        'applied',
        ...Array<string>(3).fill('out-of-order'),
      ]);
      applied(await commitOne(store, me.post(id, 'second', { after: first.op })));
      assert.deepEqual(texts(await allEvents(store, me.site, id)), ['first', 'second']);
    },
  ),

  oneStore(
    'a refused op writes nothing, does not stop the rest, and may be sent again',
    async (store) => {
      const me = new Requester();
      const start = me.start();
      const id = start.conversation;
      const refused = me.post(id, REFUSED);
      const outcomes = await store.commit(
        [start, refused, me.post(id, 'next'), me.post(uuidV4())],
        decideForTest,
      );
      assert.deepEqual(verdicts(outcomes), ['applied', 'forbidden', 'applied', 'not-found']);
      assert.deepEqual(outcomes[1], { is: 'refused', code: 'forbidden', message: 'As you wish.' });
      assert.equal(applied(outcomes[2]).seq, 2);
      applied(await commitOne(store, { ...me.post(id, 'mended'), op: refused.op }));
      assert.deepEqual(texts(await allEvents(store, me.site, id)), ['next', 'mended']);
    },
  ),

  oneStore('an op that changes nothing has sequence 0, and counts as committed', async (store) => {
    const me = new Requester();
    const start = me.start();
    const [begun] = await commitAll(store, [start]);
    const idle = me.ask(start.conversation, { kind: 'read.mark', upTo: 0 });
    const outcome = applied(await commitOne(store, idle));
    assert.deepEqual([outcome.seq, outcome.events, outcome.row], [0, [], begun!.row]);
    assert.deepEqual(await commitOne(store, idle), { is: 'repeated', seq: 0, at: idle.at });
    applied(await commitOne(store, me.post(start.conversation, 'next', { after: idle.op })));
  }),

  oneStore('what the rules set without an event is kept, and moves `changedAt`', async (store) => {
    const me = new Requester();
    const start = me.start();
    const read = me.ask(start.conversation, { kind: 'read.mark', upTo: 1 });
    const [, outcome] = await commitAll(store, [start, read]);
    assert.deepEqual(
      [outcome!.seq, outcome!.row.readAgent, outcome!.row.changedAt],
      [0, 1, read.at],
    );
    assert.deepEqual(await store.conversation(me.site, start.conversation), outcome!.row);
  }),

  oneStore('`changedAt` rises with every change, even when a clock falls', async (store) => {
    const me = new Requester();
    const start = me.start();
    const late = me.post(start.conversation, 'late', { at: start.at - 5_000 });
    const [, outcome] = await commitAll(store, [start, late]);
    assert.equal(outcome!.row.changedAt, start.at + 1);
    assert.equal(outcome!.events[0]!.at, late.at);
  }),
];
