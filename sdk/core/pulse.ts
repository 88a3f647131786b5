// Heartbeats: how both sides learn that an open socket is dead.
import {
  HEARTBEAT_EVERY_MS,
  HEARTBEAT_SPREAD,
  HEARTBEATS_UNANSWERED_MAX,
} from '../protocol/limits.ts';
import type { RandomBytes } from '../protocol/ids.ts';
import { once, type Clock } from '../runtime.ts';

export interface PulseEnds {
  beat(heartbeat: number): void;
  dead(): void;
}

export class Pulse {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #life: AbortSignal;
  readonly #ends: PulseEnds;
  #sent = 0;
  #answered = 0;

  constructor(world: { clock: Clock; random: RandomBytes }, life: AbortSignal, ends: PulseEnds) {
    this.#clock = world.clock;
    this.#random = world.random;
    this.#life = life;
    this.#ends = ends;
    this.#next();
  }

  /** An answer to a later heartbeat answers the earlier ones too; one that was never sent answers nothing. */
  answered(heartbeat: number): void {
    if (heartbeat <= this.#sent) this.#answered = Math.max(this.#answered, heartbeat);
  }

  #next(): void {
    const spread = (this.#random(1)[0] ?? 0) / 255;
    const wait = HEARTBEAT_EVERY_MS * (1 + HEARTBEAT_SPREAD * (2 * spread - 1));
    once(this.#clock, wait, () => this.#due(), this.#life);
  }

  #due(): void {
    if (this.#sent - this.#answered >= HEARTBEATS_UNANSWERED_MAX) {
      this.#ends.dead();
      return;
    }
    this.#sent += 1;
    this.#ends.beat(this.#sent);
    this.#next();
  }
}
