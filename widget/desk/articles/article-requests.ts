// The admin API as an agent's page asks it: with the log-in's cookie, like everything of the desk.
import { CareError, ERROR_CODES, type ErrorCode } from '../../../sdk/protocol/care-error.ts';
import type {
  Article,
  ArticleGap,
  ArticleText,
  ArticleVersion,
  NewArticle,
  PreviewAnswer,
} from './article-shapes.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Place {
  readonly site: string;
  /** Base address of the care server. */
  readonly server: string;
  readonly fetch: Fetch;
}

/** An article as whoever changes it has seen it. */
type Seen = Pick<Article, 'id' | 'version'>;

interface Sent {
  readonly body?: object;
  /** The version that the sender has read. */
  readonly version?: string;
  /** UUID of the deed, however often it is tried. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const PAGE_ITEMS = 100;

/** Everything throws CareError: `busy` when nobody answers, `conflict` or `outdated` when somebody was faster. */
export class ArticleRequests {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  /** All articles, page after page, newest change first. */
  async *pages(signal: AbortSignal): AsyncGenerator<readonly Article[]> {
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = new URLSearchParams({
        limit: String(PAGE_ITEMS),
        ...(cursor !== '' && { cursor }),
      });
      const page = (await this.#ask('GET', `articles?${query}`, { signal })) as Page<Article>;
      yield page.items;
      cursor = page.next;
    }
  }

  get(article: string): Promise<Article> {
    return this.#ask('GET', at(article)) as Promise<Article>;
  }

  create(article: NewArticle, idempotencyKey: string): Promise<Article> {
    return this.#ask('POST', 'articles', { body: article, idempotencyKey }) as Promise<Article>;
  }

  update({ id, version }: Seen, body: Partial<ArticleText>): Promise<Article> {
    return this.#ask('PATCH', at(id), { body, version }) as Promise<Article>;
  }

  publish({ id, version }: Seen): Promise<Article> {
    return this.#ask('POST', `${at(id)}/publish`, { body: {}, version }) as Promise<Article>;
  }

  withdraw({ id, version }: Seen): Promise<Article> {
    return this.#ask('POST', `${at(id)}/withdraw`, { body: {}, version }) as Promise<Article>;
  }

  /** @param publishAt null takes it back */
  schedule({ id, version }: Seen, publishAt: number | null): Promise<Article> {
    const body = { publishAt };
    return this.#ask('POST', `${at(id)}/schedule`, { body, version }) as Promise<Article>;
  }

  restore({ id, version }: Seen, revision: number): Promise<Article> {
    const body = { revision };
    return this.#ask('POST', `${at(id)}/restore`, { body, version }) as Promise<Article>;
  }

  async remove(article: string): Promise<void> {
    await this.#ask('DELETE', at(article));
  }

  async versions(article: string): Promise<readonly ArticleVersion[]> {
    const page = await this.#ask('GET', `${at(article)}/versions`);
    return (page as Page<ArticleVersion>).items;
  }

  /** Most asked first. */
  async gaps(): Promise<readonly ArticleGap[]> {
    return ((await this.#ask('GET', 'article-gaps')) as Page<ArticleGap>).items;
  }

  preview(markdown: string, signal: AbortSignal): Promise<PreviewAnswer> {
    const body = { markdown };
    return this.#ask('POST', 'article-preview', { body, signal }) as Promise<PreviewAnswer>;
  }

  async #ask(method: string, path: string, sent: Sent = {}): Promise<unknown> {
    const { site, server, fetch } = this.#place;
    const url = `${server}/v1/admin/sites/${encodeURIComponent(site)}/${path}`;
    const response = await fetch(url, initOf(method, sent)).catch((cause: unknown) => {
      if (sent.signal?.aborted) throw cause;
      throw new CareError('busy', undefined, { cause });
    });
    // A proxy's page instead of an answer, and an answer without a body.
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return body;
    throw problemOf(response.status, body);
  }
}

/** What went wrong, whatever was thrown. */
export function careErrorOf(error: unknown): CareError {
  return error instanceof CareError
    ? error
    : new CareError('internal', undefined, { cause: error });
}

function at(article: string): string {
  return `articles/${encodeURIComponent(article)}`;
}

function initOf(method: string, { body, version, idempotencyKey, signal }: Sent): RequestInit {
  return {
    method,
    credentials: 'include',
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': `"${idempotencyKey}"` }),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  };
}

function problemOf(status: number, body: unknown): CareError {
  const { code, detail } = (body ?? {}) as { code?: unknown; detail?: unknown };
  const known = typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
  const fallback: ErrorCode = status >= 500 || status === 429 ? 'busy' : 'bad-request';
  return new CareError(
    known ? (code as ErrorCode) : fallback,
    typeof detail === 'string' ? detail : undefined,
  );
}
