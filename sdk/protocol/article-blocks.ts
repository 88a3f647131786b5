// What an article's text is made of when it reaches a reader: a tree in which nothing is markup. The server makes it of
// Markdown when the article is published, and refuses what has no place in it.
import * as v from 'valibot';
import { URL_MAX_CHARS } from './limits.ts';
import { count } from './model.ts';

/** Goes into an address as it is: lower case and digits of any script, joined by hyphens. */
export const slug = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(/^[\p{Ll}\p{Lo}\p{M}\p{Nd}]+(-[\p{Ll}\p{Lo}\p{M}\p{Nd}]+)*$/u),
);

/** `https:`, `mailto:`, `tel:`, a path of the shop (`/returns`) or a place in the same article (`#sizes`). */
export const articleHref = v.pipe(
  v.string(),
  v.maxLength(URL_MAX_CHARS),
  v.regex(/^(https:\/\/[^/\\]|mailto:|tel:|\/(?![/\\])|#)/),
);
/** `https:` or a path of the shop. */
export const articleSource = v.pipe(
  v.string(),
  v.maxLength(URL_MAX_CHARS),
  v.regex(/^(https:\/\/[^/\\]|\/(?![/\\]))/),
);

export const articleText = v.object({
  kind: v.literal('text'),
  text: v.string(),
  marks: v.optional(v.array(v.picklist(['strong', 'emphasis', 'code']))),
});
export const articleBreak = v.object({ kind: v.literal('break') });
export const articleImage = v.object({
  kind: v.literal('image'),
  src: articleSource,
  /** Empty for one that only decorates. */
  alt: v.string(),
  caption: v.optional(v.string()),
  /** In pixels: room is kept for it before it is there. */
  width: count,
  height: count,
});
const linked = v.array(v.variant('kind', [articleText, articleBreak, articleImage]));
export const articleLink = v.object({
  kind: v.literal('link'),
  href: articleHref,
  content: linked,
});
/** To the article with this slug, in the same language. Where there is none it is drawn as its content alone. */
export const articleReference = v.object({
  kind: v.literal('article'),
  slug,
  content: linked,
});
export const articleInline = v.variant('kind', [
  articleText,
  articleBreak,
  articleImage,
  articleLink,
  articleReference,
]);

const inlines = v.array(articleInline);
const heading = v.object({
  kind: v.literal('heading'),
  /** Below the article's title, which is 1. */
  level: v.picklist([2, 3, 4]),
  /** For `#` links; each once in an article. */
  anchor: v.string(),
  content: inlines,
});
const paragraph = v.object({ kind: v.literal('paragraph'), content: inlines });
const code = v.object({ kind: v.literal('code'), text: v.string() });
const rule = v.object({ kind: v.literal('rule') });
const table = v.object({
  kind: v.literal('table'),
  align: v.array(v.nullable(v.picklist(['left', 'center', 'right']))),
  /** Cells. */
  head: v.array(inlines),
  rows: v.array(v.array(inlines)),
});

const leaf = v.variant('kind', [heading, paragraph, code, rule, table]);
const blocks = v.array(v.lazy((): v.GenericSchema<ArticleBlock> => articleBlock));
const list = v.object({
  kind: v.literal('list'),
  /** Steps. */
  ordered: v.boolean(),
  /** The number of the first step. */
  start: v.optional(count),
  items: v.array(blocks),
});
const quote = v.object({ kind: v.literal('quote'), content: blocks });

export const articleBlock: v.GenericSchema<ArticleBlock> = v.union([leaf, list, quote]);

export type ArticleInline = v.InferOutput<typeof articleInline>;
export type ArticleImage = v.InferOutput<typeof articleImage>;
type Leaf = v.InferOutput<typeof leaf>;
/** Written out for its members that hold others, which no compiler infers. */
export type ArticleBlock =
  | Leaf
  | { kind: 'list'; ordered: boolean; start?: number | undefined; items: ArticleBlock[][] }
  | { kind: 'quote'; content: ArticleBlock[] };
