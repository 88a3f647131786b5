// Nobody waits for a slow device for longer than a second: then it is told that nothing is promised until it is done.
import type { Clock } from '../../sdk/runtime.ts';

export const TELL_WITHIN_MS = 1_000;

export class LateWork {
  readonly #clock: Clock;
  readonly #changed: () => void;
  #count = 0;

  /** @param changed called when work becomes late, and when late work is done */
  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get isAny(): boolean {
    return this.#count > 0;
  }

  /** @param work that does not fail */
  within<T>(work: Promise<T>, otherwise: () => T): Promise<T> {
    return new Promise((resolve) => {
      let isLate = false;
      const cancel = this.#clock.after(TELL_WITHIN_MS, () => {
        isLate = true;
        this.#count++;
        this.#changed();
        resolve(otherwise());
      });
      void work.then((value) => {
        cancel();
        resolve(value);
        if (!isLate) return;
        this.#count--;
        this.#changed();
      });
    });
  }
}
