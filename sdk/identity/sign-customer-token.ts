// The shop's word for a customer, for shops whose log-in runs in another process than care.
import { SignJWT } from 'jose';
import { CareError } from '../protocol/care-error.ts';
import { IDENTITY_MAX_CHARS } from '../protocol/limits.ts';
import { uuidV4 } from '../protocol/ids.ts';
import {
  checkedCustomer,
  DEFAULT_ISSUER,
  DEFAULT_LIFE_S,
  LIFE_MAX_S,
  TOKEN_TYPE,
  type TokenCustomer,
} from './customer-token.ts';
import { readKey } from './identity-keys.ts';
import type { IdentityKey } from './identity-options.ts';

export interface SignOptions {
  /** The id of the site for which it is good, and for no other. */
  readonly site: string;
  /** A key of the server's `identity.keys`, private … */
  readonly key?: IdentityKey;
  /** … or the first of its `identity.secrets`. */
  readonly secret?: string;
  /** As the server's `identity.issuer`. */
  readonly issuer?: string;
  /** 300 unless given, at most 900. */
  readonly lifeSeconds?: number;
  /** Milliseconds since 1970; now unless given. */
  readonly now?: number;
}

/**
 * A signed token that says who is logged in to the shop. Make one when a page asks for it, for whom its session says
 * they are: never from anything that the page sends.
 * @throws CareError `bad-request` that names what is wrong
 */
export async function signCustomerToken(
  customer: TokenCustomer,
  options: SignOptions,
): Promise<string> {
  const { site, issuer = DEFAULT_ISSUER, lifeSeconds = DEFAULT_LIFE_S, now = Date.now() } = options;
  const { customerId, email, emailVerified, name, orders } = checkedCustomer(customer);
  if (!(lifeSeconds > 0 && lifeSeconds <= LIFE_MAX_S))
    throw new CareError('bad-request', `lifeSeconds should be at most ${LIFE_MAX_S}.`);
  const { sign, header } = signerOf(options);
  const at = Math.floor(now / 1000);
  const token = await new SignJWT({
    ...(email !== undefined && { email }),
    ...(email !== undefined && emailVerified !== undefined && { email_verified: emailVerified }),
    ...(name !== undefined && { name }),
    ...(orders !== undefined && { orders }),
  })
    .setProtectedHeader({ ...header, typ: TOKEN_TYPE })
    .setIssuer(issuer)
    .setAudience(site)
    .setSubject(customerId)
    .setIssuedAt(at)
    .setExpirationTime(at + Math.floor(lifeSeconds))
    .setJti(uuidV4())
    .sign(sign);
  if (token.length <= IDENTITY_MAX_CHARS) return token;
  throw new CareError(
    'bad-request',
    `The token would have ${token.length} characters, and at most ${IDENTITY_MAX_CHARS} are taken: name fewer orders.`,
  );
}

function signerOf({ key, secret }: SignOptions) {
  if (key && secret === undefined) {
    const { kid, alg, privateKey } = readKey(key.kid, key.key, 'keys.0.key');
    if (privateKey) return { sign: privateKey, header: { alg, kid } };
  } else if (!key && secret !== undefined && Buffer.byteLength(secret) >= 32)
    return { sign: Buffer.from(secret), header: { alg: 'HS256' } };
  throw new CareError(
    'bad-request',
    'signCustomerToken needs either `key`, a private one with its kid, or `secret`, of at least 32 bytes.',
  );
}
