import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import {
  BACKPRESSURE_CLOSE_BYTES,
  BACKPRESSURE_EVENTS_BYTES,
  BACKPRESSURE_SIGNALS_BYTES,
  HEARTBEAT_EVERY_MS,
  HEARTBEAT_SPREAD,
  HEARTBEATS_UNANSWERED_MAX,
  LAGGING_MAX_MS,
  SILENCE_MAX_MS,
  TEXT_MAX_CHARS,
} from '../../sdk/protocol/limits.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { openStage, quiet, type Peer, type Stage } from './core-stage.ts';

const HEARTBEAT_WITHIN_MS = HEARTBEAT_EVERY_MS * (1 + HEARTBEAT_SPREAD);

describe('the life of a socket', () => {
  let stage: Stage;
  let shopper: Peer;
  let conversation: string;
  beforeEach(async () => {
    const rates = { opsBurst: 100_000, framesBurst: 100_000 };
    stage = await openStage({ rates });
    shopper = await stage.contact();
    conversation = await shopper.start();
  });
  afterEach(() => stage.close());

  const big = 'x'.repeat(TEXT_MAX_CHARS);
  /** Posts until more than `bytes` wait for a reader who has stalled. */
  const flood = async (writer: Peer, bytes: number) => {
    for (let sent = 0; sent <= bytes + 2 * TEXT_MAX_CHARS; sent += 20 * TEXT_MAX_CHARS) {
      const last = Array.from({ length: 20 }, () =>
        writer.act(conversation, { kind: 'message.post', text: big }),
      ).at(-1)!;
      await writer.ack(last);
    }
  };

  it('[L1] sends heartbeats with heads, and ends a socket on which nothing is heard', async () => {
    await stage.clock.advance(HEARTBEAT_WITHIN_MS);
    const { heartbeat, heads } = await shopper.next('heartbeat');
    assert.deepEqual([heartbeat, heads[0]?.conversation, heads[0]?.seq], [1, conversation, 1]);
    await stage.clock.advance(SILENCE_MAX_MS - HEARTBEAT_WITHIN_MS - 1);
    assert.equal(shopper.closed, undefined);
    await stage.clock.advance(1);
    assert.equal((await shopper.ended()).code, 1006);
    assert.equal(stage.clock.pending, 0);
  });

  it('[L1] counts from what was heard last, whatever it was', async () => {
    await stage.clock.advance(HEARTBEAT_WITHIN_MS);
    const { heartbeat } = await shopper.next('heartbeat');
    shopper.send({ type: 'have', heartbeat, heads: [] });
    // Its answer tells that the server has heard both.
    shopper.send({ type: 'resume', positions: [] });
    await shopper.next('welcome');
    await stage.clock.advance(SILENCE_MAX_MS - 1);
    assert.equal(shopper.closed, undefined);
    await stage.clock.advance(1);
    assert.equal((await shopper.ended()).code, 1006);
  });

  it('[L1] ends a socket that talks and never answers a heartbeat', async () => {
    const talk = async () => {
      await stage.clock.advance(HEARTBEAT_EVERY_MS / 2);
      shopper.send({ type: 'signal', conversation, signal: 'typing' });
      await quiet();
    };
    const most = (HEARTBEATS_UNANSWERED_MAX + 1) * HEARTBEAT_WITHIN_MS;
    for (let ms = 0; ms < SILENCE_MAX_MS; ms += HEARTBEAT_EVERY_MS / 2) await talk();
    assert.equal(shopper.closed, undefined);
    for (let ms = SILENCE_MAX_MS; ms < most; ms += HEARTBEAT_EVERY_MS / 2) await talk();
    assert.equal((await shopper.ended()).code, 1006);
  });

  it('[L1] blames no client for its own sleep, or for a clock that was set', async () => {
    for (const jump of [24 * 60 * 60_000, -24 * 60 * 60_000]) {
      stage.clock.jump(jump);
      await stage.clock.advance(HEARTBEAT_WITHIN_MS);
      const { heartbeat } = await shopper.next('heartbeat');
      shopper.send({ type: 'have', heartbeat, heads: [] });
      await quiet();
    }
    assert.equal(shopper.closed, undefined);
  });

  it('[L1] keeps a socket that answers', async () => {
    for (let i = 1; i <= 3 * HEARTBEATS_UNANSWERED_MAX; i++) {
      await stage.clock.advance(HEARTBEAT_WITHIN_MS);
      const { heartbeat } = await shopper.next('heartbeat');
      shopper.send({ type: 'have', heartbeat, heads: [] });
      await quiet();
    }
    assert.equal(shopper.closed, undefined);
  });

  it('[R6] finds with a heartbeat what was committed without being announced', async () => {
    // As another process of the same store would: no bell rings here.
    const { apply } = stage.office;
    const { announce } = stage.office.hub;
    stage.office.hub.announce = () => {};
    await apply({
      site: 'demo',
      actor: { role: 'agent', id: 'anna' },
      op: uuidV4(),
      conversation,
      after: null,
      hash: 'h',
      action: { kind: 'message.post', text: 'from elsewhere' },
      at: 1,
    });
    stage.office.hub.announce = announce;
    await quiet();
    assert.deepEqual(shopper.seqs(conversation), [1]);
    await stage.clock.advance(HEARTBEAT_WITHIN_MS);
    await shopper.next('heartbeat');
    await quiet();
    assert.deepEqual(shopper.seqs(conversation), [1, 2]);
  });

  it('[R6] finds with a heartbeat a conversation of this contact that began without being announced', async () => {
    const { announce } = stage.office.hub;
    const other = await stage.contact({ token: shopper.token! });
    stage.office.hub.announce = () => {};
    const second = await other.start();
    stage.office.hub.announce = announce;
    assert.deepEqual(shopper.seqs(second), []);
    await stage.clock.advance(HEARTBEAT_WITHIN_MS);
    await shopper.next('heartbeat');
    await quiet();
    assert.deepEqual(shopper.seqs(second), [1]);
    await other.post(second, 'and on it goes');
    await quiet();
    assert.deepEqual(shopper.seqs(second), [1, 2]);
  });

  it('[R7] finds with a heartbeat of a desk what changed without being announced, and tells it once', async () => {
    const anna = await stage.agent('anna');
    anna.send({ type: 'inbox.fetch', request: uuidV4() });
    await anna.next('inbox');
    const beat = async () => {
      await stage.clock.advance(HEARTBEAT_WITHIN_MS);
      for (const one of [shopper, anna]) {
        const { heartbeat } = await one.next('heartbeat');
        one.send({ type: 'have', heartbeat, heads: [] });
      }
      await quiet();
    };
    await beat();
    const { length } = anna.all('summary');
    const { announce } = stage.office.hub;
    stage.office.hub.announce = () => {};
    await shopper.post(conversation, 'unheard');
    stage.office.hub.announce = announce;
    await beat();
    const told = anna.all('summary').slice(length);
    assert.deepEqual(
      told.map(({ summary }) => [summary.conversation, summary.preview?.text]),
      [[conversation, 'unheard']],
    );
    await beat();
    assert.equal(anna.all('summary').length, length + 1);
  });

  it('[L5] drops signals first for a reader who does not read', async () => {
    const anna = await stage.agent('anna');
    anna.send({ type: 'follow', position: { conversation, epoch: '-', have: 0 } });
    await anna.next('snapshot');
    shopper.pair.stall();
    const writer = await stage.contact({ token: shopper.token! });
    await flood(writer, BACKPRESSURE_SIGNALS_BYTES);
    anna.send({ type: 'signal', conversation, signal: 'typing' });
    await quiet();
    shopper.pair.flow();
    await quiet();
    assert.deepEqual(shopper.all('signal'), []);
    assert.equal(writer.all('signal').length, 1);
    const last = writer.seqs(conversation).length;
    assert.deepEqual(shopper.seqs(conversation).length, last, 'events came all the same');
  });

  it('[L5] holds events back from a reader who lags, and reads them again once it has caught up', async () => {
    shopper.pair.stall();
    const writer = await stage.contact({ token: shopper.token! });
    await flood(writer, 2 * BACKPRESSURE_EVENTS_BYTES);
    await quiet();
    shopper.pair.flow();
    await quiet();
    const before = shopper.seqs(conversation);
    const all = writer.seqs(conversation);
    assert.ok(before.length < all.length, 'some were held back');
    await stage.clock.advance(1_000);
    await shopper.next('snapshot');
    assert.equal(shopper.seqs(conversation).at(-1), all.at(-1));
    await writer.post(conversation, 'live again');
    await quiet();
    assert.equal(shopper.seqs(conversation).at(-1), all.at(-1)! + 1);
    assert.equal(shopper.closed, undefined);
  });

  it('[L5] closes a reader who lags for too long', async () => {
    shopper.pair.stall();
    const writer = await stage.contact({ token: shopper.token! });
    await flood(writer, BACKPRESSURE_EVENTS_BYTES);
    await stage.clock.advance(LAGGING_MAX_MS + 1_000);
    shopper.pair.flow();
    assert.equal((await shopper.ended()).code, CLOSE_CODES.SLOW_CONSUMER);
    await writer.post(conversation, 'undisturbed');
  });

  it('[L5] closes a reader who asks for more and more without reading', async () => {
    await flood(shopper, BACKPRESSURE_SIGNALS_BYTES);
    shopper.pair.stall();
    const requests = BACKPRESSURE_CLOSE_BYTES / BACKPRESSURE_SIGNALS_BYTES + 20;
    for (let i = 0; i < requests; i++)
      shopper.send({
        type: 'page.fetch',
        request: uuidV4(),
        conversation,
        log: 'public',
        after: 0,
      });
    await quiet();
    shopper.pair.flow();
    assert.equal((await shopper.ended()).code, CLOSE_CODES.SLOW_CONSUMER);
  });

  it('one that is cut leaves nothing behind that could be told', async () => {
    const writer = await stage.contact({ token: shopper.token! });
    shopper.pair.cut();
    const { length } = shopper.frames;
    await writer.post(conversation, 'hello?');
    await quiet();
    assert.equal(shopper.frames.length, length);
    assert.deepEqual(stage.complaints, []);
  });
});
