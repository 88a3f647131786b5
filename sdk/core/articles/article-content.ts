import type * as v from 'valibot';
import type { Article } from '../../api/article-resources.ts';
import type { articleContent } from '../../api/article-resources.ts';
import type { ArticleRow } from '../../stores/port/article-records.ts';

/** What an editor writes, and what each revision keeps. */
export type ArticleContent = {
  -readonly [K in keyof typeof articleContent]: v.InferOutput<(typeof articleContent)[K]>;
};

type Given = { readonly [K in keyof ArticleContent]?: ArticleContent[K] | undefined };

const EMPTY: Omit<ArticleContent, 'title' | 'markdown'> = {
  summary: '',
  topics: [],
  products: [],
  pages: [],
  keywords: [],
  season: null,
  related: [],
};

/** What was given over what was there; everything else is left out. */
export function contentOf(given: Given, before?: ArticleContent): ArticleContent {
  const all = { ...EMPTY, title: '', markdown: '', ...before };
  const { title, summary, topics, products, pages, keywords, season, related, markdown } = given;
  return {
    title: title ?? all.title,
    summary: summary ?? all.summary,
    topics: topics ?? all.topics,
    products: products ?? all.products,
    pages: pages ?? all.pages,
    keywords: keywords ?? all.keywords,
    season: season === undefined ? all.season : season,
    related: related ?? all.related,
    markdown: markdown ?? all.markdown,
  };
}

/** It was written by this file. */
export function contentIn(row: { readonly content: unknown }): ArticleContent {
  return row.content as ArticleContent;
}

export function articleOf(row: ArticleRow): Article {
  const { content: _, change, ...rest } = row;
  return {
    ...rest,
    ...contentIn(row),
    isChanged: row.state === 'published' && row.revision !== row.publishedRevision,
    version: String(change),
  };
}
