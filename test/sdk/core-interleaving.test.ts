import assert from 'node:assert/strict';
import { it } from 'node:test';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { Position } from '../../sdk/protocol/model.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { openStage, quiet, until, type Peer, type Stage } from './core-stage.ts';

const SEEDS = 60;
const STEPS = 60;

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Reads take their time, before and after they look: as those of a database elsewhere. */
function dawdling(store: Store, random: (below: number) => number): Store {
  const slowly = async <T>(read: () => Promise<T>): Promise<T> => {
    const turns = async () => {
      for (let i = random(4); i > 0; i--) await new Promise((resolve) => setImmediate(resolve));
    };
    await turns();
    const result = await read();
    await turns();
    return result;
  };
  return {
    ...store,
    conversation: (...args) => slowly(() => store.conversation(...args)),
    conversationsOf: (...args) => slowly(() => store.conversationsOf(...args)),
    events: (range) => slowly(() => store.events(range)),
  };
}

/** What a reader holds after applying every frame as a client must; fails at the first gap or repetition. */
function applied(peer: Peer, log: 'public' | 'internal', from: number): number {
  let have = from;
  for (const frame of peer.frames) {
    if (frame.type === 'snapshot') {
      const events = (log === 'public' ? frame.events : frame.internal) ?? [];
      have = events.at(-1)?.seq ?? 0;
    }
    const events =
      frame.type === 'event'
        ? [frame.event]
        : frame.type === 'delta'
          ? ((log === 'public' ? frame.events : frame.internal) ?? [])
          : [];
    for (const event of events) {
      if (event.log !== log) continue;
      assert.equal(event.seq, have + 1, `${log} after ${have}`);
      have = event.seq;
    }
  }
  return have;
}

async function play(stage: Stage, random: (below: number) => number): Promise<void> {
  const writer = await stage.contact();
  const conversation = await writer.start();
  const epoch = (await writer.next('event')).event.epoch;
  const readers: { peer: Peer; from: number; internal: number | null }[] = [];
  let last = '';
  for (let step = 0; step < STEPS; step++) {
    const have = random(2) === 0 ? 0 : applied(writer, 'public', 0);
    const position: Position = { conversation, epoch, have, haveInternal: 0 };
    switch (random(6)) {
      case 0: {
        const peer = stage.connect();
        peer.hello({ token: writer.token, resume: [position] });
        readers.push({ peer, from: have, internal: null });
        break;
      }
      case 1: {
        const ticket = await stage.office.tickets.issue('demo', { role: 'agent', id: `a${step}` });
        const peer = stage.connect();
        peer.hello({ ticket });
        peer.send({ type: 'follow', position });
        readers.push({ peer, from: have, internal: 0 });
        last = peer.act(conversation, { kind: 'note.post', text: `note ${step}` });
        break;
      }
      case 2:
        await new Promise((resolve) => setImmediate(resolve));
        break;
      default:
        writer.act(conversation, { kind: 'message.post', text: `message ${step}` });
    }
  }
  await quiet();
  await quiet();
  const row = (await stage.office.store.conversation('demo', conversation))!;
  for (const { peer, from, internal } of readers) {
    const has = () => applied(peer, 'public', from);
    await until(
      () => has() === row.publicSeq,
      () => `${has()} of ${row.publicSeq}, last op ${last}`,
    );
    if (internal !== null) {
      const hasInternal = () => applied(peer, 'internal', internal);
      await until(
        () => hasInternal() === row.internalSeq,
        () => `notes: ${hasInternal()}`,
      );
    }
  }
}

it('[R1] whatever is committed while a reader joins reaches it once and in order, however reads and commits interleave', async () => {
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = randomFrom(seed);
    const stage = await openStage({
      rates: { opsBurst: 1_000, framesBurst: 1_000 },
      wrap: (store) => dawdling(store, random),
    });
    try {
      await play(stage, random);
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
    assert.deepEqual(stage.complaints, [], `seed ${seed}`);
    await stage.close();
  }
});

it('[R7] a change of the list that is told while a page of it is read arrives after that page', async () => {
  let release = () => {};
  const stage = await openStage({
    wrap: (store) => ({
      ...store,
      async inbox(query) {
        const page = await store.inbox(query);
        await new Promise<void>((resolve) => (release = resolve));
        return page;
      },
    }),
  });
  const [shopper, anna] = [await stage.contact(), await stage.agent()];
  const conversation = await shopper.start();
  anna.send({ type: 'inbox.fetch', request: uuidV4() });
  await quiet();
  await shopper.post(conversation, 'newer than the page');
  await quiet();
  release();
  await anna.next('inbox');
  const { summary } = await anna.next('summary');
  assert.equal(summary.preview?.text, 'newer than the page');
  await stage.close();
});
