// Keys as they come, made ready once. Which algorithm a key is for follows from the key alone: what a token's header
// says of it is compared and never believed.
import { createPrivateKey, createPublicKey, KeyObject, type JsonWebKey } from 'node:crypto';
import type { JWK } from 'jose';
import { CareError } from '../protocol/care-error.ts';
import { wrongKey, type IdentityKey } from './identity-options.ts';

export type KeyAlgorithm = 'EdDSA' | 'ES256';

export interface ReadyKey {
  readonly kid: string;
  readonly alg: KeyAlgorithm;
  /** Null for a key that only verifies. */
  readonly privateKey: KeyObject | null;
  readonly publicKey: KeyObject;
}

const EXPECTED = 'an Ed25519 or P-256 key as JWK, PEM or KeyObject';

/** @throws CareError `bad-request` that names the key that cannot be used */
export function readKeys(keys: readonly IdentityKey[]): readonly ReadyKey[] {
  const ready = keys.map(({ kid, key }, i) => readKey(kid, key, `keys.${i}.key`));
  if (!ready[0]?.privateKey) throw wrongKey('keys.0.key', `${EXPECTED} that is private: it signs`);
  return ready;
}

export function readKey(kid: string, key: IdentityKey['key'], path: string): ReadyKey {
  let privateKey: KeyObject | null;
  let publicKey: KeyObject;
  try {
    privateKey = privateOf(key);
    publicKey = privateKey ? createPublicKey(privateKey) : publicOf(key);
  } catch (cause) {
    throw wrongKey(path, EXPECTED, cause);
  }
  const alg = algorithmOf(publicKey);
  if (!alg) throw wrongKey(path, EXPECTED);
  return { kid, alg, privateKey, publicKey };
}

/** What everybody may know of a key. */
export function publicJwk({ kid, alg, publicKey }: ReadyKey): JWK {
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return {
    kid,
    alg,
    use: 'sig',
    ...(kty !== undefined && { kty }),
    ...(crv !== undefined && { crv }),
    ...(x !== undefined && { x }),
    ...(y !== undefined && { y }),
  } as JWK;
}

function privateOf(key: IdentityKey['key']): KeyObject | null {
  if (key instanceof KeyObject) return key.type === 'private' ? key : null;
  if (typeof key === 'string') return key.includes('PRIVATE KEY') ? createPrivateKey(key) : null;
  return 'd' in key ? createPrivateKey({ key: key as JsonWebKey, format: 'jwk' }) : null;
}

function publicOf(key: IdentityKey['key']): KeyObject {
  if (key instanceof KeyObject) {
    if (key.type === 'public') return key;
    throw new CareError('bad-request', 'A secret is no key of a pair.');
  }
  return typeof key === 'string'
    ? createPublicKey(key)
    : createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyAlgorithm | null {
  if (asymmetricKeyType === 'ed25519') return 'EdDSA';
  const isP256 = asymmetricKeyType === 'ec' && asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return isP256 ? 'ES256' : null;
}
