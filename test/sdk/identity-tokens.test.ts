// What the server takes for the shop's word, and what it does not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { signCustomerToken } from '../../sdk/identity/sign-customer-token.ts';
import { ADA, newKey, NOW, open, sign } from './identity-stage.ts';

const MINUTE = 60_000;
const expired = { name: 'CareError', code: 'token-expired' };

describe('customers’ tokens', () => {
  it('[N1] say who somebody is, with either algorithm and every form of key', async () => {
    for (const kind of ['ed25519', 'ec'] as const) {
      const { kid, key } = newKey('k1', kind);
      const forms = [
        key,
        key.export({ format: 'jwk' }),
        key.export({ format: 'pem', type: 'pkcs8' }) as string,
      ];
      for (const form of forms) {
        const identity = open({ keys: [{ kid, key: form }] });
        const token = await identity.token({ ...ADA, orders: [{ id: '1001' }] });
        assert.deepEqual(await identity.verify('demo', token), {
          ...ADA,
          orders: [{ id: '1001' }],
        });
      }
    }
  });

  it('[N1] are for one site, from one issuer, and for a quarter of an hour at most', async () => {
    const { kid, key } = newKey('k1');
    let now = NOW;
    const identity = open({ keys: [{ kid, key }], lifeSeconds: 900 }, () => now);
    const token = await identity.token(ADA);
    await assert.rejects(identity.verify('other', token), expired);
    const foreign = await signCustomerToken(ADA, {
      site: 'demo',
      key: { kid, key },
      issuer: 'x',
      now,
    });
    await assert.rejects(identity.verify('demo', foreign), expired);
    now = NOW + 15 * MINUTE + 29_000;
    await identity.verify('demo', token);
    now += 2_000;
    await assert.rejects(identity.verify('demo', token), expired);
    const long = await sign(key, kid, { iat: NOW / 1000, exp: NOW / 1000 + 86_400 });
    await assert.rejects(identity.verify('demo', long), expired, 'whatever exp says');
    now = NOW - MINUTE;
    await assert.rejects(identity.verify('demo', token), expired, 'from the future');
  });

  it('[N1] 200 changes of the key refuse nobody whose token is good', async () => {
    const keys = [newKey('k0')];
    for (let i = 1; i <= 200; i++) {
      const token = await open({ keys }).token(ADA);
      keys.unshift(newKey(`k${i}`, i % 2 ? 'ec' : 'ed25519'));
      keys.splice(3);
      assert.equal((await open({ keys }).verify('demo', token)).customerId, 'c1');
    }
    const [secrets, old] = [['x'.repeat(32), 'y'.repeat(32)], 'y'.repeat(32)];
    const token = await signCustomerToken(ADA, { site: 'demo', secret: old, now: NOW });
    assert.equal((await open({ secrets }).verify('demo', token)).customerId, 'c1');
    await assert.rejects(open({ secrets: ['z'.repeat(32)] }).verify('demo', token), expired);
  });

  it('[N1] of a log-in that signs itself are taken by its keys', async () => {
    const { kid, key, publicKey } = newKey('theirs', 'ec');
    const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256' }] };
    const identity = open({
      jwks: jwks as never,
      issuer: 'https://login.example',
      audience: 'shop',
    });
    const claims = { iss: 'https://login.example', aud: 'shop' };
    const token = await sign(key, kid, claims, { typ: 'JWT', alg: 'ES256' });
    assert.equal((await identity.verify('demo', token)).customerId, 'c1');
    const other = await sign(key, kid, { ...claims, aud: 'another-app' }, { alg: 'ES256' });
    await assert.rejects(identity.verify('demo', other), expired);
    await assert.rejects(identity.token(ADA), { code: 'forbidden' });
  });

  it('[N1] of a log-in that signs itself are of one site, however many there are', async () => {
    const { kid, key, publicKey } = newKey('theirs', 'ec');
    const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256' }] } as never;
    const issuer = 'https://login.example';
    const at = () => NOW;
    const audience = { demo: 'shop', other: 'outlet' };
    const identity = open({ jwks, issuer, audience }, at, ['demo', 'other']);
    const claims = { iss: issuer, aud: 'shop' };
    const token = await sign(key, kid, claims, { typ: 'JWT', alg: 'ES256' });
    assert.equal((await identity.verify('demo', token)).customerId, 'c1');
    await assert.rejects(identity.verify('other', token), expired);
    for (const [wrong, message] of [
      ['shop', /audience should be one for each of the sites demo, other\.$/],
      [{ demo: 'shop' }, /one for each of the sites demo, other, and no other/],
      [{ ...audience, third: 'x' }, /and no other/],
      [{ demo: 'shop', other: 'shop' }, /another one for each site/],
    ] as const)
      assert.throws(() => open({ jwks, issuer, audience: wrong }, at, ['demo', 'other']), {
        code: 'bad-request',
        message,
      });
  });

  it('show their public keys and nothing that signs', () => {
    const { jwks } = open({ keys: [newKey('a'), newKey('b', 'ec')] });
    assert.deepEqual(
      jwks.keys.map(({ kid, alg }) => [kid, alg]),
      [
        ['a', 'EdDSA'],
        ['b', 'ES256'],
      ],
    );
    for (const key of jwks.keys) assert.ok(!('d' in key));
    assert.deepEqual(open({ secrets: ['x'.repeat(32)] }).jwks.keys, []);
  });

  it('are not made of what is wrong: the error names it', async () => {
    const identity = open({ keys: [newKey('k1')] });
    const wrong = [
      [{ customerId: '' }, /customerId/],
      [{ ...ADA, email: 'ada' }, /email/],
      [{ ...ADA, orders: [{ id: '1', url: 'javascript:1' }] }, /orders\.0\.url/],
      [{ ...ADA, admin: true }, /admin/],
    ] as const;
    for (const [customer, message] of wrong)
      await assert.rejects(identity.token(customer as never), { code: 'bad-request', message });
    await assert.rejects(identity.token(ADA, 'nowhere'), /knows no site "nowhere"/);
  });
});
