import type { FaqArticle, FaqContext } from './article.ts';

/** A fact that moves an article up or down, as a share of its score. */
export interface Moved {
  readonly fact: string;
  readonly by: number;
}

const BY = {
  page: 0.2,
  product: 0.2,
  topics: 0.15,
  order: 0.2,
  season: 0.1,
  votes: 0.1,
  fresh: 0.05,
};
/** With few votes nothing is known: this many are as if half of them had been helpful. */
const VOTES_EVEN = 10;
/** After a year, half of what freshness gives is left. */
const FRESH_MS = 365 * 24 * 3600 * 1000;

/** Whether an article is for the site at all. */
export function isForSite({ sites }: FaqArticle, { site }: FaqContext): boolean {
  return site === undefined || sites === undefined || sites.length === 0 || sites.includes(site);
}

/** What speaks for or against an article before anything was asked. */
export function movedBy(article: FaqArticle, context: FaqContext): Moved[] {
  const moved: Moved[] = [];
  const { page, product, topics, orderState, now } = context;
  if (page !== undefined && article.pages?.some((pattern) => isOn(page, pattern)))
    moved.push({ fact: 'page', by: BY.page });
  if (product !== undefined && article.products?.includes(product))
    moved.push({ fact: 'product', by: BY.product });
  if (article.topics?.some((topic) => topics?.includes(topic)))
    moved.push({ fact: 'topics', by: BY.topics });
  if (orderState !== undefined && article.orderStates?.includes(orderState))
    moved.push({ fact: 'order', by: BY.order });
  const month = now === undefined ? 0 : new Date(now).getUTCMonth() + 1;
  if (article.months?.includes(month)) moved.push({ fact: 'season', by: BY.season });
  const { helpful, unhelpful } = article.votes ?? { helpful: 0, unhelpful: 0 };
  if (helpful !== unhelpful)
    moved.push({
      fact: 'votes',
      by: (BY.votes * (helpful - unhelpful)) / (helpful + unhelpful + VOTES_EVEN),
    });
  if (now !== undefined && article.updatedAt !== undefined)
    moved.push({
      fact: 'fresh',
      by: (BY.fresh * FRESH_MS) / (FRESH_MS + Math.max(0, now - article.updatedAt)),
    });
  return moved;
}

function isOn(page: string, pattern: string): boolean {
  return pattern.endsWith('*') ? page.startsWith(pattern.slice(0, -1)) : page === pattern;
}
