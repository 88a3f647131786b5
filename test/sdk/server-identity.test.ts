import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import { CLOSE_CODES } from '../../sdk/protocol/close-codes.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { createCare, signCustomerToken, type CareOptions } from '../../sdk/server/index.ts';
import { newKey } from './identity-stage.ts';
import { OTHER_SHOP, serve, SHOP, socketUrl } from './server-stage.ts';

const key = newKey('2026');
const ADA = { customerId: 'c1', name: 'Ada' };

describe('identity over HTTP and sockets', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  before(
    async () => (server = await serve({ identity: { keys: [{ kid: '2026', key: key.key }] } })),
  );
  after(() => server.close());

  const ask = (body: unknown, { site = 'demo', origin = SHOP } = {}) =>
    fetch(`${server.url}/v1/identity?site=${site}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'text/plain' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const code = async (response: Response) =>
    ((await response.json()) as { error: { code: string } }).error.code;
  const device = uuidV4();

  it('[W7] a word becomes a token, which the page that asked may read', async () => {
    const identity = await server.care.identity.token(ADA, 'demo');
    const answer = await ask({ identity, device });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), SHOP);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const { you, token } = (await answer.json()) as { you: { id: string }; token: string };
    assert.deepEqual(you, { role: 'contact', id: you.id, name: 'Ada' });
    const again = await ask({ identity, device, token });
    assert.deepEqual(await again.json(), { you });
  });

  it('the shop’s programs find its own id and address in a customer’s contact, in both lists', async () => {
    const bo = { customerId: 'c2', name: 'Bo', email: 'bo@shop.example', emailVerified: true };
    const identity = await server.care.identity.token(bo, 'demo');
    const { you } = (await (await ask({ identity, device })).json()) as { you: { id: string } };
    const { contacts } = server.care.api;
    const found = await contacts.get({ site: 'demo', contact: you.id });
    assert.deepEqual([found.customerId, found.email], ['c2', 'bo@shop.example']);
    assert.equal(typeof found.emailVerifiedAt, 'number');
    const { items } = await contacts.list({ site: 'demo' });
    assert.deepEqual(
      items.find(({ id }) => id === you.id),
      found,
    );
    const { contact } = await contacts.export({ site: 'demo', contact: you.id });
    assert.deepEqual(contact, found);
  });

  it('[W7] what is none is told so that the page can read it, and is logged with its reason', async () => {
    const identity = await server.care.identity.token(ADA, 'demo');
    const none = await ask({ identity: `${identity}x`, device });
    assert.deepEqual([none.status, await code(none)], [401, 'token-expired']);
    assert.ok(none.headers.get('access-control-allow-origin'));
    assert.match(server.complaints.at(-1) ?? '', /A customer’s token was refused/);
    assert.ok(!server.complaints.join().includes(identity), 'but never with the token');
    const there = await ask({ identity, device }, { site: 'other', origin: OTHER_SHOP });
    assert.equal(there.status, 401, 'a token is for one site');
    const evil = await ask({ identity, device }, { origin: 'https://evil.example' });
    assert.deepEqual([evil.status, await code(evil)], [403, 'origin-forbidden']);
    for (const wrong of ['', '[]', '{', { identity }, { device }, { identity: 7, device }])
      assert.equal((await ask(wrong)).status, 400, JSON.stringify(wrong));
    assert.equal((await ask('x'.repeat(10_000))).status, 413);
  });

  it('[W7] a signed word that says too much of a customer is logged without what it says', async () => {
    const secret = 's'.repeat(32);
    const strict = await serve({ identity: { secrets: [secret] } });
    const identity = await new SignJWT({ email: 'ada lovelace@private' })
      .setProtectedHeader({ alg: 'HS256', typ: 'care-customer+jwt' })
      .setIssuer('care-widget')
      .setAudience('demo')
      .setSubject('c1')
      .setJti(uuidV4())
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(Buffer.from(secret));
    const answer = await fetch(`${strict.url}/v1/identity?site=demo`, {
      method: 'POST',
      headers: { origin: SHOP },
      body: JSON.stringify({ identity, device }),
    });
    assert.equal(answer.status, 401);
    assert.match(strict.complaints.join(), /its email is not as expected/);
    assert.ok(!strict.complaints.join().includes('lovelace'));
    await strict.close();
  });

  it('[N2] the same in a hello, on a socket and over HTTP', async () => {
    const identity = await server.care.identity.token(ADA, 'demo');
    const hello = { type: 'hello', versions: [1], site: 'demo', device, identity };
    const answer = await fetch(`${server.url}/v1/frames?site=demo`, {
      method: 'POST',
      headers: { origin: SHOP },
      body: JSON.stringify([hello]),
    });
    const { frames } = (await answer.json()) as { frames: { you: { id: string } }[] };
    const socket = new WebSocket(socketUrl(server.url), { origin: SHOP });
    await new Promise((resolve) => socket.once('open', resolve));
    const first = new Promise<Buffer>((resolve) => socket.once('message', resolve));
    socket.send(JSON.stringify(hello));
    const welcome = JSON.parse(String(await first)) as { you: { id: string }; token: string };
    assert.equal(welcome.you.id, frames[0]?.you.id);
    assert.match(welcome.token, /^[\w-]{43}$/);
    socket.terminate();
    const forged = new WebSocket(socketUrl(server.url), { origin: SHOP });
    await new Promise((resolve) => forged.once('open', resolve));
    const closed = new Promise<number>((resolve) => forged.once('close', resolve));
    forged.send(JSON.stringify({ ...hello, identity: 'forged' }));
    assert.equal(await closed, CLOSE_CODES.TOKEN_EXPIRED);
  });

  it('a log-in in another process signs with the same key', async () => {
    const { kid, key: privateKey } = key;
    const signed = await signCustomerToken(ADA, { site: 'demo', key: { kid, key: privateKey } });
    assert.equal((await ask({ identity: signed, device })).status, 200);
  });

  it('shows its public keys to everybody, and nothing that signs', async () => {
    const answer = await fetch(`${server.url}/.well-known/care-jwks.json`);
    assert.equal(answer.headers.get('content-type'), 'application/jwk-set+json');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    const { keys } = (await answer.json()) as { keys: Record<string, unknown>[] };
    assert.deepEqual(
      keys.map(({ kid, alg, d }) => [kid, alg, d]),
      [['2026', 'EdDSA', undefined]],
    );
  });

  it('[N2] a server without keys knows nobody, and says so', async () => {
    const plain = await serve();
    try {
      await assert.rejects(plain.care.identity.token(ADA), { code: 'forbidden' });
      const answer = await fetch(`${plain.url}/v1/identity?site=demo`, {
        method: 'POST',
        headers: { origin: SHOP },
        body: JSON.stringify({ identity: 'x', device }),
      });
      assert.deepEqual([answer.status, await code(answer)], [403, 'forbidden']);
      const keys = await fetch(`${plain.url}/.well-known/care-jwks.json`);
      assert.deepEqual(await keys.json(), { keys: [] });
    } finally {
      await plain.close();
    }
  });
});

describe('the option identity', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const { publicKey } = key;
  const { kty, crv, x, d } = key.key.export({ format: 'jwk' });
  const set = { keys: [{ kty, crv, x, kid: 'a' }] };
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [{}, /identity should be one of keys, secrets and jwks/],
    [{ keys: [] }, /identity\.keys should be/],
    [{ keys: [{ kid: '', key: key.key }] }, /identity\.keys\.0\.kid should be/],
    [
      { keys: [key, key].map(({ kid, key: one }) => ({ kid, key: one })) },
      /each has a kid of its own/,
    ],
    [
      { keys: [{ kid: 'a', key: 'no key' }] },
      /identity\.keys\.0\.key should be an Ed25519 or P-256 key/,
    ],
    [{ keys: [{ kid: 'a', key: rsa.privateKey }] }, /identity\.keys\.0\.key should be an Ed25519/],
    [{ keys: [{ kid: 'a', key: p384.privateKey }] }, /identity\.keys\.0\.key should be an Ed25519/],
    [
      { keys: [{ kid: 'a', key: publicKey }] },
      /identity\.keys\.0\.key should be .* private: it signs/,
    ],
    [{ secrets: ['short'] }, /identity\.secrets\.0 should be a secret of at least 32 bytes/],
    [{ secrets: ['x', 'y', 'z'].map((one) => one.repeat(32)) }, /identity\.secrets should be/],
    [{ secrets: ['x'.repeat(32)], jwks: set, issuer: 'i' }, /one of keys, secrets and jwks/],
    [
      { jwks: 'http://login.example/keys', issuer: 'i' },
      /identity\.jwks should be an https address/,
    ],
    [{ jwks: set }, /an issuer beside jwks/],
    [
      { jwks: { keys: [{ kty, crv, x, d }] }, issuer: 'i' },
      /identity\.jwks should be a set of public keys/,
    ],
    [{ jwks: { keys: [] }, issuer: 'i' }, /identity\.jwks should be a set of public keys/],
    [{ secrets: ['x'.repeat(32)], audience: 'a' }, /an audience only there/],
    [{ secrets: ['x'.repeat(32)], lifeSeconds: 3_600 }, /identity\.lifeSeconds should be <=900/],
    [{ secret: 'x' }, /knows no option "identity\.secret"/],
  ];
  for (const [identity, message] of wrong)
    it(`is named when it is wrong: ${message.source}`, async () => {
      const options = { store: 'sqlite::memory:', sites: { demo: { name: 'Demo', origins: [] } } };
      const given = { ...options, identity } as CareOptions;
      await assert.rejects(createCare(given), { code: 'bad-request', message });
    });
});
