// What the desk is told of a customer by the merchant's own systems, and what it is never told.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { CustomerAnswer, CustomerInfo } from '../../sdk/protocol/customer-info.ts';
import { readCustomer } from '../../sdk/protocol/read-customer.ts';
import { CustomerLookup, type CustomerHook } from '../../sdk/server/customer-lookup.ts';
import { FakeClock, settle } from '../../sdk/testing/fake-clock.ts';
import { serve, SHOP } from './server-stage.ts';

const ADA: CustomerInfo = {
  lifetimeValue: '€ 1,204.50',
  orders: [{ id: '#1042', status: 'Shipped', total: '€ 39.00', at: 5, url: 'https://x.example/1' }],
  facts: [{ label: 'Tier', value: '<b>Gold</b>' }],
  notes: 'Allergic to nuts.\nCalls on Fridays.',
};

async function desk(customer?: CustomerHook) {
  const server = await serve(customer ? { customer } : {});
  const conversation = uuidV4();
  const contact = uuidV4();
  await server.care.apply({
    site: 'demo',
    conversation,
    actor: { role: 'contact', id: contact, name: 'Ada' },
    action: { kind: 'conversation.start', channel: 'chat' },
  });
  const ask = async ({
    id = conversation,
    site = 'demo',
    headers = { 'x-agent': 'anna' } as Record<string, string>,
  } = {}) => {
    const answer = await fetch(`${server.url}/v1/desk/customers/${id}?site=${site}`, { headers });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  return { ...server, contact, ask };
}

describe('[W9] the customer hook', () => {
  it('is asked who writes, and what it says is for the desk', async () => {
    const asked: unknown[] = [];
    const { ask, contact, close } = await desk(async (who) => {
      asked.push(who);
      return ADA;
    });
    const { status, body, headers } = await ask();
    assert.deepEqual([status, body], [200, { state: 'known', customer: ADA }]);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.deepEqual(asked, [{ site: 'demo', id: contact, name: 'Ada' }]);
    await ask();
    assert.equal(asked.length, 1, 'it is kept for a moment');
    await close();
  });

  it('tells nothing to who is no agent of this site, and the same of conversations that are not there', async () => {
    const { ask, close } = await desk(async () => ADA);
    assert.equal((await ask({ headers: {} })).status, 401);
    assert.equal((await ask({ headers: { 'x-agent': 'demo-only' }, site: 'other' })).status, 403);
    const strange = { 'x-agent': 'anna', origin: 'https://evil.example' };
    assert.equal((await ask({ headers: strange })).status, 403);
    // As an image or a link of another page: without an origin, and with the agent's cookie.
    const drawn = { 'x-agent': 'anna', 'sec-fetch-site': 'cross-site' };
    assert.equal((await ask({ headers: drawn })).status, 403);
    const own = { 'x-agent': 'anna', 'sec-fetch-site': 'same-origin' };
    assert.equal((await ask({ headers: own })).status, 200);
    const [elsewhere, nowhere] = [await ask({ site: 'other' }), await ask({ id: uuidV4() })];
    assert.deepEqual([elsewhere.status, elsewhere.body], [nowhere.status, nowhere.body]);
    assert.equal(nowhere.status, 404);
    await close();
  });

  it('is asked by the shop’s own id of whoever the shop has logged in', async () => {
    const asked: unknown[] = [];
    const server = await serve({
      identity: { secrets: ['s'.repeat(32)] },
      customer: async (who) => {
        asked.push(who);
        return ADA;
      },
    });
    const identity = await server.care.identity.token({ customerId: 'c1', name: 'Ada' }, 'demo');
    const answer = await fetch(`${server.url}/v1/identity?site=demo`, {
      method: 'POST',
      headers: { origin: SHOP },
      body: JSON.stringify({ identity, device: uuidV4() }),
    });
    const { you } = (await answer.json()) as { you: { role: 'contact'; id: string } };
    const conversation = uuidV4();
    const action = { kind: 'conversation.start', channel: 'chat' } as const;
    await server.care.apply({ site: 'demo', conversation, actor: you, action });
    const headers = { 'x-agent': 'anna' };
    await fetch(`${server.url}/v1/desk/customers/${conversation}?site=demo`, { headers });
    assert.deepEqual(asked, [{ site: 'demo', id: 'c1', name: 'Ada' }]);
    await server.close();
  });

  it('is not needed', async () => {
    const { ask, close } = await desk();
    assert.deepEqual((await ask()).body, { state: 'none' });
    await close();
  });
});

describe('a customer hook', () => {
  function lookup(hook: CustomerHook) {
    const clock = new FakeClock();
    const complaints: string[] = [];
    const complain = (message: string, facts?: object) =>
      void complaints.push(`${message} ${JSON.stringify(facts)}`);
    const logger = { info() {}, warn: complain, error: complain };
    const customers = new CustomerLookup(hook, { clock, logger });
    return { clock, complaints, ask: (id = 'ada') => customers.ask({ site: 'demo', id }) };
  }

  it('that knows nobody says so', async () => {
    const { ask } = lookup(async () => null);
    assert.deepEqual(await ask(), { state: 'unknown' });
  });

  it('that throws, or takes more than 3 seconds, makes it unavailable, and is asked again', async () => {
    let tries = 0;
    const { ask, clock, complaints } = lookup(() => {
      tries += 1;
      if (tries === 1) throw new Error('database down');
      return tries === 2 ? new Promise(() => {}) : Promise.resolve(ADA);
    });
    assert.deepEqual(await ask(), { state: 'unavailable' });
    const slow = ask();
    await clock.advance(3_000);
    assert.deepEqual(await slow, { state: 'unavailable' });
    assert.equal((await ask()).state, 'known');
    assert.match(complaints.join(), /database down.*more than 3000 ms/);
    assert.equal(clock.pending, 0);
  });

  it('that gives what is not as expected is told where, without what it said', async () => {
    const wrong: unknown[] = [
      { orders: [{ id: 7 }] },
      { orders: [{ id: '1', url: 'javascript:alert(1)' }] },
      { notes: 'secret'.repeat(2_000) },
      { facts: [{ label: 'secret' }] },
      'secret',
      { lifetimeValue: { secret: 1 } },
    ];
    for (const said of wrong) {
      const { ask, complaints } = lookup(async () => said as CustomerInfo);
      assert.deepEqual(await ask(), { state: 'unavailable' });
      assert.equal(complaints.length, 1);
      assert.doesNotMatch(complaints[0]!, /secret|alert/);
    }
  });

  it('is asked again after half a minute, and of each contact for itself', async () => {
    const asked: string[] = [];
    const { ask, clock } = lookup(async ({ id }) => {
      asked.push(id);
      return ADA;
    });
    await Promise.all([ask(), ask(), ask('bo')]);
    await clock.advance(29_999);
    await ask();
    await clock.advance(1);
    await ask();
    await settle();
    assert.deepEqual(asked, ['ada', 'bo', 'ada']);
  });
});

describe('the desk', () => {
  it('reads what the server says, and takes all else for not available', () => {
    const good: CustomerAnswer[] = [
      { state: 'none' },
      { state: 'unknown' },
      { state: 'unavailable' },
      { state: 'known', customer: ADA },
      { state: 'known', customer: {} },
    ];
    for (const answer of good) assert.deepEqual(readCustomer(answer), answer);
    const bad: unknown[] = [
      null,
      'known',
      { state: 'known' },
      { state: 'new' },
      { state: 'known', customer: { orders: [{ id: 'x', url: 'javascript:alert(1)' }] } },
      { state: 'known', customer: { notes: 1 } },
    ];
    for (const answer of bad) assert.deepEqual(readCustomer(answer), { state: 'unavailable' });
  });
});
