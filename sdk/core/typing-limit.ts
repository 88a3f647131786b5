import { SIGNAL_EVERY_MS } from '../protocol/limits.ts';
import type { Clock } from '../runtime.ts';

/** Lets a sender say `typing` now and then, and `idle` once after each. */
export class TypingLimit {
  readonly #clock: Clock;
  #typingAt = -Infinity;
  #told: 'typing' | 'idle' = 'idle';

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  allows(signal: 'typing' | 'idle'): boolean {
    const now = this.#clock.now();
    const soon = now >= this.#typingAt && now - this.#typingAt < SIGNAL_EVERY_MS;
    if (signal === 'idle' ? this.#told === 'idle' : soon) return false;
    if (signal === 'typing') this.#typingAt = now;
    this.#told = signal;
    return true;
  }
}
