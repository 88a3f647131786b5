// What searches and votes say about a shop's articles.
import * as v from 'valibot';
import { locale } from '../protocol/articles.ts';
import { count, id, instant, siteId } from '../protocol/model.ts';
import {
  articleFeedback,
  articleGap,
  articleReport,
  learnedArticlePhrase,
} from './article-resources.ts';
import type { Endpoint } from './endpoint.ts';
import { pageOf } from './page.ts';
import { idempotencyKey } from './resources.ts';

const SITE = '/v1/admin/sites/:site';
const PHRASES = `${SITE}/article-phrases` as const;

export const learningEndpoints = {
  /** Of the last 90 days, most asked first, at most a hundred. @throws CareError `not-found` */
  gaps: {
    method: 'GET',
    path: `${SITE}/article-gaps`,
    scope: 'articles:read',
    summary: 'List what was searched for in vain',
    input: v.strictObject({ site: siteId, locale: v.optional(locale) }),
    output: pageOf(articleGap),
  },
  /** What votes say of an article, with reasons. @throws CareError `not-found` */
  feedback: {
    method: 'GET',
    path: `${SITE}/articles/:article/feedback`,
    scope: 'articles:read',
    summary: 'Get what readers said of an article',
    input: v.strictObject({ site: siteId, article: id }),
    output: articleFeedback,
  },
  /** Heaviest first. @throws CareError `not-found` */
  phrases: {
    method: 'GET',
    path: PHRASES,
    scope: 'articles:read',
    summary: 'List the phrases that were learned for articles',
    input: v.strictObject({ site: siteId, locale: v.optional(locale) }),
    output: pageOf(learnedArticlePhrase),
  },
  /** What was asked up to now counts no more for it; it may be learned anew. @throws CareError `not-found` */
  forgetPhrase: {
    method: 'DELETE',
    path: `${PHRASES}/:phrase`,
    scope: 'articles:write',
    summary: 'Forget a learned phrase',
    input: v.strictObject({ site: siteId, phrase: learnedArticlePhrase.entries.id }),
    output: v.object({ forgotten: count }),
  },
  /** The same for all of a site. @throws CareError `not-found` */
  resetPhrases: {
    method: 'POST',
    path: `${PHRASES}/reset`,
    scope: 'articles:write',
    summary: 'Forget all learned phrases',
    input: v.strictObject({ site: siteId, idempotencyKey: v.optional(idempotencyKey) }),
    output: v.object({ forgotten: count }),
  },
  /** Since 30 days ago unless `since` says otherwise; 90 days at most. @throws CareError `not-found` */
  report: {
    method: 'GET',
    path: `${SITE}/article-report`,
    scope: 'articles:read',
    summary: 'Count what became of searches',
    input: v.strictObject({ site: siteId, since: v.optional(instant) }),
    output: articleReport,
  },
} as const satisfies Record<string, Endpoint>;
