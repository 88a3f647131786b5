// Nobody waits for a slow device for a second: before that it is told that nothing is promised until it is done.
import type { Clock } from '../../sdk/runtime.ts';

export const TELL_WITHIN_MS = 600;

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
      // Once it has been told, nobody has to wait for it again.
      const cancel = this.#clock.after(this.isAny ? 0 : TELL_WITHIN_MS, () => {
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
