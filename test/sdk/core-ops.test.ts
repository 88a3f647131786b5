import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { FRAMES_BURST, OPS_BURST, SIGNAL_EVERY_MS } from '../../sdk/protocol/limits.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import { openStage, quiet, type Stage } from './core-stage.ts';

describe('ops', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage()));
  afterEach(() => stage.close());

  it('[O2] acknowledges an op once its commit is durable, and not before', async () => {
    let durable = () => {};
    let disk = Promise.resolve();
    const slow = await openStage({
      wrap: (store) => ({
        ...store,
        commit: async (...args) => {
          const outcomes = await store.commit(...args);
          await disk;
          return outcomes;
        },
      }),
    });
    const shopper = await slow.contact();
    const conversation = await shopper.start();
    disk = new Promise((resolve) => (durable = resolve));
    const op = shopper.act(conversation, { kind: 'message.post', text: 'hello' });
    await quiet();
    assert.ok(!shopper.frames.some((frame) => 'op' in frame && frame.op === op));
    assert.equal(shopper.all('event').at(-1)?.event.seq, 1);
    durable();
    assert.equal((await shopper.ack(op)).seq, 2);
    await slow.close();
  });

  it('[O2] answers the sender first, and then tells everybody: ack, then event', async () => {
    const shopper = await stage.contact();
    const conversation = await shopper.start();
    const op = shopper.act(conversation, { kind: 'message.post', text: 'hello' });
    await shopper.ack(op);
    await quiet();
    const heard = shopper.frames
      .filter(
        (frame) =>
          (frame.type === 'ack' && frame.op === op) ||
          (frame.type === 'event' && frame.event.op === op),
      )
      .map(({ type }) => type);
    assert.deepEqual(heard, ['ack', 'event']);
  });

  it('tells the contact’s other tabs, the agents who follow, and the list of every desk', async () => {
    const tab = await stage.contact();
    const otherTab = await stage.contact({ token: tab.token! });
    const stranger = await stage.contact();
    const [follower, colleague] = [await stage.agent('anna'), await stage.agent('marek')];
    colleague.send({ type: 'inbox.fetch', request: uuidV4() });
    await colleague.next('inbox');
    const conversation = await tab.start();
    follower.send({ type: 'follow', position: { conversation, epoch: 'none', have: 0 } });
    await follower.next('snapshot');
    await tab.post(conversation, 'hello');
    assert.equal((await follower.next('event')).event.seq, 2);
    await quiet();
    assert.deepEqual(otherTab.seqs(conversation), [1, 2]);
    assert.deepEqual(stranger.frames.length, 1);
    assert.equal((await colleague.next('summary')).summary.conversation, conversation);
    assert.deepEqual(colleague.all('event'), []);
  });

  it('[O3] acknowledges a repeated op again, with its sequence, and announces nothing', async () => {
    const shopper = await stage.contact();
    const conversation = await shopper.start();
    const op = uuidV7(1);
    shopper.act(conversation, { kind: 'message.post', text: 'once' }, { op });
    shopper.act(conversation, { kind: 'message.post', text: 'once' }, { op });
    shopper.act(conversation, { kind: 'message.post', text: 'twice' }, { op });
    const conflict = await shopper.nak(op);
    assert.deepEqual([conflict.code, conflict.retryable], ['conflict', false]);
    assert.deepEqual(
      shopper
        .all('ack')
        .filter((ack) => ack.op === op)
        .map(({ seq }) => seq),
      [2, 2],
    );
    assert.deepEqual(shopper.seqs(conversation), [1, 2]);
  });

  it('[O4] refuses an op whose predecessor it has not seen, retryably', async () => {
    const shopper = await stage.contact();
    const conversation = await shopper.start();
    const action = { kind: 'message.post', text: 'second' } as const;
    const nak = await shopper.nak(shopper.act(conversation, action, { after: uuidV7(1) }));
    assert.deepEqual([nak.code, nak.retryable], ['out-of-order', true]);
  });

  it('[O7] refuses an action that it cannot read, and keeps the socket', async () => {
    const shopper = await stage.contact();
    const conversation = await shopper.start();
    for (const action of [{ kind: 'message.shout', text: 'x' }, { kind: 'message.post' }]) {
      const op = uuidV7(1);
      shopper.send({ type: 'op', op, conversation, action });
      const nak = await shopper.nak(op);
      assert.deepEqual([nak.code, nak.retryable], ['bad-request', false]);
    }
    await shopper.post(conversation, 'still here');
  });

  it('[P9] refuses ops on another’s conversation as on one that is not there', async () => {
    const [owner, stranger] = [await stage.contact(), await stage.contact()];
    const conversation = await owner.start();
    const elsewhere = await stage.agent('anna', {}, 'other');
    for (const peer of [stranger, elsewhere]) {
      const naks = [];
      for (const target of [conversation, uuidV4()]) {
        const op = peer.act(target, { kind: 'message.post', text: 'let me in' });
        const { op: _, conversation: __, ...nak } = await peer.nak(op);
        naks.push(nak);
      }
      assert.equal(naks[0]?.code, 'not-found');
      assert.deepEqual(naks[0], naks[1]);
    }
  });

  it('[L6] refuses ops above the rate as busy and says when to come back', async () => {
    const shopper = await stage.contact();
    const conversation = await shopper.start();
    const action = { kind: 'message.post', text: 'spam' } as const;
    const ops = Array.from({ length: OPS_BURST + 2 }, () => shopper.act(conversation, action));
    const [first, second] = [await shopper.nak(ops.at(-3)!), await shopper.nak(ops.at(-1)!)];
    assert.deepEqual([first.code, first.retryable], ['busy', true]);
    assert.ok(first.retryAfterMs! > 0 && second.retryAfterMs! > first.retryAfterMs!);
    await stage.clock.advance(second.retryAfterMs!);
    const again = ops.at(-3)!;
    shopper.act(conversation, action, { op: again });
    await shopper.ack(again);
    assert.equal(shopper.closed, undefined);
  });

  it('[L6] answers a follow above the rate, so that the desk can ask again', async () => {
    const shopper = await stage.contact();
    const conversation = await shopper.start();
    const agent = await stage.agent();
    for (let i = 0; i < FRAMES_BURST; i++) agent.send({ type: 'have', heads: [] });
    const position = { conversation, epoch: 'none', have: 0 };
    agent.send({ type: 'follow', position });
    const { request, code } = await agent.next('failed');
    assert.deepEqual([request, code], [conversation, 'busy']);
    await stage.clock.advance(1_000);
    agent.send({ type: 'follow', position });
    await agent.next('snapshot');
  });

  it('[L6] ends a socket that goes on regardless, and no other', async () => {
    const [flood, calm] = [await stage.contact(), await stage.contact()];
    for (let i = 0; i < 1_000; i++)
      flood.send({ type: 'have', heads: [{ conversation: uuidV4(), seq: i }] });
    assert.equal((await flood.ended()).code, CLOSE_CODES.RATE_LIMITED);
    await calm.start();
  });

  it('answers an op that the store failed as internal and retryable, and goes on', async () => {
    let broken = false;
    const other = await openStage({
      wrap: (store) => ({
        ...store,
        commit: (...args) =>
          broken ? Promise.reject(new Error('disk full')) : store.commit(...args),
      }),
    });
    const shopper = await other.contact();
    const conversation = await shopper.start();
    broken = true;
    const op = shopper.act(conversation, { kind: 'message.post', text: 'hi' });
    const nak = await shopper.nak(op);
    assert.deepEqual([nak.code, nak.retryable], ['internal', true]);
    assert.equal(other.complaints.length, 1);
    broken = false;
    shopper.act(conversation, { kind: 'message.post', text: 'hi' }, { op });
    assert.equal((await shopper.ack(op)).seq, 2);
    await other.close();
  });
});

describe('signals', () => {
  it('[L4] reach the other side of the conversation only, and not too often', async () => {
    const stage = await openStage();
    const [shopper, stranger] = [await stage.contact(), await stage.contact()];
    const conversation = await shopper.start();
    const [anna, marek] = [await stage.agent('anna'), await stage.agent('marek')];
    anna.send({ type: 'follow', position: { conversation, epoch: '-', have: 0 } });
    await anna.next('snapshot');
    const type = (from: typeof shopper, signal: 'typing' | 'idle') =>
      from.send({ type: 'signal', conversation, signal });

    type(shopper, 'typing');
    type(shopper, 'typing');
    type(shopper, 'idle');
    type(shopper, 'idle');
    type(shopper, 'typing');
    type(stranger, 'typing');
    type(marek, 'typing');
    await quiet();
    assert.deepEqual(
      anna.all('signal').map(({ signal, from }) => [signal, from.id]),
      [
        ['typing', shopper.id],
        ['idle', shopper.id],
      ],
    );
    assert.deepEqual(shopper.all('signal'), []);

    await stage.clock.advance(SIGNAL_EVERY_MS);
    type(shopper, 'typing');
    type(anna, 'typing');
    assert.deepEqual((await shopper.next('signal')).from.id, 'anna');
    await quiet();
    assert.equal(anna.all('signal').length, 3);
    await stage.close();
  });
});
