// Lets a number of them through at a time, first come, first served.
export class Gate {
  readonly #free: number[];
  readonly #waiting: ((lane: number) => void)[] = [];

  constructor(lanes: number) {
    this.#free = Array.from({ length: lanes }, (_, lane) => lane);
  }

  /** `work` is told the number of its lane, which nobody else has meanwhile. */
  async pass<T>(work: (lane: number) => Promise<T>): Promise<T> {
    const lane = this.#free.shift() ?? (await new Promise<number>((go) => this.#waiting.push(go)));
    try {
      return await work(lane);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(lane);
      else this.#free.push(lane);
    }
  }
}
