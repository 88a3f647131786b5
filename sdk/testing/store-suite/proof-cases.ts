import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import type { EmailProof } from '../../stores/port/proof-records.ts';
import type { Store } from '../../stores/store.ts';
import { commitAll, verdicts } from './outcomes.ts';
import { oneStore, twoStores, type StoreCase } from './store-case.ts';
import { decideForTest, NOON, Requester } from './test-rules.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const EMAIL = 'ada@shop.example';

export const proofCases: readonly StoreCase[] = [
  twoStores(
    'the first who proves an address has it, and the next becomes that contact with all of theirs',
    async (one, other) => {
      const site = `site-${uuidV4()}`;
      const [a, b, c] = [await guest(one, site), await guest(one, site), await guest(one, site)];
      await commitAll(one, [a.requester.start(), b.requester.start(), c.requester.start()]);
      const first = await proved(one, a);
      const { contact } = first;
      assert.deepEqual(
        [contact.id, contact.proven, first.from],
        [a.id, { email: EMAIL, at: NOON }, null],
      );
      assert.equal(await one.useToken(site, a.hash, NOON, 0), null, 'the token of before is void');
      assert.deepEqual((await one.useToken(site, first.hash, NOON, 0))?.contact, contact);
      assert.deepEqual(await one.contacts.get(site, a.id), contact);
      const next = await proved(other, b);
      assert.deepEqual([next.contact.id, next.from, next.linked.length], [a.id, b.id, 1]);
      assert.equal((await one.conversationsOf(site, a.id)).length, 2);
      assert.equal(await one.useToken(site, b.hash, NOON, 0), null);
      assert.ok(await one.useToken(site, first.hash, NOON, 0), 'the first device stays');
      const late = await one.commit([b.requester.start()], decideForTest);
      assert.deepEqual(verdicts(late), ['token-expired']);
      const stranger = await proved(one, c, { email: 'bo@shop.example' });
      assert.deepEqual([stranger.contact.id, stranger.linked], [c.id, []]);
      const there = await guest(one, `site-${uuidV4()}`);
      assert.equal((await proved(one, there)).contact.id, there.id, 'each site for itself');
    },
  ),

  oneStore('an address that a shop names is no proof, and joins no guest', async (store) => {
    const site = `site-${uuidV4()}`;
    await store.contacts.identify(identification(site, { email: EMAIL, emailVerifiedAt: NOON }));
    const device = await guest(store, site);
    assert.equal((await proved(store, device)).contact.id, device.id);
  }),

  oneStore('whoever logs in leaves to others what they share by an address', async (store) => {
    for (const [shared, named, linked] of [
      [true, null, false],
      [true, 'bo@shop.example', false],
      [true, 'Ada@shop.example', true],
      [false, null, true],
    ] as const) {
      const site = `site-${uuidV4()}`;
      const [a, b] = [await guest(store, site), await guest(store, site)];
      await commitAll(store, [a.requester.start()]);
      const first = await proved(store, a);
      const second = shared ? await proved(store, b) : null;
      const customer = { email: named, emailVerifiedAt: named && NOON };
      const before = second?.hash ?? first.hash;
      const asked = { ...identification(site, customer), before };
      const done = await store.contacts.identify(asked);
      assert.deepEqual([done.from, done.left], linked ? [a.id, undefined] : [null, a.id]);
      const owner = linked ? done.contact.id : a.id;
      assert.equal((await store.conversationsOf(site, owner)).length, 1);
      assert.equal(await store.useToken(site, before, NOON, 0), null);
      const there = await store.useToken(site, first.hash, NOON, 0);
      assert.equal(there !== null, !linked);
      const again = await guest(store, site);
      assert.equal((await proved(store, again)).contact.id, linked ? again.id : a.id);
    }
  }),

  oneStore(
    'a customer, a void token and whoever has another address prove nothing',
    async (store) => {
      const site = `site-${uuidV4()}`;
      const known = identification(site);
      const { contact } = await store.contacts.identify(known);
      const unproved = { site, id: contact.id, hash: known.token.hash };
      assert.equal(await prove(store, unproved), null);
      const device = await guest(store, site);
      await keep(store, device);
      assert.equal(await store.proofs.prove(proofOf({ ...device, at: NOON + 11 * MINUTE })), null);
      await store.contacts.endToken(site, device.hash);
      assert.equal(await prove(store, device), null);
      const { hash } = await proved(store, await guest(store, site));
      const other = { ...device, hash };
      assert.equal(await prove(store, other, { email: 'bo@shop.example' }), null);
      assert.equal((await prove(store, other))?.from, null, 'the same one again');
    },
  ),

  twoStores(
    'of many who use a code at once one does, however often it says so',
    async (one, other) => {
      for (let round = 0; round < 3; round++) {
        const site = `site-${uuidV4()}`;
        const device = await guest(one, site);
        await keep(one, device);
        const proofs = Array.from({ length: 12 }, () => proofOf(device));
        const done = await Promise.all(
          proofs.map((proof, i) => (i % 2 === 0 ? one : other).proofs.prove(proof)),
        );
        const used = done.findIndex((outcome) => outcome !== null);
        assert.equal(done.filter((outcome) => outcome !== null).length, 1);
        const lost = proofs[used]!;
        const again = { ...lost, token: { ...lost.token, hash: uuidV4() } };
        assert.equal((await other.proofs.prove(again))?.contact.id, device.id);
        assert.equal(await one.useToken(site, lost.token.hash, NOON, 0), null);
        assert.ok(await one.useToken(site, again.token.hash, NOON, 0));
      }
    },
  ),

  twoStores(
    'of several devices that prove one address at once all are one contact',
    async (one, other) => {
      const site = `site-${uuidV4()}`;
      const devices = await Promise.all(Array.from({ length: 6 }, () => guest(one, site)));
      await commitAll(
        one,
        devices.map(({ requester }) => requester.start()),
      );
      const done = await Promise.all(
        devices.map((device, i) => proved(i % 2 === 0 ? one : other, device)),
      );
      assert.equal(new Set(done.map(({ contact }) => contact.id)).size, 1);
      assert.equal((await one.conversationsOf(site, done[0]!.contact.id)).length, 6);
    },
  ),

  twoStores('a code is tried so often and no more, by whoever it is for', async (one, other) => {
    const device = await guest(one, `site-${uuidV4()}`);
    await keep(one, device);
    const { site, hash } = device;
    const tryIt = (store: Store, at = NOON) => store.proofs.tryCode(site, hash, { at, max: 5 });
    assert.equal(await tryIt(one, NOON + 10 * MINUTE), null, 'not after its end');
    assert.equal(await one.proofs.tryCode('elsewhere', hash, { at: NOON, max: 5 }), null);
    assert.equal(await one.proofs.tryCode(site, uuidV4(), { at: NOON, max: 5 }), null);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => tryIt(i % 2 === 0 ? one : other)),
    );
    const tries = all.flatMap((code) => code?.tries ?? []).sort();
    assert.deepEqual(tries, [1, 2, 3, 4, 5]);
    await keep(one, device);
    assert.equal((await tryIt(other))?.tries, 1, 'a new one begins anew');
    assert.equal((await other.proofs.code(site, hash, NOON))?.email, EMAIL);
    await one.proofs.dropCode(site, hash, uuidV4());
    assert.ok(await tryIt(one));
    await one.proofs.dropCode(site, hash, 'entry');
    assert.equal(await tryIt(one), null);
    assert.equal(await one.proofs.code(site, hash, NOON), null);
  }),

  twoStores('many who ask at once get no more than is allowed', async (one, other) => {
    const key = uuidV4();
    const limits = [
      { max: 2, withinMs: MINUTE },
      { max: 3, withinMs: 10 * MINUTE },
    ];
    const ask = (store: Store, at: number, entry = uuidV4()) =>
      store.proofs.allow([{ key, limits }], entry, at);
    const first = await Promise.all(
      Array.from({ length: 12 }, (_, i) => ask(i % 2 === 0 ? one : other, NOON)),
    );
    assert.equal(first.filter((until) => until === null).length, 2);
    assert.equal(
      first.find((until) => until !== null),
      NOON + MINUTE,
    );
    assert.equal(await other.proofs.allow([{ key, limits }], 'third', NOON + MINUTE), null);
    assert.equal(await ask(one, NOON + 3 * MINUTE), NOON + 10 * MINUTE);
    await one.proofs.giveBack([key, uuidV4()], 'third');
    assert.equal(await ask(other, NOON + 3 * MINUTE), null);
    assert.equal(await ask(one, NOON + 14 * MINUTE), null);
  }),

  oneStore('of several allowances all are taken or none', async ({ proofs }) => {
    const [scarce, plenty] = [uuidV4(), uuidV4()];
    const of = (key: string, max: number) => ({ key, limits: [{ max, withinMs: MINUTE }] });
    assert.equal(await proofs.allow([of(scarce, 1)], uuidV4(), NOON), null);
    for (let i = 0; i < 3; i++)
      assert.ok(await proofs.allow([of(plenty, 1), of(scarce, 1)], uuidV4(), NOON));
    await proofs.forgetOld(NOON);
    assert.ok(await proofs.allow([of(scarce, 1)], uuidV4(), NOON), 'what counts is not forgotten');
    assert.equal(await proofs.allow([of(plenty, 1)], uuidV4(), NOON), null);
  }),

  oneStore('ids of proofs that no engine can hold are refused', async (store) => {
    const device = await guest(store, `site-${uuidV4()}`);
    const bad = { code: 'bad-request' };
    await assert.rejects(keep(store, device, { email: 'a\0' }), bad);
    await assert.rejects(store.proofs.prove({ ...proofOf(device), attempt: 'a\0' }), bad);
    assert.equal(await store.proofs.tryCode(device.site, 'a\0', { at: NOON, max: 5 }), null);
    assert.equal(await store.proofs.code('a\0', device.hash, NOON), null);
  }),
];

interface Device {
  readonly site: string;
  readonly id: string;
  /** Of its token. */
  readonly hash: string;
}

async function guest(store: Store, site: string): Promise<Device & { requester: Requester }> {
  const requester = new Requester(site);
  const { id } = requester.actor;
  const hash = uuidV4();
  const times = { createdAt: NOON, expiresAt: NOON + 30 * DAY };
  await store.createVisitor(
    { site, id, name: null, createdAt: NOON },
    { site, hash, contact: id, device: uuidV4(), ...times },
  );
  return { requester, site, id, hash };
}

function keep(store: Store, { site, hash }: Device, { email = EMAIL } = {}): Promise<void> {
  const code = { code: `code of ${hash}`, entry: 'entry', expiresAt: NOON + 10 * MINUTE };
  return store.proofs.keepCode({ site, visitor: hash, email, ...code });
}

function proofOf({ site, hash, at = NOON }: Device & { readonly at?: number }): EmailProof {
  const token = { hash: uuidV4(), device: uuidV4(), createdAt: at, expiresAt: at + 30 * DAY };
  return { site, visitor: hash, code: `code of ${hash}`, attempt: uuidV4(), at, token };
}

async function prove(store: Store, device: Device, asked: { email?: string } = {}) {
  await keep(store, device, asked);
  const proof = proofOf(device);
  const outcome = await store.proofs.prove(proof);
  return outcome && { ...outcome, hash: proof.token.hash };
}

async function proved(...given: Parameters<typeof prove>) {
  const outcome = await prove(...given);
  assert.ok(outcome, 'it was not accepted');
  return outcome;
}

function identification(
  site: string,
  customer: { readonly email?: string | null; readonly emailVerifiedAt?: number | null } = {},
) {
  const token = { hash: uuidV4(), device: uuidV4(), createdAt: NOON, expiresAt: NOON + DAY };
  const known = { id: uuidV4(), email: null, emailVerifiedAt: null, orders: [], ...customer };
  return { site, customer: known, name: null, at: NOON, contact: uuidV4(), token, before: null };
}
