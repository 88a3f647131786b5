import assert from 'node:assert/strict';
import { uuidV4, uuidV7 } from '../../protocol/ids.ts';
import type { Decide, FileQuota, FileRow, Store } from '../../stores/store.ts';
import { applied, verdicts } from './outcomes.ts';
import { oneStore, twoStores, type StoreCase } from './store-case.ts';
import { decideForTest, NOON, Requester } from './test-rules.ts';

const HOUR = 3_600_000;

/** A message is refused unless all of its files are there and free. */
const decide: Decide = (row, request, files) => {
  const { action } = request;
  const named = action.kind === 'message.post' ? (action.files ?? []) : [];
  if (files.length < named.length) return { refuse: 'not-found' };
  if (files.some(({ op }) => op !== null)) return { refuse: 'file-used' };
  return decideForTest(row, request, files);
};

export const fileCases: readonly StoreCase[] = [
  oneStore('a file is what it was added as, on its site only', async (store) => {
    const file = await added(store);
    assert.deepEqual(await store.files.get(file.site, file.id), file);
    assert.equal(await store.files.get(`site-${uuidV4()}`, file.id), null);
    assert.equal(await store.files.get(file.site, uuidV4()), null);
    const there = fileOf({ id: file.id, name: 'there.png' });
    assert.deepEqual(await store.files.add(there, []), { is: 'added' });
    assert.deepEqual(await store.files.get(file.site, file.id), file);
  }),

  oneStore('a file that is known stays as it is, whoever adds it again', async (store) => {
    const file = await added(store);
    const again = { ...file, name: 'other.png', owner: { role: 'contact', id: uuidV4() } as const };
    assert.deepEqual(await store.files.add(again, [none(file)]), { is: 'known', file });
  }),

  oneStore('names are any text, and ids that no engine can hold are refused', async (store) => {
    const odd = await added(store, { name: 'a\0b\ud800 ü 😀.png' });
    assert.equal((await store.files.get(odd.site, odd.id))?.name, 'ab ü 😀.png');
    for (const wrong of [{ id: 'a\0' }, { object: '\ud800' }, { type: 'image/\0' }])
      await assert.rejects(store.files.add(fileOf(wrong), []), { code: 'bad-request' });
    assert.equal(await store.files.get('a\0', '\ud800'), null);
    assert.equal(await store.files.remove('a\0', '\ud800'), false);
  }),

  oneStore('what is found is set only in the state it was found in', async (store) => {
    const file = await added(store);
    const findings = { object: 'o2', bytes: 9, hash: 'h', width: 3, height: 4 };
    const ready = { ...findings, state: 'ready' } as const;
    assert.equal(await store.files.settle(file, 'pending', ready), false);
    assert.equal(await store.files.settle({ ...file, site: 'other' }, 'uploading', ready), false);
    assert.deepEqual(await store.files.get(file.site, file.id), file);
    assert.equal(await store.files.settle(file, 'uploading', ready), true);
    assert.equal(await store.files.holds(file.site, 'o2'), true);
    assert.equal(await store.files.holds(file.site, file.object), false);
    assert.equal(await store.files.settle(file, 'uploading', ready), false);
    assert.deepEqual(await store.files.get(file.site, file.id), { ...file, ...ready });
  }),

  oneStore('quotas count what an owner, or the whole site, began since then', async (store) => {
    const { site, owner } = fileOf();
    const at = (minutes: number, more: Partial<FileRow> = {}) =>
      fileOf({ site, owner, createdAt: NOON + minutes * 60_000, declaredBytes: 100, ...more });
    const quota = { owner, since: NOON, count: 2, bytes: 1_000 };
    const early = at(-1);
    const add = (file: FileRow, ...quotas: FileQuota[]) => store.files.add(file, quotas);
    for (const file of [early, at(1), at(2)])
      assert.deepEqual(await add(file, quota), { is: 'added' });
    const over = at(3);
    assert.deepEqual(await add(over, quota), { is: 'over', quota, oldestAt: NOON + 60_000 });
    assert.equal(await store.files.get(site, over.id), null);
    const bySize = { ...quota, count: 99, bytes: 299 };
    assert.equal((await add(over, bySize)).is, 'over');
    assert.equal((await add(over, { ...bySize, bytes: 300 })).is, 'added');
    const stranger = at(4, { owner: { role: 'agent', id: owner.id } });
    const whole = { owner: null, since: NOON, count: 3, bytes: 1_000 };
    assert.equal((await add(stranger, { ...whole, owner: stranger.owner }, whole)).is, 'over');
    assert.equal((await add(stranger, { ...whole, count: 4 })).is, 'added');
    assert.equal((await add(fileOf(), quota, whole)).is, 'added', 'another site counts for itself');
  }),

  twoStores(
    'of one contact’s files that begin at once no more than allowed do',
    async (one, other) => {
      const { site, owner } = fileOf();
      const contact = { site, id: owner.id, name: null, createdAt: NOON };
      const token = { site, hash: uuidV4(), contact: owner.id, device: uuidV4() };
      await one.createVisitor(contact, { ...token, createdAt: NOON, expiresAt: NOON + HOUR });
      const quota = { owner, since: 0, count: 3, bytes: Infinity };
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          (i % 2 === 0 ? one : other).files.add(fileOf({ site, owner }), [quota]),
        ),
      );
      assert.equal(answers.filter(({ is }) => is === 'added').length, 3);
    },
  ),

  oneStore('an accepted message has its files, in its transaction', async (store) => {
    const me = new Requester();
    const mine = await added(store, { site: me.site });
    const other = await added(store, { site: me.site });
    const elsewhere = await added(store);
    const start = me.start();
    const post = (...files: string[]) =>
      me.ask(start.conversation, { kind: 'message.post', text: '', files });
    const first = post(mine.id, other.id);
    const outcomes = await store.commit(
      [start, first, post(other.id), post(elsewhere.id), post(uuidV7(NOON)), post('a\0')],
      decide,
    );
    assert.deepEqual(verdicts(outcomes), [
      'applied',
      'applied',
      'file-used',
      'not-found',
      'not-found',
      'not-found',
    ]);
    const { conversation, op } = first;
    assert.deepEqual(await store.files.get(me.site, mine.id), { ...mine, conversation, op });
    assert.equal((await store.files.get(elsewhere.site, elsewhere.id))?.op, null);
    assert.deepEqual(verdicts(await store.commit([first, post(mine.id)], decide)), [
      'repeated',
      'file-used',
    ]);
  }),

  oneStore('a message that is refused, or fails, has no files', async (store) => {
    const me = new Requester();
    const file = await added(store, { site: me.site });
    const start = me.start();
    const action = { kind: 'message.post', text: '', files: [file.id] } as const;
    const post = me.ask(start.conversation, { ...action, files: [file.id] });
    await store.commit([post], decide);
    const thrown = new Error('As you wish.');
    const throws: Decide = () => {
      throw thrown;
    };
    await assert.rejects(store.commit([start, post], throws), thrown);
    assert.deepEqual(await store.files.get(me.site, file.id), file);
  }),

  twoStores('of two messages that name a file at once, one has it', async (one, other) => {
    for (let round = 0; round < 10; round++) {
      const me = new Requester();
      const file = await added(one, { site: me.site });
      const [here, there] = [me.start(), me.start()];
      await one.commit([here, there], decide);
      const post = (conversation: string) =>
        me.ask(conversation, { kind: 'message.post', text: '', files: [file.id] });
      const both = await Promise.all([
        one.commit([post(here.conversation)], decide),
        other.commit([post(there.conversation)], decide),
      ]);
      assert.deepEqual(verdicts(both.flat()).sort(), ['applied', 'file-used']);
      const winner = applied(both.flat().find(({ is }) => is === 'applied'));
      const { conversation } = (await one.files.get(me.site, file.id))!;
      assert.equal(conversation, winner.row.id);
    }
  }),

  oneStore('what no message has is found by its age, and can be forgotten', async (store) => {
    const me = new Requester();
    const old = (ms: number) => added(store, { site: me.site, createdAt: ms });
    const [second, first, used] = [await old(20), await old(10), await old(5)];
    const start = me.start();
    const files = [used.id];
    const post = me.ask(start.conversation, { kind: 'message.post', text: '', files });
    await store.commit([start, post], decide);
    const unused = async (before: number, limit: number) =>
      (await store.files.unused(before, limit)).filter(({ site }) => site === me.site);
    assert.deepEqual(await unused(21, 1_000), [first, second]);
    assert.deepEqual(await unused(20, 1_000), [first]);
    assert.equal((await store.files.unused(21, 1)).length, 1);
    assert.equal(await store.files.settle(used, 'uploading', { state: 'cancelled' }), false);
    assert.equal(await store.files.remove(me.site, used.id), false);
    assert.equal(await store.files.remove(me.site, first.id), true);
    assert.equal(await store.files.remove(me.site, first.id), false);
    assert.deepEqual(await unused(21, 1_000), [second]);
    assert.ok(await store.files.get(me.site, used.id));
  }),
];

async function added(store: Store, more: Partial<FileRow> = {}): Promise<FileRow> {
  const file = fileOf(more);
  assert.deepEqual(await store.files.add(file, []), { is: 'added' });
  return file;
}

function fileOf(more: Partial<FileRow> = {}): FileRow {
  return {
    site: `site-${uuidV4()}`,
    id: uuidV7(NOON),
    owner: { role: 'contact', id: uuidV4() },
    object: uuidV4(),
    name: 'shoe.png',
    type: 'image/png',
    declaredBytes: 1_000,
    bytes: null,
    hash: null,
    width: null,
    height: null,
    state: 'uploading',
    conversation: null,
    op: null,
    createdAt: NOON,
    ...more,
  };
}

function none({ owner }: FileRow): FileQuota {
  return { owner, since: 0, count: 0, bytes: 0 };
}
