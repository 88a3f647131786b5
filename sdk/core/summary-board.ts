// The desk's list. A busy site changes rows faster than anybody can read, and each change goes to every desk: so
// a calm site is told at once, and a busy one the newest state of each row in steps.
import { encode } from '../protocol/codec.ts';
import { once, type Clock } from '../runtime.ts';
import type { ConversationRow } from '../stores/store.ts';
import { ListenerIndex } from './listener-index.ts';
import type { Listener } from './listener.ts';
import { summaryOf } from './summary-of.ts';

export const SUMMARIES_EVERY_MS = 100;

interface SiteBoard {
  readonly changed: Map<string, ConversationRow>;
  toldAt: number;
  waiting: boolean;
}

export class SummaryBoard {
  readonly #clock: Clock;
  readonly #life: AbortSignal;
  readonly #watchers = new ListenerIndex();
  readonly #sites = new Map<string, SiteBoard>();

  constructor(clock: Clock, life: AbortSignal) {
    this.#clock = clock;
    this.#life = life;
  }

  watch(listener: Listener): void {
    this.#watchers.add(listener.site, listener);
  }

  unwatch(listener: Listener): void {
    this.#watchers.remove(listener.site, listener);
  }

  changed(row: ConversationRow): void {
    if (this.#watchers.of(row.site).size === 0) return;
    const board = this.#board(row.site);
    board.changed.set(row.id, row);
    if (board.waiting) return;
    const wait = board.toldAt + SUMMARIES_EVERY_MS - this.#clock.now();
    if (wait <= 0 || wait > SUMMARIES_EVERY_MS) {
      this.#tell(row.site, board);
      return;
    }
    board.waiting = true;
    once(this.#clock, wait, () => this.#tell(row.site, board), this.#life);
  }

  #board(site: string): SiteBoard {
    let board = this.#sites.get(site);
    if (!board) this.#sites.set(site, (board = { changed: new Map(), toldAt: 0, waiting: false }));
    return board;
  }

  #tell(site: string, board: SiteBoard): void {
    board.waiting = false;
    board.toldAt = this.#clock.now();
    const rows = [...board.changed.values()];
    board.changed.clear();
    for (const row of rows) {
      const text = encode({ type: 'summary', summary: summaryOf(row) });
      for (const listener of this.#watchers.of(site)) listener.summary(row.id, text);
    }
  }
}
