// Searching: on the device as long as it holds all articles, else by the server with the same engine [A8].
import { SEARCH_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import { sleep, type Clock } from '../../sdk/runtime.ts';
import type { ArticleSet } from '../history/article-shelf.ts';
import { foundArticle, type ArticleFinder } from './article-finder.ts';
import { askSearch, type ArticlesPlace } from './article-requests.ts';
import type { Found } from './care-articles.ts';
import { bodyOf } from './article-body.ts';
import type { Circumstances } from './fitting-articles.ts';

/** A visitor may ask twice a second. */
const ASK_AFTER_MS = 500;

interface Question {
  readonly query: string;
  readonly limit: number;
  readonly here: Circumstances;
}

export class ArticleSearch {
  readonly #place: ArticlesPlace;
  readonly #clock: Clock;
  readonly #load: (set: ArticleSet) => Promise<ArticleFinder>;
  #made: { readonly set: ArticleSet; readonly finder: Promise<ArticleFinder> } | null = null;

  constructor(
    place: ArticlesPlace,
    clock: Clock,
    load: (set: ArticleSet) => Promise<ArticleFinder>,
  ) {
    this.#place = place;
    this.#clock = clock;
    this.#load = load;
  }

  /** What will be needed with the first letter. */
  async warm(set: ArticleSet | null): Promise<void> {
    if (set?.head.search === 'device') await this.#finder(set).catch(() => undefined);
  }

  async search(set: ArticleSet | null, question: Question, signal: AbortSignal): Promise<Found> {
    const { limit, here } = question;
    const query = question.query.slice(0, SEARCH_MAX_CHARS);
    if (!set) return { query, isReachable: false, results: [] };
    if (set.head.search === 'server') return this.#askServer(query, limit, signal);
    const finder = await this.#finder(set);
    signal.throwIfAborted();
    const results = finder.search(query, limit, here).flatMap((hit) => {
      const article = set.articles.get(hit.id);
      return article ? [foundArticle(article, bodyOf(article), hit)] : [];
    });
    return { query, isReachable: true, results };
  }

  async #askServer(query: string, limit: number, signal: AbortSignal): Promise<Found> {
    await sleep(this.#clock, ASK_AFTER_MS, signal);
    try {
      const answer = await askSearch(this.#place, query, signal);
      const results = answer.results.slice(0, limit).map(({ score: _, ...article }, i) => ({
        article,
        title: [],
        excerpt: { text: article.summary, ranges: [] },
        confidence: i === 0 ? answer.confidence : 0,
      }));
      return { query, isReachable: true, results };
    } catch {
      signal.throwIfAborted();
      return { query, isReachable: false, results: [] };
    }
  }

  /** One that failed to load is tried again with the next search. */
  #finder(set: ArticleSet): Promise<ArticleFinder> {
    if (this.#made?.set !== set) {
      const finder = this.#load(set);
      const made = { set, finder };
      this.#made = made;
      finder.catch(() => {
        if (this.#made === made) this.#made = null;
      });
    }
    return this.#made!.finder;
  }
}
