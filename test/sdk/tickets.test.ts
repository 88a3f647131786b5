import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tickets, TICKET_LASTS_MS } from '../../sdk/core/tickets.ts';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';

const ANNA = { role: 'agent', id: 'anna', name: 'Anna' } as const;

test('while the store takes nothing, a ticket is good at the server that gave it, once and for as long', async () => {
  const clock = new FakeClock();
  const refused = () => Promise.reject(new CareError('busy', 'The disk is full.'));
  const common = { addTicket: refused, takeTicket: () => Promise.resolve(null), secret: refused };
  const tickets = new Tickets({ common }, clock, systemRandom);
  const ticket = await tickets.issue('demo', ANNA);
  assert.equal(await tickets.redeem('other', ticket), null);
  assert.equal(await tickets.redeem('demo', ticket), null, 'it was used up there');
  const again = await tickets.issue('demo', ANNA);
  assert.deepEqual(await tickets.redeem('demo', again), ANNA);
  assert.equal(await tickets.redeem('demo', again), null);
  const late = await tickets.issue('demo', ANNA);
  await clock.advance(TICKET_LASTS_MS);
  assert.equal(await tickets.redeem('demo', late), null);
});

test('a ticket that the store has is good at any server of the shop', async () => {
  const store = await openStore('sqlite::memory:');
  const clock = new FakeClock();
  const [one, other] = [0, 1].map(() => new Tickets(store, clock, systemRandom));
  const ticket = await one!.issue('demo', ANNA);
  assert.deepEqual(await other!.redeem('demo', ticket), ANNA);
  assert.equal(await one!.redeem('demo', ticket), null);
  await store.close();
});
