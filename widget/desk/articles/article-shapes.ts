// What the desk reads of articles and sends of them: `/v1/admin/sites/:site/articles`.
import type { ArticleBlock } from '../../../sdk/protocol/article-blocks.ts';
import type { Season } from '../../../sdk/protocol/articles.ts';

export type ArticleState = 'draft' | 'scheduled' | 'published' | 'withdrawn';

/** What one writes of an article. */
export interface ArticleText {
  readonly title: string;
  readonly summary: string;
  readonly markdown: string;
  readonly topics: readonly string[];
  readonly products: readonly string[];
  readonly pages: readonly string[];
  readonly keywords: readonly string[];
  readonly season: Season | null;
  readonly related: readonly string[];
}

export interface Article extends ArticleText {
  readonly id: string;
  readonly locale: string;
  /** The same article in other languages has the same one. */
  readonly group: string;
  readonly slug: string;
  readonly state: ArticleState;
  /** Published, and edited since. */
  readonly isChanged: boolean;
  readonly publishAt: number | null;
  readonly revision: number;
  readonly publishedRevision: number | null;
  readonly publishedAt: number | null;
  readonly updatedAt: number;
  readonly updatedBy: string;
  /** Of what is kept: whoever saves over another one has not seen it. */
  readonly version: string;
}

export interface NewArticle extends ArticleText {
  readonly locale: string;
  /** Of the article that it translates. */
  readonly group?: string;
}

/** What was saved before. */
export interface ArticleVersion {
  readonly revision: number;
  readonly title: string;
  readonly at: number;
  readonly by: string;
}

/** From 1; what stands there has no place in an article. */
export interface TextProblem {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** Searches that found nothing that helped, those that ask the same together. */
export interface ArticleGap {
  readonly locale: string;
  /** As most people wrote it. */
  readonly query: string;
  readonly others: readonly string[];
  readonly count: number;
  readonly askers: number;
  /** How many of them went on to a person. */
  readonly persons: number;
}

export interface PreviewAnswer {
  readonly content: readonly ArticleBlock[];
  readonly problems: readonly TextProblem[];
}
