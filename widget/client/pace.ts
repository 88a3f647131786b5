// Keeps this client below the rate that the server allows, so that a full outbox flows instead of bouncing.
import { OPS_BURST, OPS_PER_SECOND } from '../../sdk/protocol/limits.ts';
import type { Clock } from '../../sdk/runtime.ts';

/** A little below the server's limits: what leaves evenly can arrive in a bunch, and read marks count too. */
const BURST = OPS_BURST * 0.75;
const PER_MS = (OPS_PER_SECOND * 0.9) / 1_000;

export class Pace {
  readonly #clock: Clock;
  #left = BURST;
  #at: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#at = clock.now();
  }

  /** 0 for "go ahead", else the milliseconds until one more may go. */
  take(): number {
    const now = this.#clock.now();
    this.#left = Math.min(BURST, this.#left + Math.max(0, now - this.#at) * PER_MS);
    this.#at = now;
    if (this.#left < 1) return Math.ceil((1 - this.#left) / PER_MS);
    this.#left -= 1;
    return 0;
  }
}
