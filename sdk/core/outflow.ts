// What leaves a socket, and what is held back while its reader is slow. The server's memory is shared by all
// readers: one that does not read may not fill it.
import {
  BACKPRESSURE_CLOSE_BYTES,
  BACKPRESSURE_EVENTS_BYTES,
  BACKPRESSURE_SIGNALS_BYTES,
  LAGGING_MAX_MS,
} from '../protocol/limits.ts';
import type { Clock } from '../runtime.ts';
import type { CareSocket } from './care-socket.ts';

const LAG_CHECK_EVERY_MS = 250;

export interface OutflowEnds {
  /** The reader has caught up; whatever was held back may be read from the store again. */
  recovered(): void;
  /** The reader is hopeless. */
  tooSlow(): void;
}

export class Outflow {
  readonly #socket: CareSocket;
  readonly #clock: Clock;
  readonly #ends: OutflowEnds;
  #ended = false;
  #laggingSince: number | null = null;
  #stopChecking: (() => void) | undefined;

  constructor(socket: CareSocket, clock: Clock, ends: OutflowEnds) {
    this.#socket = socket;
    this.#clock = clock;
    this.#ends = ends;
  }

  get lagging(): boolean {
    return this.#laggingSince !== null;
  }

  /** Sends what was asked for, and heartbeats. */
  answer(text: string): void {
    if (this.#ended) return;
    this.#socket.send(text);
    if (this.#socket.buffered() > BACKPRESSURE_CLOSE_BYTES) this.#ends.tooSlow();
  }

  /** Sends what happened, unless the reader lags: then false, and `recovered` will be called or the socket end. */
  push(text: string): boolean {
    if (this.#ended || this.#laggingSince !== null) return false;
    if (this.#socket.buffered() > BACKPRESSURE_EVENTS_BYTES) {
      this.#laggingSince = this.#clock.now();
      this.#checkLater();
      return false;
    }
    this.#socket.send(text);
    return true;
  }

  /** Sends what nobody will miss. */
  passing(text: string): void {
    if (this.#ended || this.#laggingSince !== null) return;
    if (this.#socket.buffered() <= BACKPRESSURE_SIGNALS_BYTES) this.#socket.send(text);
  }

  /** Nothing leaves any more. */
  end(): void {
    this.#ended = true;
    this.#stopChecking?.();
  }

  #checkLater(): void {
    this.#stopChecking = this.#clock.after(LAG_CHECK_EVERY_MS, () => this.#check());
  }

  #check(): void {
    if (this.#laggingSince === null) return;
    if (this.#socket.buffered() <= BACKPRESSURE_SIGNALS_BYTES) {
      this.#laggingSince = null;
      this.#ends.recovered();
    } else if (this.#clock.now() - this.#laggingSince >= LAGGING_MAX_MS) {
      this.#ends.tooSlow();
    } else {
      this.#checkLater();
    }
  }
}
