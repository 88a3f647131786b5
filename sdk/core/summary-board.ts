// The desk's list. A busy site changes rows faster than anybody can read, and each change goes to every desk: so
// a calm site is told at once, and a busy one the newest state of each row in steps. What nobody announced is found in
// the store: another process may have committed it, or a commit whose answer got lost.
import { encode } from '../protocol/codec.ts';
import { once, type Clock } from '../runtime.ts';
import type { ConversationRow, Store } from '../stores/store.ts';
import { ListenerIndex } from './listener-index.ts';
import type { Listener } from './listener.ts';
import { summaryOf } from './summary-of.ts';

export const SUMMARIES_EVERY_MS = 100;
/** However many desks of a site ask for it. */
export const LIST_CHECK_EVERY_MS = 10_000;
/** A change is as old as its op, which may have waited for a slow database, and clocks of servers differ. */
const LATE_MAX_MS = 15_000;
const CHECK_PAGE_ROWS = 50;
/** What is older in a list that changes so fast will change again soon. */
const CHECK_PAGES_MAX = 10;

interface SiteBoard {
  readonly changed: Map<string, ConversationRow>;
  /** The newest that was told of each row, as long as a check may come upon it. */
  readonly told: Map<string, ConversationRow>;
  toldAt: number;
  waiting: boolean;
  /** When the list was last compared with the store, or first watched. */
  checkedAt: number;
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
    if (this.#watchers.of(listener.site).size === 0) this.#sites.delete(listener.site);
    this.#watchers.add(listener.site, listener);
  }

  unwatch(listener: Listener): void {
    this.#watchers.remove(listener.site, listener);
  }

  isWatched(site: string): boolean {
    return this.#watchers.of(site).size > 0;
  }

  watchers(): Iterable<Listener> {
    return this.#watchers.all();
  }

  changed(row: ConversationRow): void {
    if (this.#watchers.of(row.site).size === 0) return;
    const board = this.#board(row.site);
    // Of two commits the older one may be answered later.
    if (newerBy(row, board.told.get(row.id)) < 0) return;
    board.changed.set(row.id, row);
    board.told.set(row.id, row);
    if (board.waiting) return;
    const wait = board.toldAt + SUMMARIES_EVERY_MS - this.#clock.now();
    if (wait <= 0 || wait > SUMMARIES_EVERY_MS) {
      this.#tell(row.site, board);
      return;
    }
    board.waiting = true;
    once(this.#clock, wait, () => this.#tell(row.site, board), this.#life);
  }

  /** Looks for changes that were never announced. Called with each heartbeat of a desk, so it needs no timer. */
  async check(site: string, store: Pick<Store, 'inbox'>): Promise<void> {
    if (this.#watchers.of(site).size === 0) return;
    const board = this.#board(site);
    const since = board.checkedAt - LATE_MAX_MS;
    const now = this.#clock.now();
    if (Math.abs(now - board.checkedAt) < LIST_CHECK_EVERY_MS) return;
    board.checkedAt = now;
    try {
      await this.#compare(site, store, since);
    } catch (error) {
      board.checkedAt = since + LATE_MAX_MS; // the next one looks as far back
      throw error;
    }
    for (const [id, row] of board.told) if (row.changedAt < since) board.told.delete(id);
  }

  async #compare(site: string, store: Pick<Store, 'inbox'>, since: number): Promise<void> {
    let cursor: string | null = null;
    for (let pages = 0; pages < CHECK_PAGES_MAX; pages++) {
      const page = await store.inbox({ site, status: null, cursor, limit: CHECK_PAGE_ROWS });
      const recent = page.rows.filter(({ changedAt }) => changedAt >= since);
      const { told } = this.#board(site);
      for (const row of recent) if (newerBy(row, told.get(row.id)) > 0) this.changed(row);
      cursor = page.next;
      if (cursor === null || recent.length < page.rows.length) return;
    }
  }

  #board(site: string): SiteBoard {
    let board = this.#sites.get(site);
    if (!board) {
      const checkedAt = this.#clock.now();
      const maps = { changed: new Map(), told: new Map() };
      this.#sites.set(site, (board = { ...maps, toldAt: 0, waiting: false, checkedAt }));
    }
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

/** `changedAt` rises with every change, those without an event too; one that comes back from a backup may have a lower one. */
function newerBy(row: ConversationRow, told: ConversationRow | undefined): number {
  return told?.epoch === row.epoch ? row.changedAt - told.changedAt : Infinity;
}
