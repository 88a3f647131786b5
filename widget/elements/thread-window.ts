// Which part of a long conversation is in the DOM. A sliding range without spacers: no heights are guessed, and a
// conversation of any length costs the same.
import type { ThreadItem } from './thread-items.ts';

/** At least so many, where there are as many. */
const LEAST_ITEMS = 60;
const STEP_ITEMS = 40;
const WINDOW_ITEMS = LEAST_ITEMS + STEP_ITEMS;

export class ThreadWindow {
  /** Follows the newest item; otherwise the range begins with the item of `#firstKey`. */
  #tail = true;
  #firstKey: string | null = null;

  /** The range for these items; also after older ones came in front. */
  range(items: readonly ThreadItem[]): { from: number; to: number } {
    const end = items.length;
    // In steps: what comes is added at the end, and not each time something taken away at the beginning.
    const steps = Math.max(0, Math.floor((end - LEAST_ITEMS) / STEP_ITEMS));
    let from = steps * STEP_ITEMS;
    if (!this.#tail) {
      const kept = items.findIndex((item) => item.key === this.#firstKey);
      if (kept >= 0) from = kept;
    }
    return { from, to: Math.min(end, from + WINDOW_ITEMS) };
  }

  /** Holds the range where it is, for a reader who has left the end. */
  hold(items: readonly ThreadItem[]): void {
    const { from } = this.range(items);
    this.#show(items, from);
  }

  follow(): void {
    this.#tail = true;
  }

  /** Moves towards the beginning. Returns false when there is nothing before. */
  back(items: readonly ThreadItem[]): boolean {
    const { from } = this.range(items);
    if (from === 0) return false;
    this.#show(items, from - STEP_ITEMS);
    return true;
  }

  /** Moves towards the end. Returns false when there is nothing after. */
  forward(items: readonly ThreadItem[]): boolean {
    const { from, to } = this.range(items);
    if (to >= items.length) return false;
    this.#show(items, Math.min(from + STEP_ITEMS, items.length - LEAST_ITEMS));
    return true;
  }

  /** Brings an item into the range, with a little before it for context. */
  reveal(items: readonly ThreadItem[], index: number): void {
    const { from, to } = this.range(items);
    if (index >= from && index < to) return;
    this.#show(items, index - 10);
  }

  #show(items: readonly ThreadItem[], from: number): void {
    const first = items[Math.max(0, from)];
    if (!first) return;
    this.#tail = false;
    this.#firstKey = first.key;
  }
}
