import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyOptions,
} from 'jose';
import * as v from 'valibot';
import { CareError } from '../protocol/care-error.ts';
import type { Order } from '../protocol/contact-facts.ts';
import { IDENTITY_MAX_CHARS } from '../protocol/limits.ts';
import type { Clock } from '../runtime.ts';
import { claims, DEFAULT_ISSUER, LIFE_MAX_S, TOKEN_TYPE } from './customer-token.ts';
import type { ReadyKey } from './identity-keys.ts';
import type { IdentityOptions } from './identity-options.ts';

/** Clocks of two servers of one shop. */
const CLOCK_TOLERANCE_S = 30;
const FOREIGN_ALGORITHMS = ['EdDSA', 'ES256', 'RS256', 'PS256'];
const FETCH_WITHIN_MS = 5_000;
const FETCH_AGAIN_AFTER_MS = 600_000;

export interface VerifiedCustomer {
  readonly customerId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly orders: readonly Order[];
}

export interface VerifierOptions {
  readonly options: IdentityOptions;
  /** Of `options.keys`. */
  readonly keys: readonly ReadyKey[];
  readonly clock: Pick<Clock, 'now'>;
  /** Why a token was refused: for the log, never for whoever sent it. */
  readonly refused: (site: string, reason: string) => void;
}

type Attempt = (token: string, how: JWTVerifyOptions) => Promise<JWTPayload>;

/** @returns who a token is the shop's word for. It throws CareError `token-expired` for all that is none */
export function customerVerifier({ options, keys, clock, refused }: VerifierOptions) {
  const attempt = attemptFor(options, keys);
  const { issuer = DEFAULT_ISSUER, audience, jwks } = options;
  return async (site: string, token: string): Promise<VerifiedCustomer> => {
    try {
      if (token.length > IDENTITY_MAX_CHARS) throw new Error('it is too long');
      const payload = await attempt(token, {
        issuer,
        audience: typeof audience === 'object' ? audience[site]! : (audience ?? site),
        ...(jwks === undefined && { typ: TOKEN_TYPE }),
        clockTolerance: CLOCK_TOLERANCE_S,
        maxTokenAge: LIFE_MAX_S,
        requiredClaims: ['sub', 'iat', 'exp', ...(jwks === undefined ? ['jti'] : [])],
        currentDate: new Date(clock.now()),
      });
      return customerOf(payload);
    } catch (cause) {
      if (isOurTrouble(cause)) throw new CareError('busy', undefined, { cause });
      refused(site, cause instanceof Error ? cause.message : 'unknown');
      throw new CareError('token-expired', undefined, { cause });
    }
  };
}

/** Each key verifies its own algorithm, whatever a header says. */
function attemptFor({ secrets, jwks }: IdentityOptions, keys: readonly ReadyKey[]): Attempt {
  if (secrets) {
    const bytes = secrets.map((secret) => Buffer.from(secret));
    return (token, how) => firstThatFits(token, { ...how, algorithms: ['HS256'] }, bytes);
  }
  if (jwks === undefined) return ownKeys(keys);
  const set =
    typeof jwks === 'string'
      ? createRemoteJWKSet(new URL(jwks), {
          timeoutDuration: FETCH_WITHIN_MS,
          cacheMaxAge: FETCH_AGAIN_AFTER_MS,
        })
      : createLocalJWKSet(jwks);
  return async (token, how) =>
    (await jwtVerify(token, set, { ...how, algorithms: FOREIGN_ALGORITHMS })).payload;
}

function ownKeys(keys: readonly ReadyKey[]): Attempt {
  const known = new Map(keys.map((key) => [key.kid, key]));
  return async (token, how) => {
    const pinned = ({ kid, alg }: { kid?: string; alg?: string }) => {
      const key = kid === undefined ? undefined : known.get(kid);
      if (!key || key.alg !== alg) throw new Error('it is of no key that is known');
      return key.publicKey;
    };
    const algorithms = [...new Set(keys.map(({ alg }) => alg))];
    return (await jwtVerify(token, pinned, { ...how, algorithms })).payload;
  };
}

async function firstThatFits(
  token: string,
  how: JWTVerifyOptions,
  secrets: readonly Uint8Array[],
): Promise<JWTPayload> {
  let failure: unknown;
  for (const secret of secrets) {
    try {
      return (await jwtVerify(token, secret, how)).payload;
    } catch (error) {
      failure = error;
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
    }
  }
  throw failure;
}

function customerOf(payload: JWTPayload): VerifiedCustomer {
  const read = v.safeParse(claims, payload);
  // What is wrong is named; what it says of a customer is not for the log.
  if (!read.success)
    throw new Error(`its ${v.getDotPath(read.issues[0]) ?? 'payload'} is not as expected`);
  const { sub, name, email, email_verified: verified, orders } = read.output;
  return {
    customerId: sub,
    name: name ?? null,
    email: email ?? null,
    emailVerified: email !== undefined && verified === true,
    orders: orders ?? [],
  };
}

/** The keys of a foreign log-in cannot be had just now: that says nothing of the token. */
function isOurTrouble(cause: unknown): boolean {
  if (cause instanceof errors.JWKSTimeout) return true;
  const isPlain = cause instanceof errors.JOSEError && cause.code === 'ERR_JOSE_GENERIC';
  return isPlain || (cause instanceof TypeError && cause.message === 'fetch failed');
}
