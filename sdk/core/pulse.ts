// Heartbeats: how both sides learn that an open socket is dead.
import {
  HEARTBEAT_EVERY_MS,
  HEARTBEAT_SPREAD,
  HEARTBEATS_UNANSWERED_MAX,
  SILENCE_MAX_MS,
} from '../protocol/limits.ts';
import type { RandomBytes } from '../protocol/ids.ts';
import type { Clock } from '../runtime.ts';

export interface PulseEnds {
  beat(heartbeat: number): void;
  dead(): void;
}

/** A timer as late as that tells that this process slept or its clock was set, and nothing about the client. */
const ODD_MS = 2_000;

export class Pulse {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #ends: PulseEnds;
  #sent = 0;
  #answered = 0;
  #heardAt: number;
  #toBeat: number;
  #cancel = () => {};

  constructor(world: { clock: Clock; random: RandomBytes }, ends: PulseEnds) {
    this.#clock = world.clock;
    this.#random = world.random;
    this.#ends = ends;
    this.#heardAt = this.#clock.now();
    this.#toBeat = this.#interval();
    this.#wait();
  }

  /** Something arrived. */
  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  /** An answer to a later heartbeat answers the earlier ones too; one that was never sent answers nothing. */
  answered(heartbeat: number): void {
    if (heartbeat <= this.#sent) this.#answered = Math.max(this.#answered, heartbeat);
  }

  stop(): void {
    this.#cancel();
  }

  #interval(): number {
    const spread = (this.#random(1)[0] ?? 0) / 255;
    return HEARTBEAT_EVERY_MS * (1 + HEARTBEAT_SPREAD * (2 * spread - 1));
  }

  #wait(): void {
    const now = this.#clock.now();
    const ms = Math.min(this.#toBeat, this.#heardAt + SILENCE_MAX_MS - now);
    this.#cancel = this.#clock.after(ms, () => {
      const odd = Math.abs(this.#clock.now() - now - ms) > ODD_MS;
      this.#due(ms, odd || this.#heardAt > this.#clock.now());
    });
  }

  #due(waited: number, odd: boolean): void {
    if (odd) this.heard();
    this.#toBeat -= waited;
    const silent = this.#clock.now() - this.#heardAt >= SILENCE_MAX_MS;
    const unanswered = this.#sent - this.#answered;
    if (silent || (this.#toBeat <= 0 && unanswered >= HEARTBEATS_UNANSWERED_MAX)) {
      this.#ends.dead();
      return;
    }
    if (this.#toBeat <= 0) {
      this.#sent += 1;
      this.#ends.beat(this.#sent);
      this.#toBeat = this.#interval();
    }
    this.#wait();
  }
}
