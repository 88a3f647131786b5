// Thousands may come at once, after a restart or when a network is back. Letting somebody in reads from the store and
// greets them; done for all of them in one go it would keep those who are in already waiting. So a few come in with each
// turn of the event loop, in the order in which they came, and when that takes too long newcomers are sent away cheaply.
import { CareError } from '../protocol/care-error.ts';

const ADMITTED_PER_TURN = 20;
/** Clients give up after ten seconds; what is done for them then is done in vain. */
const WAIT_MAX_MS = 4_000;

export interface TurnstileOptions {
  /** A clock that is never set, in ms. */
  readonly now?: () => number;
  readonly endOfTurn?: () => Promise<void>;
}

interface Waiting {
  readonly since: number;
  readonly go: () => void;
}

export class Turnstile {
  readonly #now: () => number;
  readonly #endOfTurn: () => Promise<void>;
  #queue: Waiting[] = [];
  #admitted = 0;
  #turning = false;

  constructor({
    now = () => performance.now(),
    endOfTurn = () => new Promise((resolve) => setImmediate(resolve)),
  }: TurnstileOptions = {}) {
    this.#now = now;
    this.#endOfTurn = endOfTurn;
  }

  /** Resolves when it is this one's turn to be let in: at once, unless many come. */
  pass(): Promise<void> {
    if (this.#queue.length === 0 && this.#admitted < ADMITTED_PER_TURN) {
      this.#admitted += 1;
      this.#turn();
      return Promise.resolve();
    }
    return new Promise((go) => {
      this.#queue.push({ since: this.#now(), go });
      this.#turn();
    });
  }

  /** @throws CareError `busy` when whoever came now would wait for too long */
  check(): void {
    const [first] = this.#queue;
    if (first && this.#now() - first.since > WAIT_MAX_MS)
      throw new CareError('busy', 'Too many come at once: try again in a moment.', {
        retryAfterMs: WAIT_MAX_MS,
      });
  }

  #turn(): void {
    if (this.#turning) return;
    this.#turning = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    do {
      await this.#endOfTurn();
      const next = this.#queue.splice(0, ADMITTED_PER_TURN);
      this.#admitted = next.length;
      for (const { go } of next) go();
    } while (this.#admitted > 0);
    this.#turning = false;
  }
}
