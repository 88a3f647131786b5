// What one writes of an article, compared and put together. Pure.
import type { Article, ArticleText } from './article-shapes.ts';

export const FIELDS = [
  'title',
  'summary',
  'markdown',
  'topics',
  'products',
  'pages',
  'keywords',
  'season',
  'related',
] as const satisfies readonly (keyof ArticleText)[];

export type Field = (typeof FIELDS)[number];

export const EMPTY_TEXT: ArticleText = {
  title: '',
  summary: '',
  markdown: '',
  topics: [],
  products: [],
  pages: [],
  keywords: [],
  season: null,
  related: [],
};

export function textOf(article: Article): ArticleText {
  const { title, summary, markdown, topics, products, pages, keywords, season, related } = article;
  return { title, summary, markdown, topics, products, pages, keywords, season, related };
}

export function changedFields(before: ArticleText, after: ArticleText): readonly Field[] {
  return FIELDS.filter((field) => !isSame(before[field], after[field]));
}

/** Those fields of it. */
export function pick(text: ArticleText, fields: readonly Field[]): Partial<ArticleText> {
  return Object.fromEntries(fields.map((field) => [field, text[field]]));
}

/** What both changed from `base`, and differently, is a clash; there mine stands. */
export function mergeTexts({
  base,
  mine,
  theirs,
}: Readonly<Record<'base' | 'mine' | 'theirs', ArticleText>>): {
  readonly merged: ArticleText;
  readonly clashes: readonly Field[];
} {
  const ours = changedFields(base, mine);
  const taken = changedFields(base, theirs).filter((field) => !ours.includes(field));
  return {
    merged: { ...mine, ...pick(theirs, taken) },
    clashes: ours.filter(
      (field) => !isSame(base[field], theirs[field]) && !isSame(mine[field], theirs[field]),
    ),
  };
}

/** One entry a line, as it is edited. */
export function linesOf(entries: readonly string[]): string {
  return entries.join('\n');
}

export function entriesOf(lines: string): readonly string[] {
  return [
    ...new Set(
      lines
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ];
}

/** The text from which a place is counted: lines and columns from 1, lines ending as Markdown ends them. */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (const end of text.matchAll(/\r\n|\r|\n/g)) {
    if (line-- === 1) return Math.min(start + column - 1, end.index);
    start = end.index + end[0].length;
  }
  return Math.min(start + column - 1, text.length);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
