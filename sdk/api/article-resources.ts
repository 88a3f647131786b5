// Articles as editors see them.
import * as v from 'valibot';
import { articleBlock, slug } from '../protocol/article-blocks.ts';
import { articleFacts, articleVotes, locale } from '../protocol/articles.ts';
import { ARTICLE_TEXT_MAX_CHARS } from '../protocol/limits.ts';
import { count, foreignId, id, instant, siteId } from '../protocol/model.ts';
import { version } from './resources.ts';

/** What an editor writes. */
export const articleContent = {
  ...articleFacts,
  /** CommonMark with tables; see ARTICLES.md for what is carried. */
  markdown: v.pipe(v.string(), v.maxLength(ARTICLE_TEXT_MAX_CHARS)),
};

export const articleState = v.picklist(['draft', 'scheduled', 'published', 'withdrawn']);

export const article = v.object({
  id,
  site: siteId,
  locale,
  /** The same in all languages of an article. */
  group: id,
  slug,
  state: articleState,
  /** Readers see an earlier revision than this. */
  isChanged: v.boolean(),
  /** When what is written now will be published; null for no such plan. */
  publishAt: v.nullable(instant),
  ...articleContent,
  /** Counts what was saved, from 1. */
  revision: count,
  publishedRevision: v.nullable(count),
  publishedAt: v.nullable(instant),
  createdAt: instant,
  updatedAt: instant,
  updatedBy: foreignId,
  version,
});

/** What an article was. */
export const articleRevision = v.object({
  revision: count,
  at: instant,
  by: foreignId,
  ...articleContent,
});

/** Lines and columns count from 1. */
export const articleProblem = v.object({ line: count, column: count, reason: v.string() });

/** How readers would see it, as far as it can be carried; it can be published when there are no problems. */
export const articlePreview = v.object({
  content: v.array(articleBlock),
  problems: v.array(articleProblem),
});

/** Searches that found nothing that helped, those that ask the same together. */
export const articleGap = v.object({
  locale,
  /** As most people wrote it. */
  query: v.string(),
  /** Other ways in which it was asked, at most 5. */
  others: v.array(v.string()),
  count,
  /** Visitors, where known, and networks that asked. */
  askers: count,
  /** How many of them went on to a person. */
  persons: count,
  lastAt: instant,
});

/** What was learned for an article, and is served with it. */
export const learnedArticlePhrase = v.object({
  /** Of this phrase for this article. */
  id: v.pipe(v.string(), v.regex(/^[a-f\d]{32}$/)),
  locale,
  article: id,
  phrase: v.string(),
  weight: v.number(),
  visitors: count,
  networks: count,
  lastAt: instant,
});

/** What readers said of an article. */
export const articleFeedback = v.object({
  votes: articleVotes,
  /** Newest first, at most 50, redacted. */
  reasons: v.array(v.object({ helpful: v.boolean(), reason: v.string(), at: instant })),
});

/** What became of searches since an instant. A search counts as solved as ARTICLES.md says. */
export const articleReport = v.object({
  since: instant,
  searches: count,
  /** The shopper said so. */
  solved: count,
  /** An article was read, and nobody came back on the same subject within 7 days. */
  silent: count,
  /** An article was read, and they did come back, or may still do so. */
  open: count,
  abandoned: count,
  person: count,
});

export type Article = v.InferOutput<typeof article>;
export type ArticleRevisionResource = v.InferOutput<typeof articleRevision>;
export type ArticlePreview = v.InferOutput<typeof articlePreview>;
export type ArticleGap = v.InferOutput<typeof articleGap>;
export type LearnedArticlePhrase = v.InferOutput<typeof learnedArticlePhrase>;
export type ArticleFeedback = v.InferOutput<typeof articleFeedback>;
export type ArticleReport = v.InferOutput<typeof articleReport>;
