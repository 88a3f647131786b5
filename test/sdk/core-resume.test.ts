// Several readers behind one socket: each says where it stands, and none may make another lose anything.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SOCKETS_PER_CONTACT } from '../../sdk/core/hub.ts';
import { OPS_BURST } from '../../sdk/protocol/limits.ts';
import type { Position } from '../../sdk/protocol/model.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { openStage, quiet, until, type Peer, type Stage } from './core-stage.ts';

/** A store whose look at a contact's conversations can be held back after it has read. */
function slowLook(store: Store) {
  let gate: Promise<void> | null = null;
  let open = () => {};
  const slow = Object.create(store) as Store;
  slow.conversationsOf = async (...asked) => {
    const rows = await store.conversationsOf(...asked);
    if (gate) await gate;
    return rows;
  };
  const hold = () => {
    gate = new Promise((resolve) => (open = resolve));
    return () => {
      gate = null;
      open();
    };
  };
  return { slow, hold };
}

describe('[H7] resume', () => {
  let stage: Stage;
  let hold: () => () => void;
  let shopper: Peer;
  let conversation: string;
  let epoch: string;
  beforeEach(async () => {
    stage = await openStage({
      rates: { opsBurst: 1_000, framesBurst: 1_000 },
      wrap(store) {
        const held = slowLook(store);
        hold = held.hold;
        return held.slow;
      },
    });
    shopper = await stage.contact();
    conversation = await shopper.start();
    epoch = (await shopper.next('event')).event.epoch;
    for (const text of ['two', 'three', 'four']) await shopper.post(conversation, text);
  });
  afterEach(() => stage.close());

  const at = (have: number, more: Partial<Position> = {}): Position => ({
    conversation,
    epoch,
    have,
    ...more,
  });
  const seqsOf = (events: readonly { seq: number }[] | undefined) => events?.map(({ seq }) => seq);

  it('is answered by welcome for the same session, without a token, and by what the positions lack', async () => {
    shopper.send({ type: 'resume', positions: [at(2)] });
    assert.deepEqual(seqsOf((await shopper.next('delta')).events), [3, 4]);
    const [first, second] = shopper.all('welcome');
    assert.ok(first?.token !== undefined && second);
    assert.equal(second.token, undefined);
    assert.deepEqual([second.session, second.you], [first.session, first.you]);
    assert.equal(second.heads[0]?.seq, 4);
    shopper.send({ type: 'resume', positions: [at(4)] });
    await until(() => shopper.all('welcome')[2], 'a third welcome');
    await quiet();
    assert.equal(shopper.all('delta').length, 1, 'a reader who lacks nothing is sent nothing');
    shopper.send({ type: 'resume', positions: [at(4, { epoch: 'old' })] });
    assert.deepEqual(seqsOf((await shopper.next('snapshot')).events), [1, 2, 3, 4]);
    shopper.send({ type: 'resume', positions: [] });
    assert.deepEqual(seqsOf((await shopper.next('snapshot')).events), [1, 2, 3, 4]);
  });

  it('lets each event through once, however often it was said', async () => {
    for (let i = 0; i < SOCKETS_PER_CONTACT + 5; i++)
      shopper.send({ type: 'resume', positions: [at(4)] });
    await until(() => shopper.all('welcome').length === SOCKETS_PER_CONTACT + 6, 'all welcomes');
    await shopper.post(conversation, 'five');
    await quiet();
    assert.equal(shopper.all('event').filter(({ event }) => event.seq === 5).length, 1);
    assert.equal(shopper.closed, undefined, 'it counts as one socket');
    shopper.pair.cut();
    assert.equal(stage.clock.pending, 0);
  });

  it('loses nothing that is committed while the store is read, and never welcomes with an older head', async () => {
    const anna = await stage.agent('anna', { resume: [at(0)] });
    const release = hold();
    shopper.send({ type: 'resume', positions: [at(1)] });
    await quiet();
    await anna.post(conversation, 'five');
    const other = await shopper.start();
    assert.equal((await shopper.next('event')).event.seq, 2, 'the readers that are live go on');
    release();
    const welcome = await until(() => shopper.all('welcome')[1], 'the second welcome');
    const heads = new Map(welcome.heads.map((head) => [head.conversation, head.seq]));
    assert.deepEqual([heads.get(conversation), heads.get(other)], [5, 1]);
    assert.deepEqual(seqsOf((await shopper.next('delta')).events), [2, 3, 4, 5]);
    assert.deepEqual(seqsOf((await shopper.next('snapshot')).events), [1], 'of the new one');
    await anna.post(conversation, 'six');
    await quiet();
    assert.equal(shopper.seqs(conversation).at(-1), 6);
  });

  it('sends what the readers before were still to get, though the new one has it', async () => {
    const events = stage.office.store.events.bind(stage.office.store);
    const gates: (() => void)[] = [];
    stage.office.store.events = async (range) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return events(range);
    };
    shopper.send({ type: 'resume', positions: [at(1)] });
    await until(() => gates.length === 1, 'the first reader is being read for');
    shopper.send({ type: 'resume', positions: [at(4)] });
    await until(() => gates.length === 2, 'the second');
    for (const open of gates) open();
    assert.deepEqual(seqsOf((await shopper.next('delta')).events), [2, 3, 4]);
  });

  it('is refused to an agent, who follows conversations one by one', async () => {
    const anna = await stage.agent('anna');
    anna.send({ type: 'resume', positions: [at(0)] });
    const failed = await anna.next('failed');
    assert.deepEqual([failed.code, failed.request], ['forbidden', undefined]);
    await quiet();
    assert.equal(anna.all('welcome').length, 1);
    assert.equal(anna.closed, undefined);
  });

  it('[L6] is as dear as an op: above the rate it is answered as busy', async () => {
    const strict = await openStage();
    const peer = await strict.contact();
    for (let i = 0; i <= OPS_BURST; i++) peer.send({ type: 'resume', positions: [] });
    assert.equal((await peer.next('failed')).code, 'busy');
    await quiet();
    assert.equal(peer.all('welcome').length, 1 + OPS_BURST);
    await strict.close();
  });
});
