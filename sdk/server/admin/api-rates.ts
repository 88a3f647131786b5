import type { Clock } from '../../runtime.ts';

/** So many requests within so many seconds: all at once, or evenly. */
export interface ApiRate {
  readonly requests: number;
  readonly seconds: number;
}

export const DEFAULT_API_RATE: ApiRate = { requests: 600, seconds: 60 };

export interface Allowance {
  /** 0 when it may pass, else milliseconds after which it may. */
  readonly waitMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Bucket {
  left: number;
  at: number;
}

const CALLERS_MAX = 10_000;

/** A budget for each caller, told in the headers `RateLimit` and `RateLimit-Policy`. */
export class ApiRates {
  readonly #clock: Clock;
  readonly #rate: ApiRate;
  /** By caller, longest unused first. */
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, rate: ApiRate = DEFAULT_API_RATE) {
    this.#clock = clock;
    this.#rate = rate;
  }

  /** What `take` would say, without taking anything. */
  waitMs(caller: string): number {
    const bucket = this.#buckets.get(caller);
    if (!bucket) return 0;
    const { requests, seconds } = this.#rate;
    const perMs = requests / (seconds * 1000);
    const left = bucket.left + Math.max(0, this.#clock.now() - bucket.at) * perMs;
    return left >= 1 ? 0 : Math.ceil((1 - left) / perMs);
  }

  take(caller: string): Allowance {
    const { requests, seconds } = this.#rate;
    const perMs = requests / (seconds * 1000);
    const now = this.#clock.now();
    const bucket = this.#buckets.get(caller) ?? { left: requests, at: now };
    // A clock that was set back gives nothing and takes nothing.
    bucket.left = Math.min(requests, bucket.left + Math.max(0, now - bucket.at) * perMs);
    bucket.at = now;
    const waitMs = bucket.left >= 1 ? 0 : Math.ceil((1 - bucket.left) / perMs);
    if (waitMs === 0) bucket.left -= 1;
    this.#buckets.delete(caller);
    this.#buckets.set(caller, bucket);
    this.#forgetOldest();
    const fullInS = Math.ceil((requests - bucket.left) / perMs / 1000);
    return {
      waitMs,
      headers: {
        'ratelimit-policy': `"api";q=${requests};w=${seconds}`,
        ratelimit: `"api";r=${Math.floor(bucket.left)};t=${fullInS}`,
      },
    };
  }

  #forgetOldest(): void {
    if (this.#buckets.size <= CALLERS_MAX) return;
    for (const oldest of this.#buckets.keys()) {
      this.#buckets.delete(oldest);
      return;
    }
  }
}
