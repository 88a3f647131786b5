// A care server with articles, and readers with tokens.
import { uuidV4, uuidV7 } from '../../../sdk/protocol/ids.ts';
import type { ArticlesDelta, SearchReport } from '../../../sdk/protocol/articles.ts';
import { hashOfToken } from '../../../sdk/core/secret-token.ts';
import { createCare, type Care, type CareOptions } from '../../../sdk/server/index.ts';
import { openStore } from '../../../sdk/stores/open-store.ts';
import type { Store } from '../../../sdk/stores/store.ts';

export const SITE = 'demo';
export const SHOP = 'https://shop.example';
const ADDRESS = 'x-test-address';

export interface ArticleStage {
  readonly care: Care;
  readonly store: Store;
  article(given?: Partial<Parameters<Care['api']['articles']['create']>[0]>): Promise<string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  delta(locale: string, since?: string): Promise<ArticlesDelta>;
  /** A new contact's token. */
  token(contact?: string): Promise<string>;
  vote(article: string, how: VoteOf): Promise<Response>;
  searched(report: Partial<SearchReport>, address?: string): Promise<Response>;
  close(): Promise<void>;
}

export interface VoteOf {
  readonly token: string;
  readonly helpful: boolean;
  readonly address?: string;
  readonly op?: string;
  readonly reason?: string;
}

export async function openArticleStage(more: Partial<CareOptions> = {}): Promise<ArticleStage> {
  const store = await openStore('sqlite::memory:');
  const care = await createCare({
    store,
    sites: {
      demo: { name: 'Demo', origins: [SHOP], language: 'en' },
      other: { name: 'Other', origins: ['https://other.example'] },
    },
    clientAddress: (request) => request.headers.get(ADDRESS),
    logger: { error() {}, warn() {}, info() {} },
    ...more,
  });
  const ask = (path: string, init: RequestInit = {}, address = '192.0.2.1') =>
    care.fetch(
      new Request(`https://care.example/v1/articles${path}`, {
        ...init,
        headers: { origin: SHOP, [ADDRESS]: address, ...(init.headers as Record<string, string>) },
      }),
    );
  return {
    care,
    store,
    async article(given = {}) {
      const title = given.title ?? `Title ${uuidV4()}`;
      const { id } = await care.api.articles.create({
        site: SITE,
        locale: 'en',
        title,
        markdown: `About *${title}*.`,
        ...given,
      });
      await care.api.articles.publish({ site: given.site ?? SITE, article: id });
      return id;
    },
    get: (path, headers = {}) => ask(path, { headers }),
    async delta(locale, since) {
      const response = await ask(
        `?site=${SITE}&locale=${locale}${since === undefined ? '' : `&since=${since}`}`,
      );
      return (await response.json()) as ArticlesDelta;
    },
    async token(contact = uuidV4()) {
      const token = uuidV4() + uuidV4();
      const createdAt = Date.now();
      await store.createVisitor(
        { site: SITE, id: contact, name: null, createdAt },
        {
          site: SITE,
          hash: hashOfToken(token),
          contact,
          device: uuidV4(),
          createdAt,
          expiresAt: createdAt + 1e12,
        },
      );
      return token;
    },
    vote: (article, { token, address, op = uuidV7(Date.now()), ...said }) =>
      ask(
        `/${article}/vote?site=${SITE}`,
        {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}` },
          body: JSON.stringify({ op, ...said }),
        },
        address,
      ),
    searched: (report, address) =>
      ask(
        `/searches?site=${SITE}`,
        {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: JSON.stringify({
            id: uuidV7(Date.now()),
            locale: 'en',
            query: 'where is my parcel',
            shown: [],
            outcome: 'abandoned',
            ...report,
          }),
        },
        address,
      ),
    close: () => care.close(),
  };
}
