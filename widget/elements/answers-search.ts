// One field's search: what is asked, what was found, and what is said of it.
import { once, systemClock } from '../../sdk/runtime.ts';
import type { CareArticles, Found } from '../client/care-articles.ts';
import type { AnswersTexts } from '../locales/answers/en.ts';

const FOUND_MAX = 8;
/** Whoever hears the page is told what was found once they stop to write. */
const ANNOUNCE_AFTER_MS = 800;

export interface SearchHost {
  readonly articles: CareArticles;
  readonly words: AnswersTexts | null;
  requestUpdate(): void;
}

export class AnswersSearch {
  query = '';
  /** What was found last: it stays until there is something else to show. */
  found: Found | null = null;
  /** For a live region. */
  told = '';
  readonly #host: SearchHost;
  #life = new AbortController();

  constructor(host: SearchHost) {
    this.#host = host;
  }

  get isAsked(): boolean {
    return this.query.trim() !== '';
  }

  async ask(query: string): Promise<void> {
    this.query = query;
    this.#host.requestUpdate();
    await this.again();
  }

  /** The same, of what there is now. */
  async again(): Promise<void> {
    this.#life.abort();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const { articles } = this.#host;
    if (!this.isAsked) {
      this.found = null;
      this.told = '';
      articles.searches.end();
      return;
    }
    const found = await articles
      .search(this.query, FOUND_MAX, signal)
      .catch((): Found => ({ query: this.query, isReachable: false, results: [] }));
    if (signal.aborted) return;
    this.found = found;
    if (found.isReachable)
      articles.searches.searched(
        found.query,
        found.results.map(({ article }) => article.id),
      );
    this.#host.requestUpdate();
    once(systemClock, ANNOUNCE_AFTER_MS, () => this.#tell(found), signal);
  }

  end(): void {
    this.#life.abort();
    this.#host.articles.searches.end();
  }

  #tell({ isReachable, results, query }: Found): void {
    const { words } = this.#host;
    if (!words) return;
    const { length } = results;
    if (!isReachable) this.told = words.needNetwork;
    else this.told = length > 0 ? words.found(length) : words.nothingFor(query.trim());
    this.#host.requestUpdate();
  }
}
