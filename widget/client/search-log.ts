// What became of a search [A10]: one report when it is over, and the same again when more became of it.
import type { SearchOutcome, SearchReport } from '../../sdk/protocol/articles.ts';
import { SEARCH_MAX_CHARS, SEARCH_SHOWN_MAX } from '../../sdk/protocol/limits.ts';
import type { CareSearches } from './care-articles.ts';

/** Less than that was nobody's question. */
const QUERY_MIN_CHARS = 3;

type Open = Pick<SearchReport, 'id' | 'query' | 'shown'> & {
  opened?: string;
  outcome: SearchOutcome;
  /** As it was told last. */
  told?: string;
};

export class SearchLog implements CareSearches {
  readonly #newId: () => string;
  readonly #send: (report: Omit<SearchReport, 'locale' | 'token'>) => void;
  #open: Open | null = null;

  /** @param send told what is over; false of it is never asked for again */
  constructor(newId: () => string, send: (report: Omit<SearchReport, 'locale' | 'token'>) => void) {
    this.#newId = newId;
    this.#send = send;
  }

  searched(query: string, shown: readonly string[]): void {
    const asked = query.trim().slice(0, SEARCH_MAX_CHARS);
    if (asked.length < QUERY_MIN_CHARS) return this.end();
    const before = this.#open;
    if (before?.query === asked) {
      before.shown = shown.slice(0, SEARCH_SHOWN_MAX);
      return;
    }
    // Whoever has read something and asks anew asks something else.
    if (before?.opened !== undefined) this.end();
    const id = this.#open?.id ?? this.#newId();
    const list = shown.slice(0, SEARCH_SHOWN_MAX);
    this.#open = { id, query: asked, shown: list, outcome: 'abandoned' };
  }

  opened(article: string): void {
    if (!this.#open) return;
    this.#open.opened = article;
    if (this.#open.outcome === 'abandoned') this.#open.outcome = 'read';
  }

  solved(): void {
    if (this.#open?.opened !== undefined) this.#open.outcome = 'solved';
  }

  person(): void {
    if (!this.#open) return;
    this.#open.outcome = 'person';
    this.end();
  }

  /** As it stands, for a page that may not come back; more may become of it. */
  tell(): void {
    const open = this.#open;
    if (!open) return;
    const { told, ...report } = open;
    const now = JSON.stringify(report);
    if (told === now) return;
    open.told = now;
    this.#send(report);
  }

  end(): void {
    this.tell();
    this.#open = null;
  }

  /** Nothing is told of it. */
  forget(): void {
    this.#open = null;
  }
}
