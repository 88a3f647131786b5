// What only a server can do to a bus: connections that die, and servers that are killed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Bus } from '../../sdk/bus/bus.ts';
import { openPostgresBus } from '../../sdk/bus/postgres.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { openFaultProxy } from '../faults/fault-proxy.ts';
import { openBus } from '../../sdk/bus/open-bus.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

const BUSES = `select count(*)::int as n from pg_stat_activity
  where application_name = 'care-widget bus' and datname = current_database()`;
const END_ALL = BUSES.replace('count(*)::int as n', 'pg_terminate_backend(pid)');

/** A node, and what it was told. */
class Node {
  readonly bus: Bus;
  readonly told: string[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(bus: Bus) {
    this.bus = bus;
    bus.listen({ heard: (message) => this.#note(message), missed: () => this.#note('MISSED') });
  }

  async until(message: string): Promise<void> {
    while (!this.told.includes(message))
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #note(message: string): void {
    this.told.push(message);
    for (const resume of this.#waiting) resume();
    this.#waiting.clear();
  }
}

describe('postgres.ts when connections die', { skip: noPostgres() ?? false }, () => {
  let server: TestPostgres;
  let address = '';
  before(async () => {
    server = await startPostgres();
    address = await server.database();
  });
  after(() => server.stop());

  const open = async () => new Node(await openBus(address));

  it('one that is ended is replaced, whoever listens is told, and goes on hearing', async () => {
    const [one, other] = [await open(), await open()];
    for (let round = 1; round <= 3; round++) {
      await server.query(END_ALL, address);
      await Promise.all([one, other].map((node) => node.until('MISSED')));
      one.bus.say(`round ${round}`);
      await other.until(`round ${round}`);
      for (const node of [one, other]) node.told.length = 0;
    }
    await Promise.all([one.bus.close(), other.bus.close()]);
  });

  it('says no more than it can: what is said while it is not connected is lost, and nobody fails', async () => {
    const [one, other] = [await open(), await open()];
    await server.query(END_ALL, address);
    while (one.bus.isConnected()) await new Promise((resolve) => setImmediate(resolve));
    one.bus.say('lost');
    await Promise.all([one, other].map((node) => node.until('MISSED')));
    one.bus.say('heard');
    await other.until('heard');
    assert.ok(!other.told.includes('lost'));
    await Promise.all([one.bus.close(), other.bus.close()]);
  });

  it('heals when the server was killed and comes back', { skip: noKill() }, async () => {
    const [one, other] = [await open(), await open()];
    await server.kill!();
    while (one.bus.isConnected() || other.bus.isConnected())
      await new Promise((resolve) => setImmediate(resolve));
    await server.start();
    await Promise.all([one, other].map((node) => node.until('MISSED')));
    other.bus.say('back again');
    await one.until('back again');
    await Promise.all([one.bus.close(), other.bus.close()]);
  });

  it('a connection that is dead without a word is noticed, and replaced', async () => {
    const url = new URL(address);
    const proxy = await openFaultProxy(Number(url.port));
    url.port = new URL(proxy.url).port;
    const clock = new FakeClock();
    const one = new Node(await openPostgresBus(url.href, clock));
    const other = await open();
    proxy.breakDirection('down');
    while (one.bus.isConnected()) await turn(clock);
    one.told.length = 0;
    proxy.heal('lost');
    while (!one.told.includes('MISSED')) await turn(clock);
    other.bus.say('heard again');
    await one.until('heard again');
    await Promise.all([one.bus.close(), other.bus.close()]);
    await proxy.close();
  });

  it('holds one connection, and none once it is closed, even while it looks for a new one', async () => {
    const connections = async () => (await server.query(BUSES, address))[0]?.['n'];
    while ((await connections()) !== 0);
    const one = await open();
    assert.equal(await connections(), 1);
    await server.query(END_ALL, address);
    while (one.bus.isConnected()) await new Promise((resolve) => setImmediate(resolve));
    await one.bus.close();
    while ((await connections()) !== 0);
    assert.ok(!one.bus.isConnected());
  });
});

/** Lets time pass slower than the server answers. */
async function turn(clock: FakeClock): Promise<void> {
  await clock.advance(50);
  await new Promise((resolve) => systemClock.after(5, () => resolve(null)));
}

/** A server that was lent to the tests is not killed. */
function noKill(): string | false {
  return process.env['CARE_TEST_POSTGRES'] ? 'CARE_TEST_POSTGRES is not ours to kill' : false;
}
