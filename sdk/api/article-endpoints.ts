import * as v from 'valibot';
import { slug } from '../protocol/article-blocks.ts';
import { locale } from '../protocol/articles.ts';
import { count, id, instant, siteId } from '../protocol/model.ts';
import {
  article,
  articleContent,
  articlePreview,
  articleRevision,
  articleState,
} from './article-resources.ts';
import { learningEndpoints } from './article-learning-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { pageOf, paging } from './page.ts';
import { idempotencyKey, version } from './resources.ts';

const SITE = '/v1/admin/sites/:site';
const LIST = `${SITE}/articles` as const;
const ONE = `${LIST}/:article` as const;

const place = { site: siteId, article: id };
/** With `version` nothing is done, and `outdated` said, when the article has changed since. */
const change = { ...place, version: v.optional(version) };
const written = { scope: 'articles:write', output: article } as const;
const { title, markdown, ...rest } = articleContent;
const optionalFacts = {
  slug: v.optional(slug),
  summary: v.optional(rest.summary),
  topics: v.optional(rest.topics),
  products: v.optional(rest.products),
  pages: v.optional(rest.pages),
  keywords: v.optional(rest.keywords),
  season: v.optional(rest.season),
  related: v.optional(rest.related),
};

/** Articles that may be published together. */
export const PUBLISH_MAX = 5_000;

export const articleEndpoints = {
  /** Newest change first. @throws CareError `bad-request`, `not-found` */
  list: {
    method: 'GET',
    path: LIST,
    scope: 'articles:read',
    summary: 'List articles, newest change first',
    input: v.strictObject({
      site: siteId,
      locale: v.optional(locale),
      state: v.optional(articleState),
      ...paging,
    }),
    output: pageOf(article),
  },
  /** @throws CareError `not-found` */
  get: {
    method: 'GET',
    path: ONE,
    scope: 'articles:read',
    summary: 'Get an article',
    input: v.strictObject(place),
    output: article,
  },
  /**
   * Begins a draft. `group` is that of the same article in another language. Without `slug` one is made of the title.
   * `idempotencyKey` becomes its id, so that asked again it is the same one.
   * @throws CareError `already-exists` for a slug or a translation, `conflict` for a key of something else
   */
  create: {
    ...written,
    method: 'POST',
    path: LIST,
    summary: 'Create an article as a draft',
    input: v.strictObject({
      site: siteId,
      locale,
      group: v.optional(id),
      title,
      markdown,
      ...optionalFacts,
      idempotencyKey: v.optional(idempotencyKey),
    }),
    status: 201,
    maxBytes: 262_144,
  },
  /** Readers go on seeing what was published. @throws CareError `not-found`, `outdated`, `already-exists` */
  update: {
    ...written,
    method: 'PATCH',
    path: ONE,
    summary: 'Change what is written in an article',
    input: v.strictObject({
      ...change,
      title: v.optional(title),
      markdown: v.optional(markdown),
      ...optionalFacts,
    }),
    maxBytes: 262_144,
  },
  /** @throws CareError `bad-request` with every problem of its Markdown, `not-found`, `outdated` */
  publish: {
    ...written,
    method: 'POST',
    path: `${ONE}/publish`,
    summary: 'Show readers what is written now',
    input: v.strictObject({ ...change, idempotencyKey: v.optional(idempotencyKey) }),
  },
  /** All of them or none. @throws CareError as `publish`, with the problems of all */
  publishMany: {
    method: 'POST',
    path: `${SITE}/article-publications`,
    scope: 'articles:write',
    summary: 'Publish several articles at once, or none of them',
    input: v.strictObject({
      site: siteId,
      articles: v.pipe(v.array(id), v.minLength(1), v.maxLength(PUBLISH_MAX)),
      idempotencyKey: v.optional(idempotencyKey),
    }),
    output: v.object({ published: count }),
    maxBytes: 262_144,
  },
  /** At a later instant; with null the plan is dropped. @throws CareError as `publish` */
  schedule: {
    ...written,
    method: 'POST',
    path: `${ONE}/schedule`,
    summary: 'Publish an article later',
    input: v.strictObject({
      ...change,
      publishAt: v.nullable(instant),
      idempotencyKey: v.optional(idempotencyKey),
    }),
  },
  /** Readers see it no more. @throws CareError `not-found`, `outdated` */
  withdraw: {
    ...written,
    method: 'POST',
    path: `${ONE}/withdraw`,
    summary: 'Take an article from readers',
    input: v.strictObject({ ...change, idempotencyKey: v.optional(idempotencyKey) }),
  },
  /** Writes what it was in a revision as its newest one. @throws CareError `not-found`, `outdated` */
  restore: {
    ...written,
    method: 'POST',
    path: `${ONE}/restore`,
    summary: 'Write again what an article was',
    input: v.strictObject({
      ...change,
      revision: count,
      idempotencyKey: v.optional(idempotencyKey),
    }),
  },
  /** With all that it was; readers see it no more. @throws CareError `not-found` */
  delete: {
    method: 'DELETE',
    path: ONE,
    scope: 'articles:write',
    summary: 'Delete an article with all its revisions',
    input: v.strictObject(place),
    output: v.object({ deleted: id }),
  },
  /** Newest first, the last hundred. @throws CareError `not-found` */
  versions: {
    method: 'GET',
    path: `${ONE}/versions`,
    scope: 'articles:read',
    summary: 'List what an article was, newest first',
    input: v.strictObject(place),
    output: pageOf(articleRevision),
  },
  /** Writes nothing. */
  preview: {
    method: 'POST',
    path: `${SITE}/article-preview`,
    scope: 'articles:read',
    summary: 'Show how readers would see a text, and what is wrong with it',
    input: v.strictObject({
      site: siteId,
      markdown,
      idempotencyKey: v.optional(idempotencyKey),
    }),
    output: articlePreview,
    maxBytes: 262_144,
  },
  ...learningEndpoints,
} as const satisfies Record<string, Endpoint>;
