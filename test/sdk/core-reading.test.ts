import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { BEHIND_MAX_MS } from '../../sdk/core/feed.ts';
import { SUMMARIES_EVERY_MS } from '../../sdk/core/summary-board.ts';
import type { Position } from '../../sdk/protocol/model.ts';
import { DELTA_MAX_BYTES, DELTA_MAX_EVENTS, PAGE_EVENTS } from '../../sdk/protocol/limits.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { openStage, quiet, type Peer, type Stage } from './core-stage.ts';

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('reading', () => {
  let stage: Stage;
  let shopper: Peer;
  let conversation: string;
  let epoch: string;
  beforeEach(async () => {
    stage = await openStage({ rates: { opsBurst: 10_000, framesBurst: 10_000 } });
    shopper = await stage.contact();
    conversation = await shopper.start();
    epoch = (await shopper.next('event')).event.epoch;
  });
  afterEach(() => stage.close());

  const at = (have: number, more: Partial<Position> = {}): Position => ({
    conversation,
    epoch,
    have,
    ...more,
  });
  /** Brings the conversation to `count` events. */
  const fill = async (count: number, text = 'x') => {
    const row = await stage.office.store.conversation('demo', conversation);
    const posts = range(row!.publicSeq + 1, count).map((n) =>
      shopper.act(conversation, { kind: 'message.post', text: `${n} ${text}` }),
    );
    if (posts.length > 0) await shopper.ack(posts.at(-1)!);
  };
  const back = async (resume: Position[]) => {
    const peer = await stage.contact({ token: shopper.token!, resume });
    await quiet();
    return peer;
  };

  it('[H6] sends a delta of exactly what a returning contact lacks, and nothing when it lacks nothing', async () => {
    await fill(7);
    const behind = await back([at(3)]);
    assert.deepEqual(
      behind.all('delta')[0]?.events.map(({ seq }) => seq),
      [4, 5, 6, 7],
    );
    assert.equal(behind.all('delta')[0]?.head.seq, 7);
    const current = await back([at(7)]);
    assert.deepEqual(
      current.frames.map(({ type }) => type),
      ['welcome'],
    );
    assert.equal(current.all('welcome')[0]?.heads[0]?.seq, 7);
  });

  it('[H6] who was away for days gets what was missed, however long ago it happened', async () => {
    await fill(5);
    await stage.clock.advance(72 * 3_600_000);
    const behind = await back([at(2)]);
    assert.deepEqual(
      behind.all('delta')[0]?.events.map(({ seq }) => seq),
      [3, 4, 5],
    );
  });

  it('[R2] sends a snapshot to a reader who holds nothing, is on another epoch, or claims what is not there', async () => {
    await fill(PAGE_EVENTS + 10);
    for (const resume of [[], [at(PAGE_EVENTS, { epoch: 'old' })], [at(9_999)]]) {
      const peer = await back(resume);
      assert.deepEqual(
        peer.all('snapshot')[0]?.events.map(({ seq }) => seq),
        range(11, PAGE_EVENTS + 10),
      );
      assert.deepEqual(peer.all('delta'), []);
    }
  });

  it('[R2] sends a snapshot instead of a delta that would be too long or too large', async () => {
    await fill(DELTA_MAX_EVENTS + 2);
    assert.equal((await back([at(2)])).all('delta')[0]?.events.length, DELTA_MAX_EVENTS);
    assert.equal((await back([at(1)])).all('snapshot').length, 1);
    const before = DELTA_MAX_EVENTS + 2;
    await fill(before + 40, 'ж'.repeat(DELTA_MAX_BYTES / 40 / 2));
    assert.equal((await back([at(before)])).all('snapshot').length, 1);
  });

  it('[R7] follows a conversation for an agent from a position on, with the internal log', async () => {
    const anna = await stage.agent('anna');
    anna.act(conversation, { kind: 'note.post', text: 'first' });
    await anna.ack(anna.act(conversation, { kind: 'message.post', text: 'hello' }));
    anna.send({ type: 'follow', position: at(1, { haveInternal: 1 }) });
    const delta = await anna.next('delta');
    assert.deepEqual(
      delta.events.map(({ seq }) => seq),
      [2],
    );
    assert.deepEqual(
      delta.internal?.map(({ seq }) => seq),
      [2],
    );
    assert.equal(delta.head.internalSeq, 2);
    anna.send({ type: 'follow', position: at(2, { haveInternal: 2 }) });
    assert.deepEqual((await anna.next('delta')).events, []);
    anna.send({ type: 'unfollow', conversation });
    await shopper.post(conversation, 'anybody?');
    await quiet();
    assert.deepEqual(anna.all('event'), []);
  });

  it('[H5] resumes what an agent names, and skips what is not there', async () => {
    await fill(3);
    const resume = [at(1), { ...at(0), conversation: uuidV4() }];
    const anna = await stage.agent('anna', { resume });
    assert.deepEqual(
      anna.all('welcome')[0]?.heads.map((head) => head.conversation),
      [conversation],
    );
    assert.deepEqual(
      (await anna.next('delta')).events.map(({ seq }) => seq),
      [2, 3],
    );
    await shopper.post(conversation, 'live');
    assert.equal((await anna.next('event')).event.seq, 4);
  });

  it('[R1] gives pages of history, newest first within bounds, to those who may see them', async () => {
    await fill(PAGE_EVENTS + 5);
    const page = async (peer: Peer, more: object = {}) => {
      const request = uuidV4();
      peer.send({ type: 'page.fetch', request, conversation, log: 'public', after: 0, ...more });
      await quiet();
      const seqs = peer.all('page').find((one) => one.request === request);
      const failed = peer.all('failed').find((one) => one.request === request);
      return seqs?.events.map(({ seq }) => seq) ?? failed?.code;
    };
    assert.deepEqual(await page(shopper), range(6, PAGE_EVENTS + 5));
    assert.deepEqual(await page(shopper, { before: 6 }), range(1, 5));
    assert.deepEqual(await page(shopper, { after: 3, before: 6 }), [4, 5]);
    assert.equal(await page(await stage.contact()), 'not-found');
    assert.equal(await page(shopper, { conversation: uuidV4() }), 'not-found');
    assert.equal(await page(shopper, { log: 'internal' }), 'forbidden');
    assert.deepEqual(await page(await stage.agent(), { log: 'internal' }), []);
  });

  it('refuses a contact what only the desk may ask, and keeps the socket', async () => {
    shopper.send({ type: 'follow', position: at(0) });
    assert.equal((await shopper.next('failed')).code, 'forbidden');
    shopper.send({ type: 'inbox.fetch', request: uuidV4() });
    assert.equal((await shopper.next('failed')).code, 'forbidden');
    shopper.send({ type: 'unfollow', conversation });
    await shopper.post(conversation, 'still heard');
    assert.equal((await shopper.next('event')).event.seq, 2);
  });

  it('pages the desk’s list, and answers a cursor that no page gave', async () => {
    const anna = await stage.agent();
    anna.send({ type: 'inbox.fetch', request: uuidV4(), status: 'open' });
    const { conversations, next } = await anna.next('inbox');
    assert.deepEqual(
      conversations.map((row) => row.conversation),
      [conversation],
    );
    assert.equal(next, undefined);
    anna.send({ type: 'inbox.fetch', request: uuidV4(), cursor: 'nonsense' });
    assert.equal((await anna.next('failed')).code, 'bad-request');
  });

  it('[R7] tells the desk of a change at once, and of many in steps with the newest state', async () => {
    const anna = await stage.agent();
    anna.send({ type: 'inbox.fetch', request: uuidV4() });
    await anna.next('inbox');
    await shopper.post(conversation, 'one');
    assert.equal((await anna.next('summary')).summary.preview?.text, 'one');
    await shopper.post(conversation, 'two');
    await shopper.post(conversation, 'three');
    await quiet();
    assert.equal(anna.all('summary').length, 1);
    await stage.clock.advance(SUMMARIES_EVERY_MS);
    const { summary } = await anna.next('summary');
    assert.deepEqual([summary.preview?.text, summary.unread], ['three', 3]);
    assert.equal(anna.all('summary').length, 2);
  });

  it('[R4] announces to the contact what an agent’s client holds, once, and never more than was sent', async () => {
    await fill(3);
    const anna = await stage.agent('anna', { resume: [at(0)] });
    await anna.next('delta');
    const have = (seq: number) => anna.send({ type: 'have', heads: [{ conversation, seq }] });
    have(2);
    assert.deepEqual((await shopper.next('delivered')).upTo, 2);
    have(1);
    have(2);
    have(9_999);
    assert.equal((await shopper.next('delivered')).upTo, 3);
    await quiet();
    assert.equal(shopper.all('delivered').length, 2);
    assert.equal((await back([at(3)])).all('welcome')[0]?.heads[0]?.delivered, 3);
    // A contact's own clients are not the desk.
    await fill(4);
    shopper.send({ type: 'have', heads: [{ conversation, seq: 4 }] });
    await quiet();
    assert.equal(shopper.all('delivered').length, 2);
  });

  it('[R6] sends again from the store to a client that stays behind what was sent long ago', async () => {
    await fill(4);
    const tab = await back([at(4)]);
    const have = (seq: number) => tab.send({ type: 'have', heads: [{ conversation, seq }] });
    await fill(6);
    await quiet();
    have(4);
    await quiet();
    assert.deepEqual(tab.all('delta'), [], 'it may still be on its way');
    await stage.clock.advance(BEHIND_MAX_MS);
    have(4);
    assert.deepEqual(
      (await tab.next('delta')).events.map(({ seq }) => seq),
      [5, 6],
    );
    have(6);
    await stage.clock.advance(BEHIND_MAX_MS);
    have(6);
    await quiet();
    assert.equal(tab.all('delta').length, 1);
  });
});
