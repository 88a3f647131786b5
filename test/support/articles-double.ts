import type { PublishedArticle } from '../../sdk/protocol/articles.ts';
import type {
  ArticlesState,
  CareArticles,
  CareSearches,
  Found,
  FoundArticle,
} from '../../widget/client/care-articles.ts';

let made = 0;

/** An article that is about nothing but its title, unless a test says more. */
export function article(title: string, more: Partial<PublishedArticle> = {}): PublishedArticle {
  const slug = title.toLowerCase().replace(/[^a-z]+/g, '-');
  return {
    id: `article-${++made}`,
    locale: 'en',
    slug,
    title,
    summary: '',
    topics: [],
    products: [],
    pages: [],
    keywords: [],
    season: null,
    related: [],
    content: [{ kind: 'paragraph', content: [{ kind: 'text', text: `All about ${title}.` }] }],
    translations: [],
    version: 1,
    updatedAt: Date.UTC(2026, 0, 5),
    ...more,
  };
}

/** Articles that a test gives; found is what has the words in its title. Every call is written down. */
export class ArticlesDouble implements CareArticles {
  state: ArticlesState;
  readonly calls: string[] = [];
  /** How sure it is of what it finds. */
  confidence = 0.9;
  isReachable = true;
  readonly #listeners = new Set<() => void>();

  constructor(articles: readonly PublishedArticle[], changes: Partial<ArticlesState> = {}) {
    this.state = {
      at: 'ready',
      locale: { asked: 'en', served: 'en', because: 'exact' },
      search: 'device',
      articles: new Map(articles.map((one) => [one.id, one])),
      voted: new Map(),
      ...changes,
    };
  }

  know(changes: Partial<ArticlesState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of [...this.#listeners]) listener();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async refresh(): Promise<void> {
    this.calls.push('refresh');
  }

  use(signal: AbortSignal): void {
    this.calls.push('use');
    signal.addEventListener('abort', () => this.calls.push('left'));
  }

  fitting(limit: number): readonly PublishedArticle[] {
    return [...this.state.articles.values()].slice(0, limit);
  }

  async search(query: string, limit: number): Promise<Found> {
    const { confidence, isReachable } = this;
    const words = query.toLowerCase().split(/\W+/).filter(Boolean);
    const results = [...this.state.articles.values()].flatMap((one): FoundArticle[] => {
      const at = words.map((word) => one.title.toLowerCase().indexOf(word));
      const title = at.flatMap((from, i): [number, number][] =>
        from < 0 ? [] : [[from, from + words[i]!.length]],
      );
      const excerpt = { text: one.summary, ranges: [] };
      return title.length > 0 ? [{ article: one, title, excerpt, confidence }] : [];
    });
    return { query, isReachable, results: isReachable ? results.slice(0, limit) : [] };
  }

  async read(idOrSlug: string): Promise<PublishedArticle | null> {
    const all = [...this.state.articles.values()];
    return all.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug) ?? null;
  }

  async vote(id: string, helpful: boolean, reason?: string): Promise<void> {
    this.calls.push(['vote', id, helpful, ...(reason ? [reason] : [])].join(' '));
    this.know({ voted: new Map(this.state.voted).set(id, helpful) });
  }

  readonly searches: CareSearches = {
    searched: (query, shown) => void this.calls.push(`searched ${query} ${shown.length}`),
    opened: (id) => void this.calls.push(`opened ${id}`),
    solved: () => void this.calls.push('solved'),
    person: () => void this.calls.push('person'),
    end: () => void this.calls.push('end'),
  };
}
