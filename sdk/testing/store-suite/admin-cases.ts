import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import type { ApiKeyRow, AuditRow, RowPage } from '../../stores/admin-records.ts';
import type { ContactRow, Store } from '../../stores/store.ts';
import { commitOne } from './outcomes.ts';
import { oneStore, twoStores, type StoreCase } from './store-case.ts';
import { NOON, Requester } from './test-rules.ts';

const BAD_CURSORS = ['', 'x', '.a', "1'; drop table contacts; --\0"];

export const adminCases: readonly StoreCase[] = [
  oneStore('contacts of a site come newest first, each once, page by page', async (store) => {
    const site = newSite();
    const contacts = [5, 9, 9, 9, 1].map((at) => contactOf(site, NOON + at));
    for (const contact of [...contacts, contactOf(newSite(), NOON)]) await add(store, contact);
    const given = await allRows((cursor) => store.admin.contacts.list({ site, cursor, limit: 2 }));
    const order = [...contacts].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    assert.deepEqual(given, order);
  }),

  oneStore('a contact is found on its own site only', async (store) => {
    const contact = contactOf(newSite(), NOON);
    await add(store, contact);
    assert.deepEqual(await store.admin.contacts.get(contact.site, contact.id), contact);
    assert.equal(await store.admin.contacts.get(newSite(), contact.id), null);
    assert.equal(await store.admin.contacts.get(contact.site, `${contact.id}\0`), null);
  }),

  oneStore('a name is set if it still is what it was, in conversations too', async (store) => {
    const me = new Requester(newSite());
    const contact = { ...contactOf(me.site, NOON), id: me.actor.id, name: 'Ada' };
    await add(store, contact);
    const start = me.start();
    await commitOne(store, start);
    const rename = (from: string | null, to: string | null) =>
      store.admin.contacts.rename(contact, from, to);
    assert.equal(await rename('Somebody', 'Eve'), false);
    assert.equal(await rename(null, 'Eve'), false);
    assert.equal(await rename('Ada', 'Ada L.'), true);
    const name = async () => [
      (await store.admin.contacts.get(me.site, contact.id))?.name,
      (await store.conversation(me.site, start.conversation))?.contactName,
    ];
    assert.deepEqual(await name(), ['Ada L.', 'Ada L.']);
    assert.equal(await rename('Ada L.', null), true);
    assert.equal(await rename(null, 'Lovelace'), true);
    assert.deepEqual(await name(), ['Lovelace', 'Lovelace']);
    const elsewhere = { site: newSite(), id: contact.id };
    assert.equal(await store.admin.contacts.rename(elsewhere, 'Lovelace', 'Eve'), false);
  }),

  twoStores('of two who rename at once one is told so', async (one, other) => {
    const contact = contactOf(newSite(), NOON);
    await add(one, contact);
    const done = await Promise.all(
      [one, other].map((store, i) => store.admin.contacts.rename(contact, null, `Name ${i}`)),
    );
    assert.deepEqual([...done].sort(), [false, true]);
    assert.equal(
      (await one.admin.contacts.get(contact.site, contact.id))?.name,
      `Name ${done.indexOf(true)}`,
    );
  }),

  twoStores('each entry of an audit log is sealed onto the one before it', async (one, other) => {
    const site = newSite();
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => append(i % 2 === 0 ? one : other, site, `deed ${i}`)),
    );
    await append(one, newSite(), 'elsewhere');
    const rows = await allRows((cursor) => other.admin.audit.list({ site, cursor, limit: 7 }));
    assert.deepEqual(
      rows.map(({ seq }) => seq),
      Array.from({ length: 30 }, (_, i) => 30 - i),
    );
    for (const [i, row] of rows.entries())
      assert.equal(row.previous, rows[i + 1]?.hash ?? 'start', `entry ${row.seq}`);
  }),

  oneStore('an entry comes back as it was sealed', async (store) => {
    const site = newSite();
    const row = await append(store, site, 'key.created');
    assert.deepEqual((await store.admin.audit.list({ site, cursor: null, limit: 5 })).rows, [row]);
  }),

  oneStore('when sealing throws, nothing is added and no number is lost', async (store) => {
    const site = newSite();
    const fail = store.admin.audit.append(site, () => {
      throw new RangeError('As you wish.');
    });
    await assert.rejects(fail, RangeError);
    assert.equal((await append(store, site, 'next')).seq, 1);
  }),

  oneStore('an API key is found by its hash, its id and its sites', async (store) => {
    const { keys } = store.admin;
    const sites = [newSite(), newSite()];
    const older = keyOf(sites, NOON);
    const newer = { ...keyOf([sites[0]!], NOON + 1), agent: { id: 'anna', name: 'Anna' } };
    await keys.add(older);
    await keys.add(newer);
    assert.deepEqual(await keys.find(older.hash), older);
    assert.deepEqual(await keys.get(newer.id), newer);
    assert.equal(await keys.find(uuidV4()), null);
    const listed = (site: string) =>
      allRows((cursor) => keys.list({ site, cursor, limit: 1 })).then((rows) =>
        rows.map(({ id }) => id),
      );
    assert.deepEqual(await listed(sites[0]!), [newer.id, older.id]);
    assert.deepEqual(await listed(sites[1]!), [older.id]);
    assert.deepEqual(await listed(newSite()), []);
  }),

  oneStore('a key with a known id or hash is refused, and nothing is written', async (store) => {
    const { keys } = store.admin;
    const key = keyOf([newSite()], NOON);
    await keys.add(key);
    const site = newSite();
    for (const same of [{ id: key.id }, { hash: key.hash }])
      await assert.rejects(keys.add({ ...keyOf([site], NOON), ...same }), {
        code: 'already-exists',
      });
    assert.deepEqual((await keys.list({ site, cursor: null, limit: 5 })).rows, []);
  }),

  oneStore('a key is revoked once', async (store) => {
    const { keys } = store.admin;
    const key = keyOf([newSite()], NOON);
    await keys.add(key);
    assert.equal(await keys.revoke(key.id, NOON + 5), true);
    assert.equal(await keys.revoke(key.id, NOON + 6), false);
    assert.equal(await keys.revoke(uuidV4(), NOON), false);
    assert.equal((await keys.find(key.hash))?.revokedAt, NOON + 5);
  }),

  oneStore('cursors that these lists did not give are refused as a bad request', async (store) => {
    const { contacts, audit, keys } = store.admin;
    for (const { list } of [contacts, audit, keys])
      for (const cursor of BAD_CURSORS)
        await assert.rejects(list({ site: 'any', cursor, limit: 2 }), { code: 'bad-request' });
  }),
];

const newSite = () => `site-${uuidV4()}`;

function contactOf(site: string, createdAt: number): ContactRow {
  return { site, id: uuidV4(), name: null, createdAt };
}

function keyOf(sites: readonly string[], createdAt: number): ApiKeyRow {
  return {
    id: uuidV4(),
    hash: uuidV4(),
    name: 'CRM',
    sites,
    scopes: ['contacts:read'],
    agent: null,
    createdAt,
    expiresAt: createdAt + 1000,
    revokedAt: null,
  };
}

async function add(store: Store, contact: ContactRow): Promise<void> {
  const { site, id, createdAt } = contact;
  const token = { site, hash: uuidV4(), contact: id, device: uuidV4(), createdAt };
  await store.createVisitor(contact, { ...token, expiresAt: createdAt + 1000 });
}

function append(store: Store, site: string, action: string): Promise<AuditRow> {
  return store.admin.audit.append(site, (newest, seq) => ({
    site,
    seq,
    at: NOON + seq,
    actor: { kind: 'key', id: 'k' },
    action,
    target: seq % 2 === 0 ? null : 'thing',
    details: { b: 'It’s\0', a: '"' },
    previous: newest?.hash ?? 'start',
    hash: `hash of ${action}`,
  }));
}

async function allRows<T>(read: (cursor: string | null) => Promise<RowPage<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (let cursor: string | null = null; ;) {
    const page: RowPage<T> = await read(cursor);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}
