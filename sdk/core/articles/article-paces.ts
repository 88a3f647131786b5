import { CareError } from '../../protocol/care-error.ts';
import type { Clock } from '../../runtime.ts';
import { TokenBucket } from '../token-bucket.ts';

/** Of those who came last: whoever is forgotten has as much as somebody new. */
const KEPT = 5_000;
const HOUR_S = 3_600;

/** How often readers may say or ask something. */
export class ArticlePaces {
  readonly #clock: Clock;
  /** The longest unseen first. */
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  vote(network: string): void {
    this.#take(`vote ${network}`, 60 / HOUR_S, 60);
  }

  report(network: string): void {
    this.#take(`report ${network}`, 240 / HOUR_S, 240);
  }

  /** @throws CareError `rate-limited` */
  #take(key: string, perSecond: number, burst: number): void {
    const bucket = this.#buckets.get(key) ?? new TokenBucket(this.#clock, perSecond, burst);
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > KEPT && oldest !== undefined) this.#buckets.delete(oldest);
    const retryAfterMs = bucket.take();
    if (retryAfterMs > 0) throw new CareError('rate-limited', undefined, { retryAfterMs });
  }
}
