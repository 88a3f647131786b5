import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import type { ContactRow, Store, VisitorToken } from '../../stores/store.ts';
import { NOON } from './test-rules.ts';
import { oneStore, type StoreCase } from './store-case.ts';

const DAY = 86_400_000;

export const visitorCases: readonly StoreCase[] = [
  oneStore('a new visitor’s token leads to their contact, on their site only', async (store) => {
    const { contact, token } = await visitor(store);
    const found = await store.useToken(contact.site, token.hash, NOON, NOON);
    assert.deepEqual(found, { token, contact });
    assert.equal(await store.useToken(`site-${uuidV4()}`, token.hash, NOON, NOON), null);
    assert.equal(await store.useToken(contact.site, uuidV4(), NOON, NOON), null);
  }),

  oneStore('a token is good until the millisecond before it expires', async (store) => {
    const { contact, token } = await visitor(store);
    const at = (now: number) => store.useToken(contact.site, token.hash, now, 0);
    assert.ok(await at(token.expiresAt - 1));
    assert.equal(await at(token.expiresAt), null);
    assert.equal(await at(token.expiresAt + DAY), null);
  }),

  oneStore('use moves the expiry later, never earlier', async (store) => {
    const { contact, token } = await visitor(store);
    const use = async (now: number, extendTo: number) =>
      (await store.useToken(contact.site, token.hash, now, extendTo))?.token.expiresAt;
    const later = token.expiresAt + DAY;
    assert.equal(await use(NOON, later), later);
    assert.equal(await use(NOON, NOON + 1), later);
    assert.equal(await use(token.expiresAt, 0), later, 'the extension must be kept');
    assert.equal(await use(later, later + DAY), undefined, 'an expired token must stay expired');
    assert.equal(await use(NOON, 0), later);
  }),

  oneStore(
    'a contact or token that exists already is refused, and neither of the two is written',
    async (store) => {
      const { contact, token } = await visitor(store);
      const fresh = { ...contact, id: uuidV4(), name: 'Somebody else' };
      const exists = { name: 'CareError', code: 'already-exists' };
      await assert.rejects(store.createVisitor(fresh, { ...token, contact: fresh.id }), exists);
      await assert.rejects(store.createVisitor(contact, { ...token, hash: uuidV4() }), exists);
      const free = { ...token, hash: uuidV4(), contact: fresh.id };
      await store.createVisitor(fresh, free);
      assert.equal(
        (await store.useToken(contact.site, free.hash, NOON, 0))?.contact.name,
        'Somebody else',
      );
      assert.equal((await store.useToken(contact.site, token.hash, NOON, 0))?.contact.name, null);
    },
  ),

  oneStore(
    'of many visitors at once each is created, but for those that exist already',
    async (store) => {
      const known = await visitor(store);
      const many = Array.from({ length: 40 }, () => fresh());
      const twice = { ...many[3]!, token: { ...many[3]!.token, hash: uuidV4() } };
      const all = [...many.slice(0, 20), known, twice, ...many.slice(20)];
      const done = await Promise.allSettled(
        all.map(({ contact, token }) => store.createVisitor(contact, token)),
      );
      const refused = all.filter((_, i) => done[i]!.status === 'rejected');
      assert.deepEqual(refused, [known, twice]);
      for (const { contact, token } of many)
        assert.deepEqual(await store.useToken(contact.site, token.hash, NOON, 0), {
          token,
          contact,
        });
      const { contact, token } = twice;
      assert.equal(await store.useToken(contact.site, token.hash, NOON, 0), null);
    },
  ),

  oneStore('the same contact on two sites is two contacts', async (store) => {
    const { contact, token } = await visitor(store);
    const site = `site-${uuidV4()}`;
    await store.createVisitor({ ...contact, site, name: 'There' }, { ...token, site });
    assert.equal((await store.useToken(site, token.hash, NOON, 0))?.contact.name, 'There');
    assert.equal((await store.useToken(contact.site, token.hash, NOON, 0))?.contact.name, null);
  }),
];

async function visitor(store: Store): Promise<{ contact: ContactRow; token: VisitorToken }> {
  const { contact, token } = fresh();
  await store.createVisitor(contact, token);
  return { contact, token };
}

function fresh(): { contact: ContactRow; token: VisitorToken } {
  const contact = { site: `site-${uuidV4()}`, id: uuidV4(), name: null, createdAt: NOON };
  const token = {
    site: contact.site,
    hash: uuidV4(),
    contact: contact.id,
    device: uuidV4(),
    createdAt: NOON,
    expiresAt: NOON + 30 * DAY,
  };
  return { contact, token };
}
