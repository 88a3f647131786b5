// The one true time of a simulated world, and everything that is going to happen in it. Nothing happens at the same
// time as anything else: after each event all promises settle before the next.

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export class Timeline {
  #now = 0;
  #order = 0;
  /** A binary heap; the first is the next. */
  readonly #due: Due[] = [];
  readonly #isBusy: () => boolean;

  /** @param isBusy whether something that takes no time waits for another turn of the event loop */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy;
  }

  get now(): number {
    return this.#now;
  }

  /** There is no cancelling: what is no longer wanted does nothing when its time comes. */
  after(ms: number, run: () => void): void {
    this.#push({ at: this.#now + Math.max(0, Math.ceil(ms)), order: this.#order++, run });
  }

  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.settle();
    for (let next = this.#due[0]; next && next.at <= end; next = this.#due[0]) {
      this.#pop();
      this.#now = next.at;
      next.run();
      await this.settle();
    }
    this.#now = end;
  }

  /** A tick comes after all microtasks, however many follow one another; only a database may need more. */
  async settle(): Promise<void> {
    await new Promise<void>((resolve) => process.nextTick(resolve));
    while (this.#isBusy()) await new Promise((resolve) => setImmediate(resolve));
  }

  #push(due: Due): void {
    const heap = this.#due;
    let i = heap.push(due) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (isBefore(heap[parent]!, due)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = due;
  }

  #pop(): void {
    const heap = this.#due;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
      if (isBefore(last, heap[child]!)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = last;
  }
}

function isBefore(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
