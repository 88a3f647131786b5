// How customers are vouched for, as a merchant says it. Everything is looked at when the server starts.
import type { JSONWebKeySet, JWK } from 'jose';
import * as v from 'valibot';
import { CareError } from '../protocol/care-error.ts';
import { LIFE_MAX_S } from './customer-token.ts';

/** A key that signs, and later, when another one is first, still verifies. */
export interface IdentityKey {
  /** Which key of the set it is; never used for another key again. */
  readonly kid: string;
  /** Ed25519 (EdDSA) or P-256 (ES256): a private JWK, PKCS #8 in PEM, or a KeyObject. Public ones verify only. */
  readonly key: JWK | string | KeyLike;
}

/** Node's KeyObject, as far as it is looked at. */
export interface KeyLike {
  readonly type: 'private' | 'public' | 'secret';
  export(options: { format: 'jwk' }): unknown;
}

/** One of `keys`, `secrets` and `jwks`. */
export interface IdentityOptions {
  /** The first signs, all verify: put a new one first, and take an old one away a quarter of an hour later. */
  readonly keys?: readonly IdentityKey[];
  /** HS256: the current secret and the one before it, at least 32 bytes each. */
  readonly secrets?: readonly string[];
  /** The keys of a log-in that signs by itself: their address (https), or the set. `issuer` is required then. */
  readonly jwks?: string | JSONWebKeySet;
  /** `iss` of the tokens; `care-widget` unless given. */
  readonly issuer?: string;
  /** With `jwks`: what `aud` is, where it is not the site's id. With several sites, for each its own. */
  readonly audience?: string | Readonly<Record<string, string>>;
  /** How long a token of `token()` is good: 300, at most 900. */
  readonly lifeSeconds?: number;
}

const SECRET_MIN_BYTES = 32;
const KEYS_MAX = 10;

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const secret = v.pipe(
  v.string(),
  v.check(
    (text) => Buffer.byteLength(text) >= SECRET_MIN_BYTES,
    `a secret of at least ${SECRET_MIN_BYTES} bytes`,
  ),
);
const audience = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const address = v.pipe(
  v.string(),
  v.check((text) => isKeyAddress(text), 'an https address of a JWK set'),
);

export const identityOptions = v.pipe(
  v.strictObject({
    keys: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            kid: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
            key: v.union(
              [v.string(), v.custom<object>(isObject)],
              'a JWK, a PEM text or a KeyObject',
            ),
          }),
        ),
        v.minLength(1),
        v.maxLength(KEYS_MAX),
        v.check(
          (keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length,
          'keys of which each has a kid of its own',
        ),
      ),
    ),
    secrets: v.optional(v.pipe(v.array(secret), v.minLength(1), v.maxLength(2))),
    jwks: v.optional(
      v.union(
        [address, v.looseObject({ keys: v.array(v.looseObject({})) })],
        'an https address of a JWK set, or the set',
      ),
    ),
    issuer: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(512))),
    audience: v.optional(
      v.union([audience, v.record(v.string(), audience)], 'a text, or one for each site by its id'),
    ),
    lifeSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIFE_MAX_S))),
  }),
  v.check(
    ({ keys, secrets, jwks }) => [keys, secrets, jwks].filter(Boolean).length === 1,
    'one of keys, secrets and jwks',
  ),
  v.check(
    ({ jwks, issuer, audience }) => (jwks ? issuer !== undefined : audience === undefined),
    'an issuer beside jwks, and an audience only there',
  ),
);

/** For tests and developers' machines plain http reaches this machine itself. */
function isKeyAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(hostname))
  );
}

/** A key or secret that cannot be used. */
export function wrongKey(path: string, expected: string, cause?: unknown): CareError {
  return new CareError('bad-request', `createCare: identity.${path} should be ${expected}.`, {
    cause,
  });
}
