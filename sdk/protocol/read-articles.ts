// The browser's look at articles: what names them is checked here, what their trees hold where they are drawn, because
// a block that a reader does not know is drawn as nothing [A6].
import type {
  ArticlesDelta,
  ArticleVotes,
  LearnedPhrase,
  PublishedArticle,
  SearchAnswer,
  ServedLocale,
  VoteRequest,
} from './articles.ts';
import {
  isBoolean,
  isCount,
  isNumber,
  isString,
  isWord,
  listOf,
  maybe,
  orNull,
  shape,
  type Guard,
} from './shape.ts';

const isServed = shape<ServedLocale>({
  asked: isString,
  served: orNull(isString),
  because: isWord(),
});

/** Blocks are looked at one by one when they are drawn. */
const isTree = Array.isArray as unknown as Guard<PublishedArticle['content']>;

export const isArticle = shape<PublishedArticle>({
  id: isString,
  locale: isString,
  slug: isString,
  title: isString,
  summary: isString,
  topics: listOf(isString),
  products: listOf(isString),
  pages: listOf(isString),
  keywords: listOf(isString),
  season: orNull(shape<NonNullable<PublishedArticle['season']>>({ from: isString, to: isString })),
  related: listOf(isString),
  content: isTree,
  translations: listOf(
    shape<PublishedArticle['translations'][number]>({
      locale: isString,
      id: isString,
      slug: isString,
    }),
  ),
  version: isCount,
  updatedAt: isCount,
});

const headFields = {
  version: isString,
  locale: isServed,
  locales: listOf(isString),
  search: isWord<ArticlesDelta['search']>(),
  ranking: maybe(
    shape<NonNullable<ArticlesDelta['ranking']>>({
      votes: listOf(
        shape<ArticleVotes>({ article: isString, helpful: isCount, unhelpful: isCount }),
      ),
      learned: listOf(
        shape<LearnedPhrase>({ article: isString, phrase: isString, weight: isNumber }),
      ),
    }),
  ),
};

/** A set without its articles, as a device keeps it. */
export const isHead =
  shape<Pick<ArticlesDelta, 'version' | 'locale' | 'locales' | 'search' | 'ranking'>>(headFields);

export const isDelta = shape<ArticlesDelta>({
  ...headFields,
  full: isBoolean,
  articles: listOf(isArticle),
  removed: listOf(isString),
});

export const isVote = shape<VoteRequest & { article: string }>({
  article: isString,
  op: isString,
  helpful: isBoolean,
  reason: maybe(isString),
});

export const isSearchAnswer = shape<SearchAnswer>({
  locale: isServed,
  confidence: isNumber,
  results: listOf(
    shape<SearchAnswer['results'][number]>({
      id: isString,
      slug: isString,
      title: isString,
      summary: isString,
      score: isNumber,
    }),
  ),
});
