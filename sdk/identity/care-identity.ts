// Identity as a care server has it: signs, verifies, and shows its public keys.
import type { JWK } from 'jose';
import { CareError } from '../protocol/care-error.ts';
import type { Clock } from '../runtime.ts';
import type { TokenCustomer } from './customer-token.ts';
import { publicJwk, readKeys } from './identity-keys.ts';
import { wrongKey, type IdentityOptions } from './identity-options.ts';
import { signCustomerToken } from './sign-customer-token.ts';
import {
  customerVerifier,
  type VerifiedCustomer,
  type VerifierOptions,
} from './verify-customer-token.ts';

export interface CareIdentity {
  /**
   * A short-lived token that says who is logged in to the shop, for `widget.identify`. Call it for whom your session
   * says they are.
   * @param site the site's id; may be left out when there is only one
   * @throws CareError `bad-request` that names what is wrong, `forbidden` where another log-in signs
   */
  token(customer: TokenCustomer, site?: string): Promise<string>;
}

export interface IdentityParts extends CareIdentity {
  verify(site: string, token: string): Promise<VerifiedCustomer>;
  /** Public keys only. */
  readonly jwks: { readonly keys: readonly JWK[] };
}

export interface IdentityWorld extends Pick<VerifierOptions, 'refused'> {
  readonly sites: readonly string[];
  readonly clock: Pick<Clock, 'now'>;
}

/** @throws CareError `bad-request` that names the key that cannot be used */
export function openIdentity(options: IdentityOptions, world: IdentityWorld): IdentityParts {
  const { sites, clock, refused } = world;
  const keys = options.keys ? readKeys(options.keys) : [];
  const { issuer, lifeSeconds, secrets } = options;
  checkForeignKeys(options);
  checkAudience(options, sites);
  return {
    verify: customerVerifier({ options, keys, clock, refused }),
    jwks: { keys: keys.map(publicJwk) },
    async token(customer, site) {
      const [key] = options.keys ?? [];
      const [secret] = secrets ?? [];
      if (!key && secret === undefined)
        throw new CareError('forbidden', 'Tokens are signed by the log-in of identity.jwks.');
      return signCustomerToken(customer, {
        site: siteOf(site, sites),
        now: clock.now(),
        ...(key ? { key } : { secret: secret! }),
        ...(issuer !== undefined && { issuer }),
        ...(lifeSeconds !== undefined && { lifeSeconds }),
      });
    },
  };
}

function siteOf(site: string | undefined, sites: readonly string[]): string {
  const [only, ...others] = sites;
  if (site === undefined && only !== undefined && others.length === 0) return only;
  if (site !== undefined && sites.includes(site)) return site;
  const named = site === undefined ? 'was given no site' : `knows no site "${site}"`;
  throw new CareError('bad-request', `identity.token ${named}: it is one of ${sites.join(', ')}.`);
}

/** A secret in a set of public keys would make everybody who can read it the shop. */
function checkForeignKeys({ jwks }: IdentityOptions): void {
  if (typeof jwks !== 'object') return;
  const isPublic = ({ kty, d }: JWK) =>
    (kty === 'OKP' || kty === 'EC' || kty === 'RSA') && d === undefined;
  if (jwks.keys.length === 0 || !jwks.keys.every(isPublic))
    throw wrongKey('jwks', 'a set of public keys');
}

/** A customer of one site would be one of all, whoever has the same id there. */
function checkAudience({ audience }: IdentityOptions, sites: readonly string[]): void {
  if (audience === undefined) return;
  const known = sites.join(', ');
  if (typeof audience === 'string') {
    if (sites.length > 1) throw wrongKey('audience', `one for each of the sites ${known}`);
    return;
  }
  const named = Object.keys(audience);
  const isEach =
    sites.every((site) => Object.hasOwn(audience, site)) && named.length === sites.length;
  if (!isEach) throw wrongKey('audience', `one for each of the sites ${known}, and no other`);
  if (new Set(Object.values(audience)).size < named.length)
    throw wrongKey('audience', 'another one for each site');
}
