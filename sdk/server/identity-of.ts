import { openIdentity, type IdentityParts } from '../identity/care-identity.ts';
import { systemClock } from '../runtime.ts';
import type { CareOptions } from './care-options.ts';
import { stderrLogger } from './stderr-logger.ts';

/** Null where the shop vouches for nobody. @throws CareError `bad-request` that names the key that cannot be used */
export function identityOf(options: CareOptions): IdentityParts | null {
  const { identity, sites, clock = systemClock, logger = stderrLogger } = options;
  if (!identity) return null;
  return openIdentity(identity, {
    sites: Object.keys(sites),
    clock,
    refused: (site, reason) => logger.warn('A customer’s token was refused.', { site, reason }),
  });
}
