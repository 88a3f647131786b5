// What is offered before anybody has asked: what fits the page and the season, then what helped others, then what is new.
import type { PublishedArticle, Season } from '../../sdk/protocol/articles.ts';
import type { ArticleSet } from '../history/article-shelf.ts';

export interface Circumstances {
  /** Path of the page. */
  readonly path: string;
  readonly product: string | undefined;
  readonly now: number;
}

const PRODUCT = 8;
const PAGE = 4;
const SEASON = 2;
/** A few votes say little: it is as if so many had said neither. */
const VOTES_ASIDE = 8;
const NEW_FOR_MS = 180 * 86_400_000;

/** The best first; articles of another season come last. Equal ones stand in the order of their ids, everywhere. */
export function fittingArticles(
  { head, articles }: ArticleSet,
  here: Circumstances,
  limit: number,
): readonly PublishedArticle[] {
  const votes = new Map(head.ranking?.votes.map((vote) => [vote.article, vote]));
  const worth = (article: PublishedArticle) => {
    const { helpful = 0, unhelpful = 0 } = votes.get(article.id) ?? {};
    const age = Math.max(0, here.now - article.updatedAt);
    return (
      (here.product !== undefined && article.products.includes(here.product) ? PRODUCT : 0) +
      pageFit(article.pages, here.path) * PAGE +
      (article.season ? (isWithin(article.season, here.now) ? SEASON : -PRODUCT) : 0) +
      (helpful - unhelpful) / (helpful + unhelpful + VOTES_ASIDE) +
      Math.min(1, Math.log1p(helpful) / 10) +
      Math.max(0, 1 - age / NEW_FOR_MS) / 10
    );
  };
  return [...articles.values()]
    .map((article) => ({ article, worth: worth(article) }))
    .sort((a, b) => b.worth - a.worth || (a.article.id < b.article.id ? -1 : 1))
    .slice(0, limit)
    .map(({ article }) => article);
}

/** From 0 to 1: a page named exactly fits better than one above it. */
function pageFit(pages: readonly string[], path: string): number {
  let best = 0;
  for (const page of pages)
    if (path === page || path.startsWith(page.endsWith('/') ? page : `${page}/`))
      best = Math.max(best, path.length > 0 ? Math.min(1, page.length / path.length) : 1);
  return best;
}

function isWithin({ from, to }: Season, now: number): boolean {
  const today = new Date(now).toISOString().slice(5, 10);
  return from <= to ? from <= today && today <= to : from <= today || today <= to;
}
