// Articles as readers get them, and what readers say of them. PROTOCOL.md, "Articles", says when each is asked for.
import * as v from 'valibot';
import { articleBlock, slug } from './article-blocks.ts';
import {
  ARTICLE_LIST_MAX,
  ARTICLE_SUMMARY_MAX_CHARS,
  SEARCH_MAX_CHARS,
  SEARCH_SHOWN_MAX,
  TITLE_MAX_CHARS,
  VOTE_REASON_MAX_CHARS,
} from './limits.ts';
import { count, id, instant } from './model.ts';

/** A language as BCP 47 has it, for example `de` or `pt-BR`. */
export const locale = v.pipe(
  v.string(),
  v.maxLength(35),
  v.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[A-Za-z\d]{2,8})*$/),
);
const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const list = <S extends v.GenericSchema>(item: S) =>
  v.pipe(v.array(item), v.maxLength(ARTICLE_LIST_MAX));
const words = list(line(TITLE_MAX_CHARS));

/** Month and day, `12-24`. */
const dayOfYear = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
/** Days of any year, both included; from a later to an earlier one goes over New Year. */
export const season = v.object({ from: dayOfYear, to: dayOfYear });

/** What an article is about, besides its text. */
export const articleFacts = {
  title: line(TITLE_MAX_CHARS),
  /** Plain text; empty when there is none. */
  summary: v.pipe(v.string(), v.trim(), v.maxLength(ARTICLE_SUMMARY_MAX_CHARS)),
  topics: words,
  /** Ids of products as the shop's pages name them. */
  products: words,
  /** Beginnings of paths of the shop's pages on which it fits, `/checkout`. */
  pages: words,
  keywords: words,
  season: v.nullable(season),
  /** Ids of articles, the best first. A reader leaves out those that it does not have. */
  related: list(id),
};

export const publishedArticle = v.object({
  id,
  locale,
  /** One in its language; a deep link names it. */
  slug,
  ...articleFacts,
  content: v.array(articleBlock),
  /** The same article in other languages. */
  translations: v.array(v.object({ locale, id, slug })),
  /** Counts what was published of it, from 1. */
  version: count,
  /** When this version was published. */
  updatedAt: instant,
});

/** What others made of an article: see A9. Not there before it means something. */
export const articleVotes = v.object({ article: id, helpful: count, unhelpful: count });

/** What somebody asked whom this article then helped. Redacted, and never of one person alone: see A11. */
export const learnedPhrase = v.object({
  article: id,
  phrase: v.string(),
  /** Above 0, at most 1. */
  weight: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
});

/** Which language is served and why: the one asked for, its language without the region, the shop's own, or none. */
export const servedLocale = v.object({
  asked: v.string(),
  served: v.nullable(locale),
  because: v.picklist(['exact', 'language', 'default', 'none']),
});

/** `GET /v1/articles`. */
export const articlesDelta = v.object({
  /** Of the set as it is after this; `since` of the next request, and the ETag of this answer. */
  version: v.string(),
  locale: servedLocale,
  /** All languages in which there is something. */
  locales: v.array(locale),
  /** `server`: there are more than a device holds, and this has none of them. */
  search: v.picklist(['device', 'server']),
  /** Everything held is dropped first. */
  full: v.boolean(),
  articles: v.array(publishedArticle),
  /** Ids of articles that are there no more. */
  removed: v.array(id),
  /** Absent when nothing of it has changed since; otherwise it takes the place of what is held. */
  ranking: v.optional(v.object({ votes: v.array(articleVotes), learned: v.array(learnedPhrase) })),
});

/** `PUT /v1/articles/:id/vote`. */
export const voteRequest = v.object({
  /** UUID version 7, made once for this vote. */
  op: id,
  helpful: v.boolean(),
  reason: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(VOTE_REASON_MAX_CHARS))),
});
/** The vote that stands: a newer one than was sent, when there is one. */
export const voteAnswer = v.object({ article: id, op: id, helpful: v.boolean() });

/**
 * What became of a search: `solved` the shopper said so; `read` an article was opened and nothing said; `abandoned`
 * nothing was opened; `person` they went on to chat, form or call.
 */
export const searchOutcome = v.picklist(['solved', 'read', 'abandoned', 'person']);

/** `POST /v1/articles/searches`. */
export const searchReport = v.object({
  /** UUID version 7, made once for this search. Sent again with another outcome it takes the place of the one before. */
  id,
  locale,
  query: line(SEARCH_MAX_CHARS),
  /** Ids of the articles that were listed, best first. */
  shown: v.pipe(v.array(id), v.maxLength(SEARCH_SHOWN_MAX)),
  /** The one that was read last. */
  opened: v.optional(id),
  outcome: searchOutcome,
  /** The conversation that began with it. */
  conversation: v.optional(id),
  /** The contact's token, for requests that outlive their page and have no headers. */
  token: v.optional(v.string()),
});

/** `GET /v1/articles/search`. */
export const searchAnswer = v.object({
  locale: servedLocale,
  /** How sure it is that the first answers what was asked: 0 to 1. */
  confidence: v.number(),
  results: v.array(
    v.object({
      ...v.pick(publishedArticle, ['id', 'slug', 'title', 'summary']).entries,
      score: v.number(),
    }),
  ),
});

export type PublishedArticle = v.InferOutput<typeof publishedArticle>;
export type ArticleVotes = v.InferOutput<typeof articleVotes>;
export type LearnedPhrase = v.InferOutput<typeof learnedPhrase>;
export type ServedLocale = v.InferOutput<typeof servedLocale>;
export type ArticlesDelta = v.InferOutput<typeof articlesDelta>;
export type VoteRequest = v.InferOutput<typeof voteRequest>;
export type VoteAnswer = v.InferOutput<typeof voteAnswer>;
export type SearchOutcome = v.InferOutput<typeof searchOutcome>;
export type SearchReport = v.InferOutput<typeof searchReport>;
export type SearchAnswer = v.InferOutput<typeof searchAnswer>;
export type Season = v.InferOutput<typeof season>;
