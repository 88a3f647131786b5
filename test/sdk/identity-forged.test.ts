// Ten thousand ways to claim to be a customer without the shop's word.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { newKey, NOW, open, sign } from './identity-stage.ts';

const TRIES = Number(process.env.FORGED_TOKENS ?? 10_000);
const AT = NOW / 1000;
const ours = [newKey('k1'), newKey('k2', 'ec')] as const;
const theirs = [newKey('k1'), newKey('k2', 'ec')] as const;
const SECRET = 's'.repeat(40);
const byKeys = open({ keys: ours });
const bySecret = open({ secrets: [SECRET, 't'.repeat(40)] });

const base64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const claims = { iss: 'care-widget', aud: 'demo', sub: 'c1', iat: AT, exp: AT + 300, jti: 'j' };
const typ = 'care-customer+jwt';

/** With the server's own keys, but one claim that makes the token none. */
const wrongClaims = fc.oneof(
  fc.constantFrom('iss', 'aud', 'sub', 'iat', 'exp', 'jti').map((name) => ({ [name]: undefined })),
  fc
    .string()
    .filter((aud) => aud !== 'demo')
    .map((aud) => ({ aud })),
  fc.array(fc.string().filter((aud) => aud !== 'demo')).map((aud) => ({ aud })),
  fc
    .string()
    .filter((iss) => iss !== 'care-widget')
    .map((iss) => ({ iss })),
  fc.integer({ min: 31, max: 10 ** 9 }).map((ago) => ({ iat: AT - ago - 300, exp: AT - ago })),
  fc.integer({ min: 931, max: 10 ** 9 }).map((ago) => ({ iat: AT - ago, exp: AT + 10 ** 9 })),
  fc
    .integer({ min: 31, max: 10 ** 9 })
    .map((ahead) => ({ iat: AT + ahead, exp: AT + ahead + 300 })),
  fc.integer({ min: 31, max: 10 ** 9 }).map((ahead) => ({ nbf: AT + ahead })),
  fc
    .constantFrom<unknown>(
      '',
      7,
      null,
      ['c1'],
      { id: 'c1' },
      'c\u0000',
      'c\u202e1',
      'x'.repeat(129),
    )
    .map((sub) => ({ sub })),
  fc
    .constantFrom<unknown>('ada', 'a@b', 'a@b.c,d@e.f', 'a@b.c\n', '"a"@b.c', 7)
    .map((email) => ({ email })),
  fc
    .constantFrom<unknown>('1', 7, [{}], [{ id: '1', url: 'javascript:x' }])
    .map((orders) => ({ orders })),
);
const wrongHeaders = fc.oneof(
  fc.constantFrom('JWT', 'at+jwt', '', 'care-customer', undefined).map((other) => ({ typ: other })),
  fc
    .string()
    .filter((kid) => !['k1', 'k2'].includes(kid))
    .map((kid) => ({ kid })),
  fc.constantFrom('__proto__', 'constructor', '../k1', "k1' or 1=1", 'k2').map((kid) => ({ kid })),
  fc.constant({ kid: undefined }),
  fc.constant({ crit: ['exp'] }),
);
/** Headers of tokens that are signed by nobody, or by what everybody may know. */
const cheats = fc.record({
  alg: fc.constantFrom(
    'none',
    'None',
    'NONE',
    'nOnE',
    '',
    'HS256',
    'HS384',
    'HS512',
    'EdDSA',
    'ES256',
    'RS256',
  ),
  kid: fc.constantFrom('k1', 'k2', 'k3', undefined),
  more: fc.constantFrom(
    {},
    { jwk: 'theirs' },
    { jku: 'https://evil.example' },
    { x5u: 'https://evil.example' },
    { b64: false, crit: ['b64'] },
  ),
  secret: fc.constantFrom('pem', 'der', 'jwk', 'x', 'empty', 'kid'),
});

function secretOf(name: string, key: (typeof ours)[number]): string | Buffer {
  const { publicKey } = key;
  if (name === 'pem') return publicKey.export({ format: 'pem', type: 'spki' }) as string;
  if (name === 'der') return publicKey.export({ format: 'der', type: 'spki' });
  if (name === 'jwk') return JSON.stringify(byKeys.jwks);
  if (name === 'x') return Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
  return name === 'kid' ? key.kid : '';
}

const forged = fc.oneof(
  fc
    .tuple(fc.constantFrom(...ours), wrongClaims)
    .map(([key, wrong]) => sign(key.key, key.kid, wrong as never, algOf(key))),
  fc
    .constantFrom(ours[0])
    .chain((key) =>
      wrongHeaders.map((wrong) => sign(key.key, key.kid, {}, wrong).catch(() => 'x')),
    ),
  fc.constantFrom(...theirs).map((key) => sign(key.key, key.kid, {}, algOf(key))),
  fc
    .constantFrom(...theirs)
    .map((key) =>
      sign(key.key, key.kid, {}, { ...algOf(key), jwk: key.publicKey.export({ format: 'jwk' }) }),
    ),
  fc.tuple(cheats, fc.constantFrom(...ours)).map(async ([{ alg, kid, more, secret }, key]) => {
    const head = `${base64({ alg, typ, ...(kid && { kid }), ...more })}.${base64(claims)}`;
    if (!/^HS/.test(alg)) return `${head}.`;
    const hash = `sha${alg.slice(2)}`;
    return `${head}.${createHmac(hash, secretOf(secret, key)).update(head).digest('base64url')}`;
  }),
  // A good one, of which one character or part is another.
  fc
    .tuple(fc.constantFrom(...ours), fc.nat(), fc.constantFrom(...'AZaz09-_=. \u0000é'))
    .map(async ([key, at, by]) => {
      const good = await sign(key.key, key.kid, {}, algOf(key));
      const i = at % good.length;
      const changed = good.slice(0, i) + by + good.slice(i + 1);
      return isSame(good, changed) ? 'same' : changed;
    }),
  fc.tuple(fc.constantFrom(...ours), fc.string()).map(async ([key, sub]) => {
    const [head, , signature] = (await sign(key.key, key.kid, {}, algOf(key))).split('.');
    return sub === 'c1' ? 'same' : `${head}.${base64({ ...claims, sub })}.${signature}`;
  }),
  fc.string().map(async (text) => text),
  fc.tuple(fc.string(), fc.string(), fc.string()).map(async (parts) => parts.map(base64).join('.')),
  fc.constant(0).map(async () => `${await sign(ours[0].key, 'k1')}${'A'.repeat(5_000)}`),
);

function algOf(key: { kid: string }): { alg: string } {
  return { alg: key.kid === 'k2' ? 'ES256' : 'EdDSA' };
}

/** The last character of a part has bits that mean nothing. */
function isSame(one: string, other: string): boolean {
  const bytes = (text: string) =>
    text
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString('hex'))
      .join('.');
  return bytes(one) === bytes(other);
}

test('a good token is taken, so that what follows means something', async () => {
  for (const key of ours) {
    const token = await sign(key.key, key.kid, {}, algOf(key));
    assert.equal((await byKeys.verify('demo', token)).customerId, 'c1');
  }
  const token = await sign(Buffer.from(SECRET), undefined, {}, { alg: 'HS256' });
  assert.equal((await bySecret.verify('demo', token)).customerId, 'c1');
});

test(`[N1] of ${TRIES} forged tokens none is taken`, async () => {
  let accepted = 0;
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(forged, async (making) => {
      const token = await making;
      tried += 1;
      for (const { verify } of [byKeys, bySecret])
        await verify('demo', token).then(
          () => (accepted += 1),
          (error: unknown) => assert.equal((error as { code?: string }).code, 'token-expired'),
        );
      assert.equal(accepted, 0, token);
    }),
    { numRuns: TRIES },
  );
  assert.deepEqual([tried, accepted], [TRIES, 0]);
});

test('[N1] secrets: other algorithms, other secrets and changed claims are refused', async () => {
  for (const [secret, alg] of [
    ['u'.repeat(40), 'HS256'],
    [SECRET, 'HS512'],
    [SECRET, 'HS384'],
  ] as const) {
    const token = await sign(Buffer.from(secret.repeat(2)).subarray(0, 64), undefined, {}, { alg });
    await assert.rejects(bySecret.verify('demo', token), { code: 'token-expired' });
  }
  const rest = fc.asyncProperty(wrongClaims, async (wrong) => {
    const token = await sign(Buffer.from(SECRET), undefined, wrong as never, { alg: 'HS256' });
    await assert.rejects(bySecret.verify('demo', token), { code: 'token-expired' });
  });
  await fc.assert(rest, { numRuns: 500 });
});
