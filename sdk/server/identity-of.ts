import { openIdentity, type CareIdentity, type IdentityParts } from '../identity/care-identity.ts';
import type { Logger } from '../core/logger.ts';
import { CareError } from '../protocol/care-error.ts';
import { systemClock } from '../runtime.ts';
import type { CareOptions } from './care-options.ts';
import { RefusalLog } from './refusal-log.ts';

/** Null where the shop vouches for nobody. @throws CareError `bad-request` that names the key that cannot be used */
export function identityOf(
  options: CareOptions & { readonly logger: Logger },
): IdentityParts | null {
  const { identity, sites, clock = systemClock, logger } = options;
  if (!identity) return null;
  const log = new RefusalLog(logger, clock);
  return openIdentity(identity, {
    sites: Object.keys(sites),
    clock,
    refused: (site, reason) => log.refused(site, reason),
  });
}

export const NO_IDENTITY: CareIdentity = {
  token: () =>
    Promise.reject(
      new CareError(
        'forbidden',
        'createCare was given no option identity, so it can sign no tokens.',
      ),
    ),
};
