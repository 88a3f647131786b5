// One direction of a connection. What is sent arrives in order, once, and late; or, when the connection breaks, never.
import type { Dice } from './dice.ts';
import type { Timeline } from './timeline.ts';

/** One direction between a device and the server. A broken one holds packets back, as their sender repeats them. */
export interface Path {
  broken: boolean;
  /** Loses a packet now and then, which its sender repeats a good while later. */
  lossy: boolean;
}

const SLOW_PERCENT = 3;
const SLOW_MS = 1_500;
const USUAL_MS = 60;

export class Lane {
  readonly #timeline: Timeline;
  readonly #dice: Dice;
  readonly #path: Path;
  #last = 0;
  #lost = false;
  #held: (() => void)[] = [];
  /** Bytes that have left and not arrived. */
  #bytes = 0;

  constructor(timeline: Timeline, dice: Dice, path: Path) {
    this.#timeline = timeline;
    this.#dice = dice;
    this.#path = path;
  }

  get bytes(): number {
    return this.#bytes;
  }

  pass(run: () => void, bytes = 0): void {
    if (this.#lost) return;
    const isRepeated = this.#dice.chance(SLOW_PERCENT) && this.#path.lossy;
    const latency = isRepeated ? SLOW_MS : USUAL_MS;
    const arrival = Math.max(this.#last, this.#timeline.now + this.#dice.below(latency));
    this.#last = arrival;
    this.#bytes += bytes;
    const arrive = () => {
      this.#bytes -= bytes;
      run();
    };
    this.#timeline.after(arrival - this.#timeline.now, () => this.#arrive(arrive));
  }

  /** The path works again: what was held back arrives. */
  healed(): void {
    const held = this.#held;
    this.#held = [];
    for (const run of held) this.#timeline.after(0, () => this.#arrive(run));
    this.#last = this.#timeline.now;
  }

  /** Nothing arrives any more. */
  lose(): void {
    this.#lost = true;
    this.#held = [];
  }

  #arrive(run: () => void): void {
    if (this.#lost) return;
    if (this.#path.broken || this.#held.length > 0) this.#held.push(run);
    else run();
  }
}
