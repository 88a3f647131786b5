// A care server's articles, as rules A2, A7 to A10 have them, over a line that a test breaks where it likes.
import type {
  ArticlesDelta,
  PublishedArticle,
  SearchReport,
  VoteRequest,
} from '../../sdk/protocol/articles.ts';

export class ScriptedArticles {
  articles: readonly PublishedArticle[];
  version = 1;
  search: ArticlesDelta['search'] = 'device';
  /** Nobody is reached. */
  isOffline = false;
  /** What the next votes are answered instead of being taken. */
  refuseVotes: string | null = null;
  /** The vote is taken, and its answer is lost. */
  loseAnswers = false;
  /** Requests in order, `GET /v1/articles?…`. */
  readonly asked: string[] = [];
  /** Every vote that came, by its op. */
  readonly votes: (VoteRequest & { article: string; token: string })[] = [];
  readonly reports: SearchReport[] = [];

  constructor(articles: readonly PublishedArticle[]) {
    this.articles = articles;
  }

  get counted(): number {
    return new Set(this.votes.map(({ op }) => op)).size;
  }

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(url);
    if (init.signal?.aborted) throw init.signal.reason;
    if (this.isOffline) throw new TypeError('Failed to fetch');
    this.asked.push(
      `${init.method ?? 'GET'} ${pathname} ${searchParams.get('since') ?? ''}`.trim(),
    );
    if (pathname === '/v1/articles') return Response.json(this.#delta(searchParams));
    if (pathname === '/v1/articles/search') return Response.json(this.#found(searchParams));
    if (pathname === '/v1/articles/searches') {
      this.reports.push(JSON.parse(String(init.body)) as SearchReport);
      return new Response(null, { status: 204 });
    }
    const [, , , id, vote] = pathname.split('/');
    if (vote === 'vote') return this.#vote(id!, init);
    const one = this.articles.find((article) => [article.id, article.slug].includes(id!));
    return one ? Response.json(one) : refusal('not-found', 404);
  };

  #delta(query: URLSearchParams): ArticlesDelta {
    const since = query.get('since');
    const full = since === null;
    const isSame = since === `${this.version}`;
    const isLarge = this.search === 'server';
    return {
      version: `${this.version}`,
      locale: { asked: query.get('locale')!, served: 'en', because: 'exact' },
      locales: ['en'],
      search: this.search,
      full,
      articles: isSame || isLarge ? [] : [...this.articles],
      removed: [],
    };
  }

  #found(query: URLSearchParams) {
    const asked = query.get('q')!.toLowerCase();
    const results = this.articles
      .filter(({ title }) => title.toLowerCase().includes(asked))
      .map(({ id, slug, title, summary }) => ({ id, slug, title, summary, score: 1 }));
    const locale = { asked: 'en', served: 'en', because: 'exact' };
    return { locale, confidence: 0.9, results };
  }

  #vote(article: string, init: RequestInit): Response {
    if (this.refuseVotes) return refusal(this.refuseVotes, 429);
    const { authorization } = init.headers as Record<string, string>;
    const vote = JSON.parse(String(init.body)) as VoteRequest;
    this.votes.push({ article, token: authorization!, ...vote });
    if (this.loseAnswers) throw new TypeError('Failed to fetch');
    return Response.json({ article, op: vote.op, helpful: vote.helpful });
  }
}

const refusal = (code: string, status: number) => Response.json({ error: { code } }, { status });
