import type { Logger } from '../core/logger.ts';
import type { Clock } from '../runtime.ts';

const MINUTE_MS = 60_000;
/** More of one kind teaches nobody more, and strangers must not fill a disk with lines. */
export const LINES_A_MINUTE = 20;

/** Says of a minute's first refusals why each was, and of all others how many they were. */
export class RefusalLog {
  readonly #logger: Logger;
  readonly #clock: Clock;
  #since = -Infinity;
  #count = 0;

  constructor(logger: Logger, clock: Clock) {
    this.#logger = logger;
    this.#clock = clock;
  }

  refused(site: string, reason: string): void {
    const now = this.#clock.now();
    if (Math.abs(now - this.#since) >= MINUTE_MS) {
      const more = this.#count - LINES_A_MINUTE;
      if (more > 0) this.#logger.warn('More customers’ tokens were refused.', { more });
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    if (this.#count > LINES_A_MINUTE) return;
    this.#logger.warn('A customer’s token was refused.', { site, reason });
  }
}
