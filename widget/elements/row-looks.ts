// What all rows of a thread are drawn with: while it stays the same, only rows that changed themselves are drawn.
import type { RowContext } from './thread-row-templates.ts';

export class RowLooks {
  #looks: readonly unknown[] = [];
  /** The row that told how far the last own message got. */
  #last: string | undefined;
  #isLacking = false;

  /** Something was drawn plainly for want of what draws it: next time all is drawn again. */
  lacking(): void {
    this.#isLacking = true;
  }

  /** Takes in what is drawn with now. Tells of a row's key whether it looks as before, as far as that depends on this. */
  next({ texts, dates, side, me, now, last }: RowContext, draw: unknown): (key: string) => boolean {
    const looks = [texts, dates, side, me, draw, new Date(now).toDateString()];
    const same = !this.#isLacking && looks.every((one, i) => one === this.#looks[i]);
    const moving = [this.#last, last?.key];
    this.#looks = looks;
    this.#last = last?.key;
    this.#isLacking = false;
    return (key) => same && !moving.includes(key);
  }
}
