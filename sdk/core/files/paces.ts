import { CareError } from '../../protocol/care-error.ts';
import type { Clock } from '../../runtime.ts';
import type { RateLimits } from '../rates.ts';
import { TokenBucket } from '../token-bucket.ts';
import type { Sender } from './uploads.ts';

/** Of those who came last: whoever is forgotten has as much as somebody new. */
const SENDERS_KEPT = 5_000;

/** How often somebody may ask anything of files: as often as a socket may send frames. */
export class Paces {
  readonly #clock: Clock;
  readonly #limits: RateLimits;
  /** The longest unseen first. */
  readonly #senders = new Map<string, TokenBucket>();

  constructor(clock: Clock, limits: RateLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** @throws CareError `rate-limited` */
  step({ site, you }: Sender): void {
    const key = `${site} ${you.role} ${you.id}`;
    const { framesPerSecond, framesBurst } = this.#limits;
    const bucket =
      this.#senders.get(key) ?? new TokenBucket(this.#clock, framesPerSecond, framesBurst);
    this.#senders.delete(key);
    this.#senders.set(key, bucket);
    const [oldest] = this.#senders.keys();
    if (this.#senders.size > SENDERS_KEPT && oldest !== undefined) this.#senders.delete(oldest);
    const retryAfterMs = bucket.take();
    if (retryAfterMs > 0) throw new CareError('rate-limited', undefined, { retryAfterMs });
  }
}
