import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import type { Identification } from '../../stores/port/contact-records.ts';
import type { Store } from '../../stores/store.ts';
import { allEvents, commitAll, commitOne, verdicts } from './outcomes.ts';
import { oneStore, twoStores, type StoreCase } from './store-case.ts';
import { decideForTest, NOON, Requester } from './test-rules.ts';

const DAY = 86_400_000;

export const contactCases: readonly StoreCase[] = [
  oneStore(
    'a customer of a site is one contact, by the shop’s id and nothing else',
    async (store) => {
      const site = `site-${uuidV4()}`;
      const first = await store.contacts.identify(asking(site, 'c1'));
      assert.deepEqual([first.token, first.from, first.linked], ['given', null, []]);
      const again = await store.contacts.identify(asking(site, 'c1'));
      assert.equal(again.contact.id, first.contact.id);
      const other = await store.contacts.identify(asking(site, 'c2'));
      assert.notEqual(other.contact.id, first.contact.id, 'the same address makes nobody the same');
      const there = await store.contacts.identify(asking(`site-${uuidV4()}`, 'c1'));
      assert.notEqual(there.contact.id, first.contact.id);
      assert.deepEqual(await store.contacts.get(site, first.contact.id), again.contact);
      assert.equal(await store.contacts.get(there.contact.site, first.contact.id), null);
    },
  ),

  oneStore(
    'what the shop says of a customer counts, and what it does not say stays',
    async (store) => {
      const site = `site-${uuidV4()}`;
      const orders = [{ id: '1001', title: 'Two pots' }];
      const first = asking(site, 'c1', { orders, emailVerifiedAt: NOON });
      const { contact } = await store.contacts.identify({ ...first, name: 'Ada' });
      assert.deepEqual(contact, {
        site,
        id: first.contact,
        name: 'Ada',
        createdAt: NOON,
        customer: { id: 'c1', email: 'ada@shop.example', emailVerifiedAt: NOON, orders },
      });
      const silent = asking(site, 'c1', { email: null });
      const next = (await store.contacts.identify(silent)).contact;
      assert.equal(next.name, 'Ada');
      assert.deepEqual(next.customer, { ...contact.customer, orders: [] });
      const moved = asking(site, 'c1', { email: 'new@shop.example' });
      const unproved = (await store.contacts.identify(moved)).contact;
      assert.equal(unproved.customer?.emailVerifiedAt, null, 'another address is not proved');
    },
  ),

  oneStore('the token that was given leads to the customer until it is ended', async (store) => {
    const site = `site-${uuidV4()}`;
    const request = asking(site, 'c1');
    const { contact } = await store.contacts.identify(request);
    const { hash } = request.token;
    assert.deepEqual((await store.useToken(site, hash, NOON, 0))?.contact, contact);
    const later = asking(site, 'c1', {}, { before: hash, expiresAt: NOON + 2 * DAY });
    assert.equal((await store.contacts.identify(later)).token, 'kept');
    assert.equal(await store.useToken(site, later.token.hash, NOON, 0), null);
    const used = await store.useToken(site, hash, NOON, 0);
    assert.equal(used?.token.expiresAt, NOON + 2 * DAY);
    assert.equal(await store.contacts.endToken(`site-${uuidV4()}`, hash), false);
    assert.equal(await store.contacts.endToken(site, hash), true);
    assert.equal(await store.contacts.endToken(site, hash), false);
    assert.equal(await store.useToken(site, hash, NOON, 0), null);
  }),

  oneStore('what a device wrote as nobody becomes the customer’s as it is', async (store) => {
    const { requester, site, contact, hash } = await visitor(store);
    const conversation = uuidV4();
    const post = requester.post(conversation);
    await commitAll(store, [requester.start(conversation), post]);
    const [before] = await store.conversationsOf(site, contact);
    const events = await allEvents(store, site, conversation);
    const request = asking(site, 'c1', {}, { before: hash });
    const done = await store.contacts.identify(request);
    assert.deepEqual([done.token, done.from], ['given', contact]);
    const [after] = await store.conversationsOf(site, done.contact.id);
    assert.deepEqual(done.linked, [after]);
    const changedAt = before!.changedAt + 1;
    assert.deepEqual(after, { ...before, contact: done.contact.id, changedAt });
    assert.deepEqual(await store.conversationsOf(site, contact), []);
    assert.deepEqual(await allEvents(store, site, conversation), events);
    assert.equal(await store.useToken(site, hash, NOON, 0), null, 'the token of before is void');
    const customer = { ...requester.actor, id: done.contact.id };
    const repeated = await commitOne(store, { ...post, actor: customer });
    assert.equal(repeated.is, 'repeated', 'an op whose answer got lost is found');
  }),

  oneStore('whoever became a customer begins nothing more as nobody', async (store) => {
    const { requester, site, hash } = await visitor(store);
    const start = requester.start();
    await commitAll(store, [start]);
    await store.contacts.identify(asking(site, 'c1', {}, { before: hash }));
    const outcomes = await store.commit([requester.start(), start], decideForTest);
    assert.equal(verdicts(outcomes)[0], 'token-expired');
  }),

  oneStore('another’s token, an unknown and an expired one link nothing', async (store) => {
    const { requester, site, contact, hash } = await visitor(store);
    await commitAll(store, [requester.start()]);
    const other = asking(site, 'c2');
    await store.contacts.identify(other);
    const late = { before: hash, at: NOON + 31 * DAY };
    for (const more of [
      { before: other.token.hash },
      { before: uuidV4() },
      { before: 'a\0' },
      late,
    ]) {
      const done = await store.contacts.identify(asking(site, 'c1', {}, more));
      assert.deepEqual([done.token, done.from, done.linked], ['given', null, []]);
    }
    assert.equal((await store.conversationsOf(site, contact)).length, 1);
    assert.ok(await store.useToken(site, other.token.hash, NOON, 0), 'and void nothing');
  }),

  oneStore('files of a device go with its conversations', async (store) => {
    const { site, contact, hash } = await visitor(store);
    const id = uuidV4();
    const file = {
      site,
      id,
      owner: { role: 'contact', id: contact },
      object: id,
      name: 'pot.png',
      type: 'image/png',
      declaredBytes: 3,
      bytes: null,
      hash: null,
      width: null,
      height: null,
      state: 'uploading',
      conversation: null,
      op: null,
      createdAt: NOON,
    } as const;
    await store.files.add(file, []);
    const done = await store.contacts.identify(asking(site, 'c1', {}, { before: hash }));
    assert.equal((await store.files.get(site, id))?.owner.id, done.contact.id);
  }),

  twoStores(
    'of two tabs that identify at once one links, and both are the customer',
    async (one, other) => {
      for (let round = 0; round < 5; round++) {
        const { requester, site, contact, hash } = await visitor(one);
        const conversation = uuidV4();
        await commitAll(one, [requester.start(conversation), requester.post(conversation)]);
        const ask = () => asking(site, 'c1', {}, { before: hash });
        const done = await Promise.all([
          one.contacts.identify(ask()),
          other.contacts.identify(ask()),
          other.contacts.identify(asking(site, 'c1')),
        ]);
        assert.equal(new Set(done.map((each) => each.contact.id)).size, 1);
        assert.deepEqual(done.filter(({ from }) => from === contact).length, 1);
        assert.equal((await one.conversationsOf(site, done[0]!.contact.id)).length, 1);
      }
    },
  ),

  twoStores(
    'nothing that is written while a device becomes a customer is left behind',
    async (one, other) => {
      for (let round = 0; round < 5; round++) {
        const { requester, site, contact, hash } = await visitor(one);
        const known = uuidV4();
        await commitAll(one, [requester.start(known)]);
        const requests = [requester.start(), requester.start(), requester.start()];
        const work = requests.map((request) => one.commit([request], decideForTest));
        const done = await other.contacts.identify(asking(site, 'c1', {}, { before: hash }));
        const outcomes = (await Promise.all(work)).flat();
        const begun = outcomes.filter(({ is }) => is === 'applied').length;
        assert.equal((await one.conversationsOf(site, done.contact.id)).length, 1 + begun);
        assert.deepEqual(await one.conversationsOf(site, contact), []);
      }
    },
  ),

  oneStore('ids that no engine can hold are refused', async (store) => {
    const site = `site-${uuidV4()}`;
    await assert.rejects(store.contacts.identify(asking(site, 'a\0')), { code: 'bad-request' });
    assert.equal(await store.contacts.get(site, 'a\0'), null);
    assert.equal(await store.contacts.endToken(site, 'a\0'), false);
  }),
];

function asking(
  site: string,
  id: string,
  customer: Partial<Identification['customer']> = {},
  more: { before?: string; at?: number; expiresAt?: number } = {},
): Identification {
  const { before = null, at = NOON, expiresAt = at + DAY } = more;
  return {
    site,
    customer: { id, email: 'ada@shop.example', emailVerifiedAt: null, orders: [], ...customer },
    name: null,
    at,
    contact: uuidV4(),
    token: { hash: uuidV4(), device: uuidV4(), createdAt: at, expiresAt },
    before,
  };
}

async function visitor(store: Store) {
  const requester = new Requester();
  const { site, actor } = requester;
  const hash = uuidV4();
  await store.createVisitor(
    { site, id: actor.id, name: null, createdAt: NOON },
    {
      site,
      hash,
      contact: actor.id,
      device: uuidV4(),
      createdAt: NOON,
      expiresAt: NOON + 30 * DAY,
    },
  );
  return { requester, site, contact: actor.id, hash };
}
