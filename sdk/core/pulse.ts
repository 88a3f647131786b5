// Heartbeats: how both sides learn that an open socket is dead.
import {
  HEARTBEAT_EVERY_MS,
  HEARTBEAT_SPREAD,
  HEARTBEATS_UNANSWERED_MAX,
} from '../protocol/limits.ts';
import type { RandomBytes } from '../protocol/ids.ts';
import type { Clock } from '../runtime.ts';

export interface PulseEnds {
  beat(heartbeat: number): void;
  dead(): void;
}

export class Pulse {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #ends: PulseEnds;
  #sent = 0;
  #answered = 0;
  #cancel = () => {};

  constructor(world: { clock: Clock; random: RandomBytes }, ends: PulseEnds) {
    this.#clock = world.clock;
    this.#random = world.random;
    this.#ends = ends;
    this.#next();
  }

  /** An answer to a later heartbeat answers the earlier ones too; one that was never sent answers nothing. */
  answered(heartbeat: number): void {
    if (heartbeat <= this.#sent) this.#answered = Math.max(this.#answered, heartbeat);
  }

  stop(): void {
    this.#cancel();
  }

  #next(): void {
    const spread = (this.#random(1)[0] ?? 0) / 255;
    const wait = HEARTBEAT_EVERY_MS * (1 + HEARTBEAT_SPREAD * (2 * spread - 1));
    this.#cancel = this.#clock.after(wait, () => this.#due());
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
