// Articles as files have them: Markdown with a head, JSON, or CSV. What is wrong is named with its file and line, all at once.
import * as v from 'valibot';
import { slug as slugSchema } from '../protocol/article-blocks.ts';
import { articleFacts, locale as localeSchema } from '../protocol/articles.ts';
import { ARTICLE_TEXT_MAX_CHARS } from '../protocol/limits.ts';
import { instant } from '../protocol/model.ts';
import { anchorOf } from './anchor-of.ts';
import { compileMarkdown } from './compile-markdown.ts';
import { csvRecords } from './csv-records.ts';
import { frontMatter, type Fields } from './front-matter.ts';

const { title, summary, topics, products, pages, keywords, season } = articleFacts;

const source = v.strictObject({
  title,
  locale: localeSchema,
  slug: v.optional(slugSchema),
  /** Any word that the same article has in all its languages; default: the name of its file. */
  group: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  summary: v.optional(summary, ''),
  topics: v.optional(topics, []),
  products: v.optional(products, []),
  pages: v.optional(pages, []),
  keywords: v.optional(keywords, []),
  season: v.optional(v.nullable(season), null),
  /** Slugs of articles in the same language. */
  related: v.optional(v.pipe(v.array(slugSchema), v.maxLength(20)), []),
  publishAt: v.optional(instant),
  /** Not to be published. */
  draft: v.optional(v.boolean(), false),
  markdown: v.pipe(v.string(), v.maxLength(ARTICLE_TEXT_MAX_CHARS)),
});

export interface ArticleSource extends Omit<v.InferOutput<typeof source>, 'slug'> {
  readonly slug: string;
  /** Where it stands: for messages. */
  readonly file: string;
  readonly line: number;
}

export interface SourceFile {
  /** With its folder, as people know it. */
  readonly path: string;
  readonly text: string;
}

export interface ReadSources {
  readonly articles: readonly ArticleSource[];
  /** `file:line: reason`. */
  readonly problems: readonly string[];
}

interface Raw {
  readonly fields: Fields;
  readonly line: number;
  /** The line on which the Markdown begins. */
  readonly textLine: number;
}

const LISTS = ['topics', 'products', 'pages', 'keywords', 'related'];

/** Files that end in neither `.md`, `.json` nor `.csv` are a problem too. */
export function readSources(files: readonly SourceFile[]): ReadSources {
  const articles: ArticleSource[] = [];
  const problems: string[] = [];
  for (const file of files) {
    try {
      for (const raw of rawOf(file)) readOne(file.path, raw, { articles, problems });
    } catch (error) {
      problems.push(`${file.path}:1: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { articles, problems: [...problems, ...duplicates(articles)] };
}

function rawOf({ path, text }: SourceFile): Raw[] {
  if (path.endsWith('.md')) {
    const { fields, body, bodyLine } = frontMatter(text);
    const named = { ...fromPath(path), ...fields, markdown: body };
    return [{ fields: named, line: 1, textLine: bodyLine }];
  }
  if (path.endsWith('.csv'))
    return csvRecords(text).map(({ fields, line }) => ({ fields, line, textLine: line }));
  if (!path.endsWith('.json')) throw new Error('expected a file that ends in .md, .json or .csv');
  const all: unknown = JSON.parse(text);
  if (!Array.isArray(all)) throw new Error('expected a list of articles');
  return all.map((fields: unknown, i) => {
    if (typeof fields !== 'object' || fields === null)
      throw new Error(`expected an article as entry ${i + 1}`);
    return { fields: fields as Fields, line: 1, textLine: 1 };
  });
}

/** `de/returns.md` and `returns.de.md` say their language, and that they are one article in two. */
function fromPath(path: string): Fields {
  const parts = path.split('/');
  const [name = '', suffix] = (parts.at(-1) ?? '').replace(/\.md$/, '').split('.');
  const said = [suffix, parts.at(-2)].find((one) => one !== undefined && v.is(localeSchema, one));
  return { ...(said !== undefined && { locale: said }), group: name };
}

function readOne(
  file: string,
  { fields, line, textLine }: Raw,
  { articles, problems }: { articles: ArticleSource[]; problems: string[] },
): void {
  const read = v.safeParse(source, typed(fields));
  if (!read.success) {
    for (const issue of read.issues) {
      const field = v.getDotPath(issue) ?? 'article';
      const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
      const reason = isUnknown
        ? 'is not a field of an article'
        : `expected ${issue.expected ?? 'another value'}, got ${issue.received}`;
      problems.push(`${file}:${line}: ${field}: ${reason}`);
    }
    return;
  }
  const article = { ...read.output, slug: read.output.slug ?? anchorOf(read.output.title) };
  for (const one of compileMarkdown(article.markdown).problems)
    problems.push(`${file}:${textLine + one.line - 1}:${one.column}: ${one.reason}`);
  articles.push({ ...article, file, line });
}

/** Heads and tables hold text alone. */
function typed(fields: Fields): Fields {
  const all = Object.entries(fields).flatMap(([name, value]) => {
    if (value === '' && name !== 'markdown') return [];
    return [[name, typeof value === 'string' ? typedText(name, value) : value]];
  });
  return Object.fromEntries(all) as Fields;
}

function typedText(name: string, text: string): unknown {
  if (LISTS.includes(name))
    return text
      .split(/[,|]/)
      .map((one) => one.trim())
      .filter(Boolean);
  if (name === 'draft' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (name === 'publishAt') return Date.parse(text);
  const [, from, to] = /^(\d\d-\d\d)\s*(?:\.\.|–|to)\s*(\d\d-\d\d)$/.exec(text) ?? [];
  return name === 'season' && from !== undefined ? { from, to } : text;
}

function duplicates(articles: readonly ArticleSource[]): string[] {
  const seen = new Map<string, ArticleSource>();
  return articles.flatMap((article) => {
    const { locale, slug, group, file, line } = article;
    const keys = [`slug "${slug}"`, ...(group === undefined ? [] : [`group "${group}"`])];
    return keys.flatMap((key) => {
      const before = seen.get(`${locale} ${key}`);
      seen.set(`${locale} ${key}`, before ?? article);
      return before
        ? [`${file}:${line}: ${key} in ${locale} is that of ${before.file}:${before.line} already`]
        : [];
    });
  });
}
