import type { Clock } from '../runtime.ts';

/** Allows `burst` at once and `perSecond` in the long run. */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;
  #refused = 0;

  constructor(clock: Clock, perSecond: number, burst: number) {
    this.#clock = clock;
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = clock.now();
  }

  /** 0 when it may pass, else the milliseconds after which it may; those refused in a row are told to queue. */
  take(): number {
    this.#earn();
    if (this.#tokens >= 1) {
      this.#tokens -= 1;
      this.#refused = 0;
      return 0;
    }
    this.#refused = Math.min(this.#refused + 1, this.#burst);
    return Math.ceil(((this.#refused - this.#tokens) / this.#perSecond) * 1000);
  }
  /** Takes so many, earned or not: the milliseconds until they are; null when more than a burst would be owed. */
  reserve(count: number): number | null {
    this.#earn();
    if (this.#tokens - count < -this.#burst) return null;
    this.#tokens -= count;
    return Math.max(0, Math.ceil((-this.#tokens / this.#perSecond) * 1000));
  }

  #earn(): void {
    const now = this.#clock.now();
    // A clock that was set back gives nothing and takes nothing.
    const earned = (Math.max(0, now - this.#at) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + earned);
    this.#at = now;
  }
}
