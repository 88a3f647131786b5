// Articles of one client: the set, what finds in it, what this shopper says of it. Loaded when a panel is open and idle.
import type { PublishedArticle } from '../../sdk/protocol/articles.ts';
import { uuidV7 } from '../../sdk/protocol/ids.ts';
import { ARTICLES_SPREAD_MS } from '../../sdk/protocol/limits.ts';
import { every, once } from '../../sdk/runtime.ts';
import type { ArticleSet, ArticleShelf } from '../history/article-shelf.ts';
import type { LoadFinder } from './article-finder.ts';
import { askArticle, askDelta, type ArticlesPlace } from './article-requests.ts';
import { ArticleSearch } from './article-search.ts';
import { applyDelta, bySlug } from './article-set.ts';
import type { ArticlesState, CareArticles, Found } from './care-articles.ts';
import type { Core } from './core.ts';
import { fittingArticles } from './fitting-articles.ts';
import { hereOf } from './here-of.ts';
import { upTo } from './jitter.ts';
import { sendSearchReport } from './send-search-report.ts';
import { SearchLog } from './search-log.ts';
import { VoteQueue } from './vote-queue.ts';

/** A1: no oftener, unless the server says that something has changed. */
export const REFRESH_EVERY_MS = 60_000;

export interface ArticlesOptions {
  /** Connects, so that this device is somebody. */
  readonly start: () => void;
  readonly loadFinder: LoadFinder;
}

export class OpenArticles implements CareArticles {
  readonly searches: SearchLog;
  readonly #core: Core;
  readonly #place: ArticlesPlace;
  readonly #votes: VoteQueue;
  readonly #search: ArticleSearch;
  readonly #listeners = new Set<() => void>();
  readonly #life = new AbortController();
  #state: ArticlesState = {
    at: 'loading',
    locale: null,
    search: 'device',
    articles: new Map(),
    voted: new Map(),
  };
  #set: ArticleSet | null = null;
  /** Articles of a large shop that were read one by one, by id. */
  readonly #single = new Map<string, PublishedArticle>();
  /** Null in it where the device keeps nothing: then this tab does. */
  #shelf: Promise<ArticleShelf | null> | null = null;
  #refreshing: Promise<void> | null = null;
  #askedAt = -Infinity;
  #attended = true;
  /** Until it is aborted, articles are shown. */
  #reading: AbortSignal | null = null;
  /** From now on the device may keep the set. */
  #isKept = false;

  constructor(core: Core, { start, loadFinder }: ArticlesOptions) {
    const { options } = core;
    const { server, site, fetch, clock, random } = options;
    const locale = (options.as.role === 'contact' && options.as.language) || 'en';
    this.#core = core;
    this.#place = { server, site, fetch, locale };
    this.#votes = new VoteQueue(core, () => this.#open(), start);
    const find = (set: ArticleSet) => loadFinder(set, this.#life.signal);
    this.#search = new ArticleSearch(this.#place, clock, find);
    this.searches = new SearchLog(
      () => uuidV7(clock.now(), random),
      (report) => sendSearchReport(core, { ...report, locale: this.#locale }),
    );
  }

  get state(): ArticlesState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  refresh(): Promise<void> {
    const { clock } = this.#core.options;
    if (clock.now() - this.#askedAt < REFRESH_EVERY_MS && this.#state.at !== 'failed')
      return this.#refreshing ?? Promise.resolve();
    return this.#ask();
  }

  use(signal: AbortSignal): void {
    const { clock } = this.#core.options;
    this.#reading = signal;
    if (!this.#isKept) {
      this.#isKept = true;
      void this.#keepWhole();
    }
    void this.refresh().then(() => this.#search.warm(this.#set));
    every(clock, REFRESH_EVERY_MS, () => this.#attended && void this.#ask(), signal);
  }

  fitting(limit: number): readonly PublishedArticle[] {
    return this.#set ? fittingArticles(this.#set, hereOf(this.#core), limit) : [];
  }

  search(query: string, limit: number, signal: AbortSignal): Promise<Found> {
    return this.#search.search(this.#set, { query, limit, here: hereOf(this.#core) }, signal);
  }

  async read(idOrSlug: string): Promise<PublishedArticle | null> {
    await (this.#set ? this.#refreshing : this.refresh());
    const known = this.#known(idOrSlug);
    if (known || this.#set?.head.search !== 'server') return known ?? null;
    const article = await askArticle(this.#place, idOrSlug).catch(() => null);
    if (article) this.#single.set(article.id, article);
    return article;
  }

  async vote(article: string, helpful: boolean, reason?: string): Promise<void> {
    const { clock, random } = this.#core.options;
    const op = uuidV7(clock.now(), random);
    this.#change({ voted: new Map(this.#state.voted).set(article, helpful) });
    await this.#votes.put({ article, op, helpful, ...(reason && { reason }) });
  }

  /** The server says that something has changed [A4]. */
  changed(withinMs: number): void {
    const { clock, random } = this.#core.options;
    const wait = upTo(withinMs, random);
    if (this.#askedAt > -Infinity) once(clock, wait, () => void this.#ask(), this.#life.signal);
  }

  /** There is a connection: what was said while there was none may have been about what is read now [A4]. */
  linked(): void {
    if (this.#reading?.aborted === false) this.changed(ARTICLES_SPREAD_MS);
  }

  /** Whether somebody may be looking. */
  attend(attended: boolean): void {
    this.#attended = attended;
    if (!attended) this.searches.tell();
  }

  /** Whoever was here is not here any more; what the device keeps of them goes with its history. */
  forget(): void {
    this.searches.forget();
    this.#change({ voted: new Map() });
    this.close();
  }

  close(): void {
    this.searches.end();
    this.#life.abort();
    this.#votes.close();
    this.#listeners.clear();
    void this.#shelf?.then((shelf) => shelf?.close());
    this.#shelf = Promise.resolve(null);
  }

  get #locale(): string {
    return this.#state.locale?.served ?? this.#place.locale;
  }

  #known(idOrSlug: string): PublishedArticle | undefined {
    const articles = this.#set?.articles;
    return (
      articles?.get(idOrSlug) ??
      bySlug(articles?.values() ?? [], idOrSlug) ??
      this.#single.get(idOrSlug) ??
      bySlug(this.#single.values(), idOrSlug)
    );
  }

  #ask(): Promise<void> {
    return (this.#refreshing ??= this.#update().finally(() => (this.#refreshing = null)));
  }

  async #update(): Promise<void> {
    const isFirst = this.#askedAt === -Infinity;
    this.#askedAt = this.#core.options.clock.now();
    if (isFirst) await this.#restore();
    try {
      const delta = await askDelta(this.#place, this.#set?.head.version);
      if (this.#life.signal.aborted || this.#set?.head.version === delta.version) return;
      this.#take(applyDelta(this.#set, delta));
      if (this.#isKept) await (await this.#open())?.write(this.#place.locale, this.#set!, delta);
    } catch {
      // Offline, or a device that refuses: what is held stays as it is, and is asked about again.
      if (!this.#set) this.#change({ at: 'failed' });
    }
  }

  /** What this device has of earlier visits; whoever has some has read here before. */
  async #restore(): Promise<void> {
    const shelf = await this.#open();
    const kept = await shelf?.read(this.#place.locale).catch(() => null);
    if (kept) {
      this.#isKept = true;
      this.#take(kept);
    }
    const votes = await this.#votes.restore().catch(() => []);
    const voted = new Map(votes.map(({ article, helpful }) => [article, helpful]));
    if (votes.length > 0) this.#change({ voted });
  }

  async #keepWhole(): Promise<void> {
    await this.#refreshing;
    if (!this.#set) return;
    const { head, articles } = this.#set;
    const whole = { ...head, full: true, articles: [...articles.values()], removed: [] };
    const shelf = await this.#open();
    await shelf?.write(this.#place.locale, this.#set, whole).catch(() => undefined); // it is kept in this tab
  }

  #take(set: ArticleSet): void {
    this.#set = set;
    this.#single.clear();
    const { locale, search } = set.head;
    const isNone = search === 'device' && set.articles.size === 0;
    this.#change({ at: isNone ? 'none' : 'ready', locale, search, articles: set.articles });
  }

  #open(): Promise<ArticleShelf | null> {
    const { openArticleShelf } = this.#core.options;
    return (this.#shelf ??= openArticleShelf
      ? openArticleShelf().catch(() => null)
      : Promise.resolve(null));
  }

  #change(changes: Partial<ArticlesState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of [...this.#listeners]) listener();
  }
}
