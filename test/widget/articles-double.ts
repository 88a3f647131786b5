// The admin API's articles in memory, for tests: what the desk asks by `fetch`, answered as the server does.
import type {
  Article,
  ArticleGap,
  ArticleText,
} from '../../widget/desk/articles/article-shapes.ts';
import { EMPTY_TEXT } from '../../widget/desk/articles/article-text.ts';

interface Stored extends Article {
  readonly history: readonly { revision: number; title: string; at: number; by: string }[];
}

export class ArticlesDouble {
  readonly articles = new Map<string, Stored>();
  /** `POST articles/1/publish` and so on. */
  readonly asked: string[] = [];
  readonly gaps: ArticleGap[] = [];
  /** Nobody answers from now on. */
  down = false;
  /** The next answer to such a request is lost on its way. */
  loses: RegExp | null = null;
  #at = 1_000;

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname } = new URL(url);
    const path = pathname.replace(/^.*\/admin\/sites\/demo\//, '');
    const what = `${init.method} ${path}`;
    if (this.down) throw new TypeError('Failed to fetch');
    this.asked.push(what);
    const body = JSON.parse((init.body as string | undefined) ?? '{}') as Record<string, unknown>;
    const answer = this.#answer(what, body, new Headers(init.headers));
    if (this.loses?.test(what)) {
      this.loses = null;
      throw new TypeError('Failed to fetch');
    }
    return answer;
  };

  /** As if somebody had saved it. */
  put(id: string, change: Partial<Article> & Partial<ArticleText> = {}, by = 'marek'): Stored {
    const before = this.articles.get(id);
    const at = ++this.#at;
    const revision = (before?.revision ?? 0) + 1;
    const next: Stored = {
      ...EMPTY_TEXT,
      title: `Article ${id}`,
      id,
      locale: 'en',
      group: `group-${id}`,
      slug: `article-${id}`,
      state: 'draft',
      isChanged: false,
      publishAt: null,
      publishedRevision: null,
      publishedAt: null,
      history: [],
      ...before,
      ...change,
      revision,
      updatedAt: at,
      updatedBy: by,
      version: `v${at}`,
    };
    const history = [{ revision, title: next.title, at, by }, ...next.history];
    const stored = { ...next, history, isChanged: next.state === 'published' };
    this.articles.set(id, stored);
    return stored;
  }

  #answer(what: string, body: Record<string, unknown>, headers: Headers): Response {
    if (what === 'GET articles') return json({ items: [...this.articles.values()], next: null });
    if (what === 'GET article-gaps') return json({ items: this.gaps, next: null });
    if (what === 'POST article-preview') return json(preview(String(body['markdown'])));
    if (what === 'POST articles') {
      const id = headers.get('idempotency-key')!.replaceAll('"', '');
      return json(this.articles.get(id) ?? this.put(id, body as Partial<Article>, 'anna'));
    }
    const [, method, id = '', act = ''] = /^(\w+) articles\/([^/]+)(?:\/(\w+))?$/.exec(what) ?? [];
    const known = this.articles.get(id);
    if (!known) return problem(404, 'not-found', 'There is no such article.');
    const seen = headers.get('if-match')?.replaceAll('"', '');
    if (seen !== undefined && seen !== known.version)
      return problem(412, 'outdated', 'It has changed since.');
    return this.#change(`${method} ${act}`, known, body);
  }

  #change(what: string, known: Stored, body: Record<string, unknown>): Response {
    const { id } = known;
    if (what === 'GET ') return json(known);
    if (what === 'GET versions') return json({ items: known.history, next: null });
    if (what === 'PATCH ') return json(this.put(id, body as Partial<Article>, 'anna'));
    if (what === 'DELETE ') return json({ deleted: this.articles.delete(id) && id });
    if (what === 'POST restore') {
      const { title } = known.history.find(({ revision }) => revision === body['revision'])!;
      return json(this.put(id, { title }, 'anna'));
    }
    if (what === 'POST publish' && known.markdown.includes('<'))
      return problem(400, 'bad-request', `${known.slug} (en) 1:1: HTML has no place here`);
    const state = {
      'POST publish': 'published',
      'POST withdraw': 'withdrawn',
      'POST schedule': body['publishAt'] === null ? 'draft' : 'scheduled',
    }[what] as Article['state'];
    const publishAt = (body['publishAt'] as number | undefined) ?? null;
    const stored = { ...known, state, publishAt, isChanged: false, version: `v${++this.#at}` };
    this.articles.set(id, stored);
    return json(stored);
  }
}

/** Each line is a paragraph; whatever has `<` in it is a problem. */
function preview(markdown: string) {
  const lines = markdown.split('\n');
  return {
    content: lines
      .filter((line) => line !== '' && !line.includes('<'))
      .map((text) => ({ kind: 'paragraph', content: [{ kind: 'text', text }] })),
    problems: lines.flatMap((line, index) =>
      line.includes('<')
        ? [{ line: index + 1, column: line.indexOf('<') + 1, reason: 'HTML has no place here' }]
        : [],
    ),
  };
}

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
}

function problem(status: number, code: string, detail: string): Response {
  const body = { type: `urn:care-widget:error:${code}`, title: code, status, detail, code };
  return new Response(JSON.stringify({ ...body, retryable: false }), { status });
}
