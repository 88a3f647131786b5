import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGroupCommit } from '../../sdk/core/group-commit.ts';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Decide, OpOutcome, OpRequest, Store } from '../../sdk/stores/store.ts';
import {
  decideForTest,
  REFUSED,
  Requester,
  THROWN,
} from '../../sdk/testing/store-suite/test-rules.ts';

describe('group commit', () => {
  it('puts everything of one turn of the event loop into one commit, in order', async () => {
    const store = new HeldStore();
    const group = createGroupCommit(store, decideForTest);
    const me = new Requester();
    const requests = Array.from({ length: 100 }, () => me.start());
    const answers = requests.map((request) => group.submit(request));
    await store.asked(1);
    assert.deepEqual(store.batches, [requests]);
    store.answer();
    const outcomes = await Promise.all(answers);
    assert.deepEqual(
      outcomes.map((outcome) => 'seq' in outcome && outcome.seq),
      requests.map((_, i) => i),
    );
  });

  it('has one commit in flight; what comes meanwhile goes into the next, at most `maxBatch` at a time', async () => {
    const store = new HeldStore();
    const group = createGroupCommit(store, decideForTest, { maxBatch: 3 });
    const me = new Requester();
    void group.submit(me.start());
    await store.asked(1);
    for (let i = 0; i < 5; i++) void group.submit(me.start());
    await turns();
    assert.deepEqual(store.sizes, [1]);
    store.answer();
    await store.asked(2);
    store.answer();
    await store.asked(3);
    store.answer();
    await group.drained();
    assert.deepEqual(store.sizes, [1, 3, 2]);
  });

  it('answers in the order of commits', async () => {
    const store = await openStore('sqlite::memory:');
    const group = createGroupCommit(store, decideForTest, { maxBatch: 4 });
    const me = new Requester();
    const start = me.start();
    await group.submit(start);
    const order: number[] = [];
    for (let i = 0; i < 20; i++)
      void group
        .submit(me.post(start.conversation))
        .then((outcome) => order.push('seq' in outcome ? outcome.seq : 0));
    await group.drained();
    assert.deepEqual(
      order,
      Array.from({ length: 20 }, (_, i) => i + 2),
    );
    await store.close();
  });

  it('when the database fails, each op of the batch fails retryably with the reason, and the next batch is tried', async () => {
    const store = new HeldStore();
    const group = createGroupCommit(store, decideForTest);
    const me = new Requester();
    const reason = new CareError('internal', 'The disk is gone.');
    const failed = [me.start(), me.start()].map((request) => group.submit(request));
    const settled = Promise.allSettled(failed);
    await store.asked(1);
    store.fail(reason);
    for (const result of await settled)
      assert.equal(result.status === 'rejected' && result.reason, reason);
    const next = group.submit(me.start());
    await store.asked(2);
    store.answer();
    assert.equal((await next).is, 'repeated');
    assert.deepEqual(store.sizes, [2, 1], 'a database that is down is not asked once per op');
  });

  it('when one op makes a whole batch fail, the others are committed one by one', async () => {
    const store = new HeldStore();
    const group = createGroupCommit(store, decideForTest);
    const me = new Requester();
    const requests = [me.start(), me.start(), me.start()];
    const answers = requests.map((request) => group.submit(request));
    const settled = Promise.allSettled(answers);
    await store.asked(1);
    const poison = new TypeError('cannot be written');
    store.fail(poison);
    await store.asked(2);
    store.answer();
    await store.asked(3);
    store.fail(poison);
    await store.asked(4);
    store.answer();
    const results = await settled;
    assert.deepEqual(
      results.map((result) => result.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    const error: unknown = results[1]?.status === 'rejected' && results[1].reason;
    assert.ok(error instanceof CareError);
    assert.deepEqual([error.code, error.retryable, error.cause], ['internal', true, poison]);
    assert.deepEqual(store.sizes, [3, 1, 1, 1]);
  });

  it('rules that throw fail that op alone, in the same commit as the rest', async () => {
    const store = await openStore('sqlite::memory:');
    let commits = 0;
    const counting: Pick<Store, 'commit'> = {
      commit(requests, decide) {
        commits += 1;
        return store.commit(requests, decide);
      },
    };
    const group = createGroupCommit(counting, decideForTest);
    const me = new Requester();
    const start = me.start();
    const id = start.conversation;
    const [, thrown, refused, last] = await Promise.allSettled(
      [start, me.post(id, THROWN), me.post(id, REFUSED), me.post(id, 'fine')].map((request) =>
        group.submit(request),
      ),
    );
    assert.ok(thrown?.status === 'rejected' && thrown.reason instanceof CareError);
    assert.equal(thrown.reason.code, 'internal');
    assert.ok(thrown.reason.cause instanceof RangeError);
    assert.ok(refused?.status === 'fulfilled' && refused.value.is === 'refused');
    assert.ok(last?.status === 'fulfilled' && last.value.is === 'applied' && last.value.seq === 2);
    assert.equal(commits, 1);
    await store.close();
  });

  it('`drained` waits for everything submitted, also meanwhile, and is at once when there is nothing', async () => {
    const store = await openStore('sqlite::memory:');
    const group = createGroupCommit(store, decideForTest);
    await group.drained();
    const me = new Requester();
    let answered = 0;
    const count = () => (answered += 1);
    void group.submit(me.start()).then(count);
    const drained = group.drained();
    void group.submit(me.start()).then(count);
    await drained;
    assert.equal(answered, 2);
    await store.close();
  });
});

async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A store whose commits end when the test says so. Outcomes count from 0, so that they can be told apart. */
class HeldStore implements Pick<Store, 'commit'> {
  readonly batches: (readonly OpRequest[])[] = [];
  #resolve: (outcomes: readonly OpOutcome[]) => void = () => {};
  #reject: (error: Error) => void = () => {};

  get sizes(): number[] {
    return this.batches.map((batch) => batch.length);
  }

  commit(requests: readonly OpRequest[], _decide: Decide): Promise<readonly OpOutcome[]> {
    this.batches.push(requests);
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  async asked(times: number): Promise<void> {
    for (let waited = 0; this.batches.length < times; waited++) {
      assert.ok(waited < 1_000, `Asked ${this.batches.length} times instead of ${times}.`);
      await turns();
    }
  }

  answer(): void {
    this.#resolve(this.batches.at(-1)!.map((_, i) => ({ is: 'repeated', seq: i, at: 0 })));
  }

  fail(error: Error): void {
    this.#reject(error);
  }
}
