import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import type { TicketRow } from '../../stores/store.ts';
import { commitAll } from './outcomes.ts';
import { oneStore, twoStores, type StoreCase } from './store-case.ts';
import { NOON, Requester } from './test-rules.ts';

const AT_ONCE = 12;

export const commonCases: readonly StoreCase[] = [
  twoStores('a ticket that one process keeps another takes, once', async (one, other) => {
    const ticket = newTicket();
    await one.common.addTicket(ticket, NOON);
    assert.deepEqual(await other.common.takeTicket(ticket.hash), ticket);
    assert.equal(await one.common.takeTicket(ticket.hash), null);
    assert.equal(await one.common.takeTicket(uuidV4()), null);
  }),

  twoStores('of many who take a ticket at once one gets it', async (one, other) => {
    const ticket = newTicket();
    await one.common.addTicket(ticket, NOON);
    const taken = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        (i % 2 === 0 ? one : other).common.takeTicket(ticket.hash),
      ),
    );
    assert.equal(taken.filter((one) => one !== null).length, 1);
  }),

  oneStore('a ticket is kept until it expires', async ({ common }) => {
    const ticket = newTicket();
    await common.addTicket(ticket, NOON);
    await common.addTicket(newTicket(), ticket.expiresAt - 1);
    assert.deepEqual(await common.takeTicket(ticket.hash), ticket);
  }),

  twoStores('a secret is that of whoever asked first, for all', async (one, other) => {
    const name = `secret-${uuidV4()}`;
    const asked = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        (i % 2 === 0 ? one : other).common.secret(name, `proposal ${i}`),
      ),
    );
    assert.equal(new Set(asked).size, 1);
    assert.match(asked[0]!, /^proposal \d+$/);
    assert.equal(await other.common.secret(name, 'too late'), asked[0]);
    assert.notEqual(await other.common.secret(`${name}-2`, 'another'), asked[0]);
  }),

  oneStore(
    'conversations that are asked for together are those named, each once',
    async (store) => {
      const [me, you] = [new Requester(), new Requester()];
      const [mine, mineToo, yours] = [me.start(), me.start(), you.start()];
      await commitAll(store, [mine, mineToo, yours]);
      const named = (asked: Parameters<typeof store.conversations>[0]) =>
        store.conversations(asked).then((rows) => rows.map(({ id }) => id).sort());
      const site = me.site;
      const contacts = [{ site, id: me.actor.id }];
      const both = [mine.conversation, mineToo.conversation].sort();
      assert.deepEqual(await named({ conversations: [], contacts }), both);
      const one = { site, id: mine.conversation };
      const foreign = { site, id: yours.conversation };
      const unknown = { site, id: `\0${uuidV4()}` };
      const conversations = [one, one, foreign, unknown];
      assert.deepEqual(await named({ conversations, contacts: [] }), [mine.conversation]);
      assert.deepEqual(await named({ conversations, contacts }), both);
      const other = { site: you.site, id: you.actor.id };
      assert.deepEqual(
        await named({ conversations: [one], contacts: [other] }),
        [mine.conversation, yours.conversation].sort(),
      );
      assert.deepEqual(await named({ conversations: [], contacts: [] }), []);
      const [row] = await store.conversations({ conversations: [one], contacts: [] });
      assert.deepEqual(row, await store.conversation(site, mine.conversation));
    },
  ),
];

function newTicket(): TicketRow {
  const agent = { role: 'agent', id: uuidV4(), name: 'Anna \u{1F33F}' } as const;
  return { site: `site-${uuidV4()}`, hash: uuidV4(), agent, expiresAt: NOON + 30_000 };
}
