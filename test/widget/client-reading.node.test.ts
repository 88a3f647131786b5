import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GAP_ASK_AFTER_MS, GAP_ASKS_MAX, PAGE_EVENTS } from '../../sdk/protocol/limits.ts';
import { ClientBench, isSettled, only, shownTexts } from '../support/client-bench.ts';
import { AGENT } from '../support/scripted-server.ts';

const seqs = (events: readonly { seq: number }[]) => events.map((event) => event.seq);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('reading', () => {
  it('[R1] applies the next event, drops one it holds, and waits with one beyond', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { server } = bench;
    server.network.fate = (way) => (way === 'down' ? 'drop' : 'pass');
    const events = ['a', 'b', 'c'].map((text) => server.say(text));
    await bench.clock.advance(0);
    server.network.fate = () => 'pass';
    for (const i of [2, 1, 1]) server.publish([events[i]!]);
    await bench.clock.advance(0);
    assert.deepEqual(shownTexts(client), ['hello'], 'nothing beyond a gap is shown');
    server.publish([events[0]!, events[2]!]);
    await bench.clock.advance(0);
    assert.deepEqual(shownTexts(client), ['hello', 'a', 'b', 'c']);
    assert.equal(bench.server.heardOf('resume').length, 0);
    await client.close();
  });

  it('[R1] asks for what is missing, and gets it', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { server } = bench;
    server.network.fate = (way) => (way === 'down' ? 'drop' : 'pass');
    for (const n of upTo(120)) server.say(`lost ${n}`);
    await bench.clock.advance(0);
    server.network.fate = () => 'pass';
    server.say('seen');
    await bench.clock.advance(GAP_ASK_AFTER_MS - 1);
    assert.equal(server.heardOf('resume').length, 0);
    await bench.until(() => only(client).have === 123, 2_000);
    assert.deepEqual(seqs(only(client).events), upTo(123));
    assert.equal(server.heardOf('resume').length, 1);
    await client.close();
  });

  it('[R1] when asking does not help, starts the conversation anew', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { server } = bench;
    let deaf = true;
    server.network.fate = (way, text) => (deaf && text.includes('"lost"') ? 'drop' : 'pass');
    server.say('lost');
    server.say('seen');
    await bench.until(() => server.heardOf('resume').length === GAP_ASKS_MAX, 60_000);
    deaf = false;
    await bench.until(() => shownTexts(client).includes('seen'), 60_000);
    assert.deepEqual(shownTexts(client), ['hello', 'lost', 'seen']);
    const [last] = server.heardOf('resume').slice(GAP_ASKS_MAX);
    assert.equal(last?.positions[0]?.have, 0);
    await client.close();
  });

  it('[R6] a heartbeat that knows more heals what an announcement has lost', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.network.fate = (way) => (way === 'down' ? 'drop' : 'pass');
    bench.server.say('lost');
    await bench.clock.advance(0);
    bench.server.network.fate = () => 'pass';
    bench.server.beat();
    await bench.until(() => shownTexts(client).includes('lost'), GAP_ASK_AFTER_MS + 100);
    await client.close();
  });

  it('[P4] after a break everything that happened is there', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.kill();
    bench.server.say('while you were away');
    bench.server.restart();
    await bench.until(() => shownTexts(client).length === 2, 5_000);
    await client.close();
  });

  it('[R2] far behind: gets the newest, and the rest when it scrolls back, from the server or the device', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.kill();
    for (const n of upTo(620)) bench.server.say(`${n}`);
    bench.server.restart();
    await bench.until(() => isSettled(client));
    assert.equal(only(client).events.length, PAGE_EVENTS);
    assert.equal(only(client).have, 622);
    assert.equal(only(client).hasOlder, true);
    await client.loadOlder(only(client).id);
    assert.deepEqual(seqs(only(client).events), upTo(622).slice(-2 * PAGE_EVENTS));
    await client.close();
    bench.server.kill();
    const later = bench.tab();
    await later.resume();
    assert.equal(only(later).events.length, PAGE_EVENTS);
    await later.loadOlder(only(later).id);
    assert.deepEqual(seqs(only(later).events), upTo(622).slice(-2 * PAGE_EVENTS));
    await later.loadOlder(only(later).id);
    assert.equal(only(later).events.length, 2 * PAGE_EVENTS, 'offline there is no more');
    await later.close();
  });

  it('[S5] another epoch voids the events and keeps the outbox', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    for (const text of ['kept by the backup', 'lost', 'lost', 'lost']) bench.server.say(text);
    await bench.clock.advance(0);
    bench.server.kill();
    await client.post(null, 'mine');
    bench.server.log.restore(only(client).id, 3);
    bench.server.restart();
    await bench.until(() => isSettled(client));
    assert.deepEqual(shownTexts(client), ['hello', 'kept by the backup', 'mine']);
    const epochs = [...bench.device.logs.values()].flatMap((log) => [...log.values()]);
    assert.deepEqual(new Set(epochs.map((event) => event.epoch)), new Set([only(client).epoch]));
    await client.close();
  });

  it('[S5] notices another epoch while it is connected', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.say('will be lost');
    await bench.clock.advance(0);
    bench.server.log.restore(only(client).id, 2);
    bench.server.say('after the backup');
    await bench.until(() => shownTexts(client).includes('after the backup'), 5_000);
    assert.deepEqual(shownTexts(client), ['hello', 'after the backup']);
    await client.close();
  });

  it('[H7] gets what is outdated anew on the socket that it has', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.log.restore(only(client).id, 2);
    for (const text of ['one', 'two']) bench.server.say(text);
    await bench.until(() => shownTexts(client).includes('two'), 5_000);
    assert.deepEqual(shownTexts(client), ['hello', 'one', 'two']);
    assert.equal(bench.server.network.attempts.length, 1);
    assert.equal(bench.server.heardOf('resume').length, 1, 'asked for once');
    await client.close();
  });

  it('[H7] a resume that nobody answers is sent again with the next heartbeat', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.log.restore(only(client).id, 2);
    bench.server.fails = ({ type }) => type === 'resume';
    bench.server.say('one');
    await bench.clock.advance(1_000);
    assert.deepEqual(shownTexts(client), ['hello']);
    bench.server.fails = () => false;
    bench.server.beat();
    await bench.clock.advance(0);
    assert.deepEqual(shownTexts(client), ['hello', 'one']);
    await client.close();
  });

  it('[S6] an event of a kind it cannot read keeps its place', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const strange = { kind: 'card.shown', title: 'new' } as never;
    const { log } = bench.server;
    bench.server.publish([
      log.append(only(client).id, 'public', AGENT, strange, bench.server.id()),
    ]);
    bench.server.say('next');
    await bench.clock.advance(0);
    assert.deepEqual(
      only(client)
        .events.slice(-2)
        .map(({ what }) => what.kind),
      ['unknown', 'message.posted'],
    );
    await client.close();
  });

  it('writes events, the conversation and settled ops in one change', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.written.length = 0;
    await client.post(null, 'one');
    await bench.until(() => isSettled(client));
    const change = bench.written.find((one) => (one as { events?: unknown[] }).events?.length) as {
      events: { op: string }[];
      conversations: { have: number }[];
      settled: string[];
    };
    assert.equal(change.conversations[0]?.have, 3);
    assert.ok(change.settled.includes(change.events[0]!.op));
    await client.close();
  });

  it('listeners are told once per microtask, with frozen snapshots that share what did not change', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const told: unknown[] = [];
    const before = client.snapshot;
    const stop = client.subscribe((snapshot) => told.push(snapshot));
    bench.server.push({ type: 'delivered', conversation: only(client).id, upTo: 1 });
    bench.server.push({ type: 'delivered', conversation: only(client).id, upTo: 2 });
    await bench.clock.advance(0);
    assert.equal(told.at(-1), client.snapshot);
    assert.ok(told.length <= 2);
    assert.ok(Object.isFrozen(client.snapshot) && Object.isFrozen(only(client)));
    assert.ok(Object.isFrozen(only(client).events) && Object.isFrozen(only(client).pending));
    assert.equal(client.snapshot.link, before.link);
    assert.equal(only(client).events, [...before.conversations.values()][0]?.events);
    stop();
    bench.server.say('unheard');
    await bench.clock.advance(0);
    assert.ok(told.length <= 2);
    await client.close();
  });
});
