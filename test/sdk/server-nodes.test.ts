// Two care servers of one shop on one real PostgreSQL, behind real sockets.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBus } from '../../sdk/bus/open-bus.ts';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { Bus } from '../../sdk/server/index.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { RealPeer, serve, SHOP, ticketFor } from './server-stage.ts';

describe('two servers on one PostgreSQL', { skip: noPostgres() ?? false }, () => {
  let postgres: TestPostgres;
  let store = '';
  let one: Awaited<ReturnType<typeof serve>>;
  let other: typeof one;
  before(async () => {
    postgres = await startPostgres();
    store = await postgres.database();
    one = await serve({ store });
    other = await serve({ store });
  });
  after(async () => {
    await one.close();
    await other.close();
    await postgres.stop();
  });

  it('[H4] a log-in at one is a desk at the other, and what is written at one is shown there', async () => {
    const shopper = await RealPeer.enter(one.url);
    const conversation = await shopper.start();
    const ticket = await ticketFor(one.url);
    const agent = await RealPeer.enter(other.url, { origin: other.url, ticket });
    agent.send({ type: 'follow', position: { conversation, epoch: '-', have: 0 } });
    await agent.next('snapshot');
    await shopper.act(conversation, { kind: 'message.post', text: 'Is it oak?' });
    assert.equal((await event(agent, 2)).event.author.role, 'contact');
    await agent.act(conversation, { kind: 'message.post', text: 'It is.' });
    assert.equal((await event(shopper, 3)).event.author.id, 'anna');
    shopper.send({ type: 'signal', conversation, signal: 'typing' });
    await agent.next('signal');
    agent.send({ type: 'have', heads: [{ conversation, seq: 2, internalSeq: 0 }] });
    assert.equal((await shopper.next('delivered')).upTo, 2);
    shopper.socket.close();
    agent.socket.close();
  });

  it('[W4] a long poll at one ends with what was written at the other', async () => {
    const shopper = await RealPeer.enter(one.url);
    const { token, you } = await shopper.next('welcome');
    const conversation = await shopper.start();
    const epoch = (await event(shopper, 1)).event.epoch;
    const position = { conversation, epoch, have: 1 };
    const hello = { type: 'hello', versions: [1], site: 'demo', device: uuidV4(), token };
    const answer = fetch(`${other.url}/v1/frames?site=demo&wait`, {
      method: 'POST',
      headers: { origin: SHOP },
      body: JSON.stringify([{ ...hello, resume: [position] }]),
    });
    // Whether it waits already or is still on its way, it must come to hold this.
    await shopper.act(conversation, { kind: 'message.post', text: 'from another tab' });
    const { frames } = (await (await answer).json()) as { frames: DownFrame[] };
    assert.deepEqual(frames[0]?.type === 'welcome' && frames[0].you.id, you.id);
    assert.match(JSON.stringify(frames.slice(1)), /from another tab/);
    shopper.socket.close();
  });

  it('what the one’s own code does with apply is shown at the other', async () => {
    const shopper = await RealPeer.enter(other.url);
    const conversation = await shopper.start();
    await one.care.apply({
      site: 'demo',
      actor: { role: 'bot', id: 'shop', name: 'Shop' },
      conversation,
      action: { kind: 'message.post', text: 'Your order is on its way.' },
    });
    assert.equal((await event(shopper, 2)).event.author.role, 'bot');
    shopper.socket.close();
  });

  it('one that stops hands its clients over, and they go on at the other', async () => {
    const third = await serve({ store });
    const shopper = await RealPeer.enter(third.url);
    const { token } = await shopper.next('welcome');
    const conversation = await shopper.start();
    const closing = third.close();
    const ready = await third.care.fetch(new Request(`${third.url}/v1/ready`));
    assert.equal(ready.status, 503, 'a load balancer sends nobody any more');
    assert.ok((await shopper.next('draining')).withinMs > 0);
    assert.equal(await shopper.ended(), CLOSE_CODES.DRAINING);
    const again = await RealPeer.enter(one.url, { token: token! });
    const answer = await again.act(conversation, { kind: 'message.post', text: 'still here' });
    assert.equal(answer.type === 'ack' && answer.seq, 2);
    again.socket.close();
    await closing;
  });

  it('is ready while the store answers and the bus is connected, and says what is missing', async () => {
    assert.deepEqual(await status(one.url), { status: 200, said: 'ok' });
    let connected = false;
    const bus: Bus = {
      engine: 'test',
      say() {},
      listen() {},
      isConnected: () => connected,
      close: () => Promise.resolve(),
    };
    const third = await serve({ store, bus });
    assert.deepEqual(await status(third.url), { status: 503, said: 'bus' });
    connected = true;
    assert.deepEqual(await status(third.url), { status: 200, said: 'ok' });
    await third.close();
  });

  it('a store of its own hears the others by the bus that it is given', async () => {
    const bus = await openBus(store);
    const third = await serve({ store, bus });
    const shopper = await RealPeer.enter(third.url);
    const conversation = await shopper.start();
    const { token } = await shopper.next('welcome');
    const tab = await RealPeer.enter(one.url, { token: token! });
    await tab.act(conversation, { kind: 'message.post', text: 'hello' });
    await event(shopper, 2);
    for (const peer of [shopper, tab]) peer.socket.close();
    await third.close();
    assert.equal(bus.isConnected(), false, 'care closes the bus that it was given');
  });

  it('a bus that makes no sense is named, and nothing is left open', async () => {
    await assert.rejects(serve({ store, bus: 7 as never }), {
      code: 'bad-request',
      message: /^createCare: bus should be an address such as postgres:.*, but is 7\.$/,
    });
    const connections = `select count(*)::int as n from pg_stat_activity
      where application_name = 'care-widget' and datname = current_database()`;
    const before = await postgres.query(connections, store);
    await assert.rejects(serve({ store, bus: 'redis://localhost' }), { code: 'bad-request' });
    const after = await postgres.query(connections, store);
    assert.ok(Number(after[0]?.['n']) <= Number(before[0]?.['n']), 'the store is closed again');
  });
});

async function status(url: string): Promise<{ status: number; said: string }> {
  const answer = await fetch(`${url}/v1/ready`);
  const { status: said } = (await answer.json()) as { status: string };
  return { status: answer.status, said };
}

function event(peer: RealPeer, seq: number): Promise<DownFrameOf<'event'>> {
  return peer.until(
    (frame): frame is DownFrameOf<'event'> => frame.type === 'event' && frame.event.seq === seq,
  );
}
