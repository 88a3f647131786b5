import { FRAMES_BURST, FRAMES_PER_SECOND, OPS_BURST, OPS_PER_SECOND } from '../protocol/limits.ts';
import type { Clock } from '../runtime.ts';
import { TokenBucket } from './token-bucket.ts';

/** How much one socket may send. */
export interface RateLimits {
  readonly opsPerSecond: number;
  readonly opsBurst: number;
  readonly framesPerSecond: number;
  readonly framesBurst: number;
}

export const DEFAULT_RATES: RateLimits = {
  opsPerSecond: OPS_PER_SECOND,
  opsBurst: OPS_BURST,
  framesPerSecond: FRAMES_PER_SECOND,
  framesBurst: FRAMES_BURST,
};

/** Refusals a socket may collect; an honest client waits as it is told and never comes near. */
const PATIENCE_BURST = 100;
const PATIENCE_PER_SECOND = 1;

/** What a session asks before it does something. */
export type Budget = Pick<Rates, 'frame' | 'op' | 'exhausted'>;

/** The budgets of one socket. */
export class Rates {
  readonly #frames: TokenBucket;
  readonly #ops: TokenBucket;
  readonly #patience: TokenBucket;

  constructor(clock: Clock, limits: RateLimits) {
    this.#frames = new TokenBucket(clock, limits.framesPerSecond, limits.framesBurst);
    this.#ops = new TokenBucket(clock, limits.opsPerSecond, limits.opsBurst);
    this.#patience = new TokenBucket(clock, PATIENCE_PER_SECOND, PATIENCE_BURST);
  }

  /** Gives 0 for "go ahead", else the milliseconds to wait, as `op` does. */
  frame(): number {
    return this.#frames.take();
  }

  /**
   * For frames that come together and can wait.
   * @returns the milliseconds until they are due; null for a flood
   */
  reserve(frames: number): number | null {
    return this.#frames.reserve(frames);
  }

  /** The same budget for frames that were reserved. Who has to wait in any case cannot wear anybody's patience out. */
  get reserved(): Budget {
    return { frame: () => 0, op: () => this.op(), exhausted: () => false };
  }

  op(): number {
    return this.#ops.take();
  }

  /** Counts a refusal. True once the socket has ignored so many that it should be closed. */
  exhausted(): boolean {
    return this.#patience.take() > 0;
  }
}
