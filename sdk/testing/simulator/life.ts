// A tab or a server process as its machine sees it: it has a clock that may be wrong, it may sleep, and it may die.
import type { Clock } from '../../runtime.ts';
import type { Timeline } from './timeline.ts';

/** A machine's wall clock: what its processes take for the time. */
export interface WallClock {
  offset: number;
}

/** Where every history begins. */
const BEGINNING = Date.UTC(2026, 0, 5, 9);

export class Life implements Clock {
  readonly #timeline: Timeline;
  readonly #wall: WallClock;
  #state: 'awake' | 'asleep' | 'dead' = 'awake';
  #held: (() => void)[] = [];
  #timers = 0;

  constructor(timeline: Timeline, wall: WallClock) {
    this.#timeline = timeline;
    this.#wall = wall;
  }

  get isDead(): boolean {
    return this.#state === 'dead';
  }

  get isAsleep(): boolean {
    return this.#state === 'asleep';
  }

  now(): number {
    return BEGINNING + this.#wall.offset + Math.floor(this.#timeline.now);
  }

  /** Timers that have neither fired nor been cancelled. */
  get timers(): number {
    return this.#timers;
  }

  after(ms: number, run: () => void): () => void {
    let isOver = false;
    const end = () => {
      if (!isOver) this.#timers -= 1;
      isOver = true;
    };
    const due = () => {
      if (isOver) return;
      end();
      run();
    };
    this.#timers += 1;
    this.#timeline.after(ms, () => isOver || this.happen(due));
    return end;
  }

  /** Something reaches it from outside: at once, when it wakes up, or never. */
  happen(run: () => void): void {
    if (this.#state === 'awake') run();
    else if (this.#state === 'asleep') this.#held.push(run);
  }

  /** `work` of a device that takes its time before and after, and whose result a dead process never gets. */
  async slowly<T>(work: () => Promise<T>, before: number, after: number): Promise<T> {
    await this.#passed(before);
    const result = await work().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    await this.#passed(after);
    if ('value' in result) return result.value;
    throw result.error;
  }

  sleep(): void {
    if (this.#state === 'awake') this.#state = 'asleep';
  }

  /** What happened meanwhile happens now, in order. */
  wakeUp(): void {
    if (this.#state !== 'asleep') return;
    this.#state = 'awake';
    for (const run of this.#held.splice(0)) this.#timeline.after(0, () => this.happen(run));
  }

  die(): void {
    this.#state = 'dead';
    this.#held = [];
  }

  #passed(ms: number): Promise<void> | undefined {
    if (ms === 0 && this.#state === 'awake') return undefined;
    return new Promise((resolve) => this.#timeline.after(ms, () => this.happen(resolve)));
  }
}
