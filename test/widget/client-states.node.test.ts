// The life of a connection, every state by every event. Whatever happens, nothing is left behind: neither a timer nor a
// second socket.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { SILENCE_MAX_MS } from '../../sdk/protocol/limits.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { ClientBench, isSettled, shownTexts } from '../support/client-bench.ts';

const STATES = {
  /** Nothing has been asked for yet. */
  untouched: async () => {},
  asleep: async (bench: ClientBench, client: CareClient) => {
    await connect(bench, client);
    client.sleep();
  },
  connecting: async (bench: ClientBench, client: CareClient) => {
    bench.server.network.silent = true;
    await client.start();
  },
  waiting: async (bench: ClientBench, client: CareClient) => {
    bench.server.network.reachable = false;
    await client.start();
  },
  /** As long as the server has asked for. */
  patient: async (bench: ClientBench, client: CareClient) => {
    await connect(bench, client);
    bench.server.close(CLOSE_CODES.RATE_LIMITED);
  },
  ready: connect,
  stopped: async (bench: ClientBench, client: CareClient) => {
    await connect(bench, client);
    bench.server.close(CLOSE_CODES.FORBIDDEN);
  },
  left: async (_bench: ClientBench, client: CareClient) => client.logOut(),
};

async function connect(bench: ClientBench, client: CareClient): Promise<void> {
  await client.start();
  await bench.until(() => client.snapshot.link.at === 'ready');
}

const EVENTS: Record<string, (client: CareClient, bench: ClientBench) => unknown> = {
  start: (client) => client.start(),
  look: (client) => client.wake('look'),
  network: (client) => client.wake('network'),
  restored: (client) => client.wake('restored'),
  attend: (client) => client.attend(true),
  leaveAlone: (client) => client.attend(false),
  sleep: (client) => client.sleep(),
  break: (_client, bench) => bench.server.network.cut(),
  logOut: (client) => client.logOut(),
  close: (client) => client.close(),
};

// prettier-ignore
const AFTER: Record<keyof typeof STATES, Record<string, string>> = {
  untouched:  { start: 'ready', look: 'idle', network: 'idle', restored: 'idle', attend: 'idle', leaveAlone: 'idle', sleep: 'idle', break: 'idle', logOut: 'stopped', close: 'idle' },
  asleep:     { start: 'ready', look: 'ready', network: 'ready', restored: 'ready', attend: 'ready', leaveAlone: 'idle', sleep: 'idle', break: 'idle', logOut: 'stopped', close: 'idle' },
  connecting: { start: 'connecting', look: 'connecting', network: 'ready', restored: 'ready', attend: 'connecting', leaveAlone: 'connecting', sleep: 'idle', break: 'connecting', logOut: 'stopped', close: 'idle' },
  waiting:    { start: 'waiting', look: 'ready', network: 'ready', restored: 'ready', attend: 'ready', leaveAlone: 'waiting', sleep: 'idle', break: 'waiting', logOut: 'stopped', close: 'idle' },
  patient:    { start: 'waiting', look: 'waiting', network: 'waiting', restored: 'waiting', attend: 'waiting', leaveAlone: 'waiting', sleep: 'idle', break: 'waiting', logOut: 'stopped', close: 'idle' },
  ready:      { start: 'ready', look: 'ready', network: 'ready', restored: 'ready', attend: 'ready', leaveAlone: 'ready', sleep: 'idle', break: 'waiting', logOut: 'stopped', close: 'idle' },
  stopped:    { start: 'stopped', look: 'stopped', network: 'stopped', restored: 'stopped', attend: 'stopped', leaveAlone: 'stopped', sleep: 'stopped', break: 'stopped', logOut: 'stopped', close: 'stopped' },
  left:       { start: 'stopped', look: 'stopped', network: 'stopped', restored: 'stopped', attend: 'stopped', leaveAlone: 'stopped', sleep: 'stopped', break: 'stopped', logOut: 'stopped', close: 'stopped' },
};

describe('a connection', () => {
  for (const [state, enter] of Object.entries(STATES))
    it(`that is ${state} knows what every event means, and leaves nothing behind`, async () => {
      for (const [event, happens] of Object.entries(EVENTS)) {
        const bench = new ClientBench();
        const client = bench.tab();
        await enter(bench, client);
        await bench.clock.advance(0);
        Object.assign(bench.server.network, { reachable: true, silent: false });
        await happens(client, bench);
        await bench.clock.advance(0);
        const expected = AFTER[state as keyof typeof STATES][event];
        assert.equal(client.snapshot.link.at, expected, `${state}: ${event}`);
        assert.ok(bench.server.network.sockets.size <= 1, `${state}: ${event}`);
        client.attend(false); // another timer, if it connects
        await client.close();
        await bench.clock.advance(0);
        const left = [bench.clock.pending, bench.server.network.sockets.size];
        assert.deepEqual(left, [0, 0], `${state}: ${event}, then closed`);
      }
    });

  it('that was stopped for good stays so through sleep and waking', async () => {
    const bench = new ClientBench();
    const client = bench.tab();
    await STATES.stopped(bench, client);
    await bench.clock.advance(0);
    client.sleep();
    client.wake('restored');
    await bench.clock.advance(60_000);
    assert.deepEqual(client.snapshot.link, { at: 'stopped', why: 'forbidden' });
    assert.equal(bench.server.network.attempts.length, 1);
    await client.close();
  });
});

const YEAR_MS = 365 * 24 * 3_600_000;

describe('a wall clock that is wrong by years', () => {
  for (const years of [-10, 10])
    it(`[P4][L2][L3] set by ${years} years: a dead socket is noticed, a live one lives, waits stay as long`, async () => {
      const bench = new ClientBench();
      let ahead = 0;
      const after = bench.clock.after.bind(bench.clock);
      const clock = { now: () => bench.clock.now() + ahead, after };
      const client = bench.tab({ clock });
      await client.post(null, 'hello');
      await bench.until(() => isSettled(client));
      ahead = years * YEAR_MS;
      client.wake('look'); // may take the socket for dead, and has another at once
      await bench.until(() => client.snapshot.link.at === 'ready', 2_000);
      const { length } = bench.server.network.attempts;
      for (let ms = 0; ms < 5 * SILENCE_MAX_MS; ms += 20_000) {
        bench.server.beat();
        await bench.clock.advance(20_000);
        client.wake('look');
      }
      assert.equal(bench.server.network.attempts.length, length, 'no connection for nothing');
      bench.server.say('seen');
      await client.post(null, 'sent');
      await bench.until(() => isSettled(client), 1_000);
      assert.deepEqual(shownTexts(client), ['hello', 'seen', 'sent']);
      bench.server.network.fate = () => 'drop';
      await bench.clock.advance(SILENCE_MAX_MS + 1);
      assert.notEqual(client.snapshot.link.at, 'ready');
      bench.server.network.fate = () => 'pass';
      await bench.until(() => client.snapshot.link.at === 'ready', 40_000);
      ahead = 0;
      bench.server.say('back in time');
      await bench.until(() => shownTexts(client).includes('back in time'), 5_000);
      await client.close();
      await bench.clock.advance(0);
      assert.equal(bench.clock.pending, 0);
    });
});
