// Several servers on one store, in one process: what one commits the sockets of the others are told.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Bus } from '../../sdk/bus/bus.ts';
import { BusRoom } from '../../sdk/bus/memory.ts';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { HEARTBEAT_EVERY_MS, HEARTBEAT_SPREAD } from '../../sdk/protocol/limits.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { Dice } from '../../sdk/testing/simulator/dice.ts';
import { openStage, quiet, until, type Peer, type Stage } from './core-stage.ts';

const GATHER_MS = 200;
const WITHIN_A_HEARTBEAT_MS = HEARTBEAT_EVERY_MS * (1 + HEARTBEAT_SPREAD) + GATHER_MS;
const ROUNDS = 12;
const LOST_PERCENT = 30;

let clock: FakeClock;
let store: Store;
let asked: string[];
let stages: Stage[];
let failing: boolean;
beforeEach(async () => {
  failing = false;
  clock = new FakeClock();
  store = await openStore('sqlite::memory:');
  asked = [];
  stages = [];
});
afterEach(async () => {
  for (const stage of stages) stage.life.abort();
  await store.close();
});

async function node(bus: Bus): Promise<Stage> {
  const counted: Store = {
    ...store,
    conversation: (...of) => (asked.push('conversation'), store.conversation(...of)),
    conversations: async (named) => {
      asked.push('conversations');
      if (failing) throw new CareError('internal');
      return store.conversations(named);
    },
    conversationsOf: (...of) => (asked.push('conversationsOf'), store.conversationsOf(...of)),
    events: (range) => (asked.push('events'), store.events(range)),
  };
  const rates = { opsBurst: 1_000, framesBurst: 1_000 };
  const stage = await openStage({ wrap: () => counted, bus, gatherMs: GATHER_MS, clock, rates });
  stages.push(stage);
  return stage;
}

/** A contact at one, an agent who follows the conversation at the other. */
async function talk(one: Stage, other: Stage) {
  const shopper = await one.contact();
  const conversation = await shopper.start();
  const agent = await other.agent();
  const position = { conversation, epoch: 'none', have: 0, haveInternal: 0 };
  agent.send({ type: 'follow', position });
  await agent.next('snapshot');
  return { shopper, agent, conversation };
}

function assertAll(peer: Peer, conversation: string, count: number): void {
  const seqs = peer.seqs(conversation);
  assert.deepEqual(
    seqs,
    Array.from({ length: count }, (_, i) => i + 1),
    'each once and in order',
  );
}

describe('two servers that hear each other', () => {
  let one: Stage;
  let other: Stage;
  beforeEach(async () => {
    const room = new BusRoom();
    one = await node(room.open());
    other = await node(room.open());
  });

  it('what is written at one is shown at the other, both ways, at once', async () => {
    const { shopper, agent, conversation } = await talk(one, other);
    await shopper.post(conversation, 'from the shop');
    await until(() => agent.seqs(conversation).at(-1) === 2, 'the desk has it');
    await agent.post(conversation, 'from the desk');
    await until(() => shopper.seqs(conversation).at(-1) === 3, 'the shop has it');
    await agent.ack(agent.act(conversation, { kind: 'note.post', text: 'internal' }));
    await quiet();
    assert.deepEqual(shopper.seqs(conversation, 'internal'), []);
    assertAll(shopper, conversation, 3);
    assertAll(agent, conversation, 3);
  });

  it('a burst is one reading or a few, and not one for each', async () => {
    const { shopper, agent, conversation } = await talk(one, other);
    asked.length = 0;
    const posts = Array.from({ length: 15 }, (_, i) =>
      shopper.act(conversation, { kind: 'message.post', text: `${i}` }),
    );
    for (const op of posts) await shopper.ack(op);
    await until(() => agent.seqs(conversation).at(-1) === 16, 'the desk has all');
    assertAll(agent, conversation, 16);
    assert.ok(asked.length <= 6, `asked: ${asked.join(', ')}`);
  });

  it('who is not concerned asks the store for nothing', async () => {
    const shopper = await one.contact();
    const conversation = await shopper.start();
    await other.contact();
    await quiet();
    asked.length = 0;
    await shopper.post(conversation, 'hello');
    await quiet();
    assert.deepEqual(asked, []);
  });

  it('a conversation that begins at one shows in the list of a desk at the other, and in its contact’s other tab', async () => {
    const agent = await other.agent();
    agent.send({ type: 'inbox.fetch', request: crypto.randomUUID(), status: 'open' });
    await agent.next('inbox');
    const shopper = await one.contact();
    const tab = await other.contact({ token: shopper.token! });
    const conversation = await shopper.start();
    await shopper.post(conversation, 'anybody there?');
    await clock.advance(200);
    const { summary } = await until(
      () => agent.all('summary').find((frame) => frame.summary.preview?.text === 'anybody there?'),
      'the summary',
    );
    assert.equal(summary.conversation, conversation);
    await until(() => tab.seqs(conversation).at(-1) === 2, 'the tab has it');
    assertAll(tab, conversation, 2);
  });

  it('typing and delivery are seen across', async () => {
    const { shopper, agent, conversation } = await talk(one, other);
    shopper.send({ type: 'signal', conversation, signal: 'typing' });
    assert.equal((await agent.next('signal')).from.id, shopper.id);
    agent.send({ type: 'signal', conversation, signal: 'typing' });
    assert.deepEqual((await shopper.next('signal')).from, {
      role: 'agent',
      id: 'anna',
      name: 'Agent anna',
    });
    await quiet();
    assert.equal(shopper.all('signal').length, 1, 'nobody hears themselves');
    agent.send({ type: 'have', heads: [{ conversation, seq: 1 }] });
    assert.equal((await shopper.next('delivered')).upTo, 1);
  });

  it('[H4] a ticket of one opens a socket at the other, once', async () => {
    const ticket = await one.office.tickets.issue('demo', { role: 'agent', id: 'anna' });
    await other.contact({ ticket });
    const again = one.connect();
    again.hello({ ticket });
    assert.equal((await again.ended()).code, 4001);
  });

  it('a server that comes later is told what was delivered before', async () => {
    const room = new BusRoom();
    const [first, second] = [await node(room.open()), await node(room.open())];
    const { shopper, agent, conversation } = await talk(first, second);
    await shopper.post(conversation, 'hello');
    agent.send({ type: 'have', heads: [{ conversation, seq: 1 }] });
    assert.equal((await shopper.next('delivered')).upTo, 1);
    const third = await node(room.open());
    const late = await third.contact({ token: shopper.token! });
    assert.equal(late.all('welcome')[0]?.heads[0]?.delivered, 0);
    // As clients do with each heartbeat.
    agent.send({ type: 'have', heads: [{ conversation, seq: 1 }] });
    assert.equal((await late.next('delivered')).upTo, 1);
  });
});

describe('servers whose bus is lossy', () => {
  it('[R6] with a bus that loses everything, all is there within a heartbeat, asked for together', async () => {
    const [one, other] = [await node(deaf()), await node(deaf())];
    const { shopper, agent, conversation } = await talk(one, other);
    const tabs = await Promise.all(
      Array.from({ length: 8 }, () => other.contact({ token: shopper.token! })),
    );
    await shopper.post(conversation, 'unheard');
    await quiet();
    assert.equal(agent.seqs(conversation).at(-1), 1);
    asked.length = 0;
    await clock.advance(WITHIN_A_HEARTBEAT_MS);
    for (const peer of [agent, ...tabs]) {
      await until(() => peer.seqs(conversation).at(-1) === 2, 'healed');
      assertAll(peer, conversation, 2);
    }
    assert.ok(!asked.includes('conversationsOf'), 'no question per socket and heartbeat');
    assert.ok(!asked.includes('conversation'), 'no question per socket and heartbeat');
  });

  it('the heartbeats of many sockets share one question', async () => {
    const one = await node(deaf());
    const peers = await Promise.all(Array.from({ length: 30 }, () => one.contact()));
    for (const peer of peers) await peer.start();
    asked.length = 0;
    const watermarks = peers.map(({ id }) => one.office.watermarks.ofContact('demo', id));
    await clock.advance(GATHER_MS);
    const rows = await Promise.all(watermarks);
    assert.deepEqual(asked, ['conversations']);
    for (const [i, own] of rows.entries())
      assert.deepEqual(
        own.map(({ contact }) => contact),
        [peers[i]!.id],
      );
  });

  it('a server that missed something looks at the store as soon as it hears again', async () => {
    const bus = deaf();
    const [one, other] = [await node(deaf()), await node(bus)];
    const { shopper, agent, conversation } = await talk(one, other);
    await shopper.post(conversation, 'while it was away');
    await quiet();
    bus.miss();
    await clock.advance(GATHER_MS);
    await until(() => agent.seqs(conversation).at(-1) === 2, 'it is there without a heartbeat');
    assertAll(agent, conversation, 2);
  });

  it('a store that fails just then is complained of once, and heartbeats look again', async () => {
    const bus = deaf();
    const [one, other] = [await node(deaf()), await node(bus)];
    const { shopper, agent, conversation } = await talk(one, other);
    await Promise.all(Array.from({ length: 5 }, () => other.contact({ token: shopper.token! })));
    await shopper.post(conversation, 'while it was away');
    failing = true;
    bus.miss();
    await clock.advance(GATHER_MS);
    await until(() => other.complaints[0], 'a complaint');
    await quiet();
    assert.equal(other.complaints.length, 1);
    assert.match(other.complaints[0]!, /"sockets":6/);
    failing = false;
    await clock.advance(WITHIN_A_HEARTBEAT_MS);
    await until(() => agent.seqs(conversation).at(-1) === 2, 'healed');
  });

  it(`[P3] [R6] with ${LOST_PERCENT} % lost, everything arrives once and in order at every socket`, async () => {
    for (let seed = 1; seed <= ROUNDS; seed++) await playLossy(seed);
  });
});

async function playLossy(seed: number): Promise<void> {
  const dice = new Dice(seed);
  const room = new BusRoom();
  const servers = [await node(leaky(room.open(), dice)), await node(leaky(room.open(), dice))];
  const { shopper, agent, conversation } = await talk(servers[0]!, servers[1]!);
  const tab = await servers[1]!.contact({ token: shopper.token! });
  const writers: [Peer, ...Peer[]] = [shopper, agent, tab];
  let written = 1;
  for (let step = 0; step < 60; step++) {
    const writer = dice.pick(writers);
    const op = writer.act(conversation, { kind: 'message.post', text: `${step}` });
    written += 1;
    if (dice.chance(50)) await writer.ack(op);
    if (dice.chance(20)) await clock.advance(1_000);
  }
  await quiet();
  await clock.advance(WITHIN_A_HEARTBEAT_MS);
  for (const peer of writers) {
    await until(
      () => peer.seqs(conversation).at(-1) === written,
      () => `seed ${seed}: ${peer.seqs(conversation).at(-1)} of ${written}`,
    );
    assert.deepEqual(
      peer.seqs(conversation).filter((_, i, all) => i > 0 && all[i]! <= all[i - 1]!),
      [],
      `seed ${seed}: none twice, none late`,
    );
    assert.equal(peer.closed, undefined);
  }
}

/** Loses everything. */
function deaf(): Bus & { miss(): void } {
  let miss = () => {};
  return {
    engine: 'deaf',
    say() {},
    listen: ({ missed }) => void (miss = missed),
    isConnected: () => false,
    close: () => Promise.resolve(),
    miss: () => miss(),
  };
}

function leaky(bus: Bus, dice: Dice): Bus {
  return {
    engine: bus.engine,
    say: (message) => void (dice.chance(LOST_PERCENT) || bus.say(message)),
    listen: (listener) => bus.listen(listener),
    isConnected: () => bus.isConnected(),
    close: () => bus.close(),
  };
}
