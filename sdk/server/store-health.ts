// Whether the store does its work, for whoever watches over this server: a full or broken disk still reads.
import { CareError } from '../protocol/care-error.ts';
import type { Clock } from '../runtime.ts';
import type { Store } from '../stores/store.ts';

/** Clients keep trying, so a store that refuses is seen to refuse again; without any of them nothing is known. */
const REFUSAL_COUNTS_MS = 60_000;

export class StoreHealth {
  readonly #store: Store;
  readonly #clock: Clock;
  #refusedAt: number | null = null;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** As the store's own, watched. */
  readonly commit: Store['commit'] = async (requests, decide, outgoing) => {
    try {
      const outcomes = await this.#store.commit(requests, decide, outgoing);
      this.#refusedAt = null;
      return outcomes;
    } catch (error) {
      if (error instanceof CareError && error.retryable) this.#refusedAt = this.#clock.now();
      throw error;
    }
  };

  /** False when the newest commit was refused by the store, or when it cannot be read now. */
  async isWell(): Promise<boolean> {
    const { now } = this.#clock;
    if (this.#refusedAt !== null && Math.abs(now() - this.#refusedAt) < REFUSAL_COUNTS_MS)
      return false;
    try {
      await this.#store.conversation('health', 'health');
      return true;
    } catch {
      return false;
    }
  }
}
