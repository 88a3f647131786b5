// Keys and tokens that are none cost a look into the database or a signature's check. Whoever brings many is sent away
// before either. What is guessed at is too long to be guessed in any case.
import type { LoginWatch } from '../core/admit.ts';
import { CareError } from '../protocol/care-error.ts';
import type { Clock } from '../runtime.ts';
import { ApiRates, type ApiRate } from './admin/api-rates.ts';

export const DEFAULT_FAILED_LOGINS: ApiRate = { requests: 20, seconds: 60 };

export class FailedLogins {
  readonly #rates: ApiRates;

  constructor(clock: Clock, rate: ApiRate = DEFAULT_FAILED_LOGINS) {
    this.#rates = new ApiRates(clock, rate);
  }

  /** Who comes from an address; null: it is not known, and nothing is counted. */
  of(address: string | null): LoginWatch {
    return {
      check: () => {
        const waitMs = address === null ? 0 : this.#rates.waitMs(address);
        if (waitMs > 0)
          throw new CareError('rate-limited', 'Too many log-ins from this address have failed.', {
            retryAfterMs: waitMs,
          });
      },
      failed: () => {
        if (address !== null) this.#rates.take(address);
      },
    };
  }
}
