// The engine behind searches, in files of its own: nobody needs it to see the panel.
import type { PublishedArticle, Season } from '../../sdk/protocol/articles.ts';
import type { FaqArticle } from '../../sdk/faq/article.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { bodyOf } from './article-body.ts';
import type { LoadFinder } from './article-finder.ts';

const MONTHS = 12;

export const loadFinder: LoadFinder = async (set, signal) => {
  const locale = set.head.locale.served ?? 'en';
  const { createIndexInSlices, loadLanguage } = await import('../../sdk/faq/index.ts');
  const language = await loadLanguage(locale);
  const votes = new Map(set.head.ranking?.votes.map((vote) => [vote.article, vote]));
  const read: FaqArticle[] = [];
  for (const article of set.articles.values()) {
    read.push(asRead(article, votes.get(article.id)));
    if (read.length % ARTICLES_A_SLICE === 0) await pause(signal);
  }
  const learned = set.head.ranking?.learned.map(({ article, phrase, weight }) => ({
    id: article,
    phrase,
    weight,
  }));
  const index = await createIndexInSlices(read, {
    locale,
    language,
    ...(learned && { learned }),
    pause: () => pause(signal),
  });
  return {
    search: (query, limit, { path, product, now }) =>
      index.search(query, {
        limit,
        context: { page: path, now, ...(product !== undefined && { product }) },
      }),
  };
};

/** Their texts are put together in slices, too. */
const ARTICLES_A_SLICE = 100;

/** The page has its turn; whoever has gone meanwhile needs no index. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    systemClock.after(0, () => (signal.aborted ? reject(signal.reason as Error) : resolve()));
  });
}

function asRead(article: PublishedArticle, votes: FaqArticle['votes']): FaqArticle {
  const { id, title, keywords, topics, pages, products, season, updatedAt } = article;
  return {
    id,
    title,
    body: bodyOf(article),
    keywords,
    topics,
    // A beginning of a path stands for itself and for all below.
    pages: pages.flatMap((page) => [page, `${page.replace(/\/$/, '')}/*`]),
    products,
    ...(season && { months: monthsOf(season) }),
    updatedAt,
    ...(votes && { votes }),
  };
}

function monthsOf({ from, to }: Season): number[] {
  const [first, last] = [Number(from.slice(0, 2)), Number(to.slice(0, 2))];
  const count = ((last - first + MONTHS) % MONTHS) + 1;
  return Array.from({ length: count }, (_, i) => ((first - 1 + i) % MONTHS) + 1);
}
