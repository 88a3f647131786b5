// The search engine as the view needs it, loaded with the first search and built anew when the set has changed.
import type { PublishedArticle } from '../../sdk/protocol/articles.ts';
import type { ArticleSet } from '../history/article-shelf.ts';
import type { FoundArticle, TextRange } from './care-articles.ts';
import type { Circumstances } from './fitting-articles.ts';

export interface Hit {
  readonly id: string;
  readonly confidence: number;
  readonly ranges: { readonly title: readonly TextRange[]; readonly body: readonly TextRange[] };
}

export interface ArticleFinder {
  search(query: string, limit: number, here: Circumstances): readonly Hit[];
}

/** Makes a finder of a set without any task that one would notice. */
export type LoadFinder = (set: ArticleSet, signal: AbortSignal) => Promise<ArticleFinder>;

/** Two lines of a list on a phone. */
const EXCERPT_CHARS = 150;
/** So much stands before what was found. */
const LEAD_CHARS = 40;

export function foundArticle(article: PublishedArticle, body: string, hit: Hit): FoundArticle {
  return {
    article,
    title: hit.ranges.title,
    excerpt: excerptOf(article, body, hit.ranges.body),
    confidence: hit.confidence,
  };
}

/** The place with the most of what was asked for; without any, what the article says of itself. */
function excerptOf(
  { summary }: PublishedArticle,
  body: string,
  ranges: readonly TextRange[],
): FoundArticle['excerpt'] {
  if (ranges.length === 0) return { text: summary || cut(body, 0), ranges: [] };
  let best = 0;
  let most = 0;
  ranges.forEach(([from], i) => {
    const within = ranges.filter(([start, end]) => start >= from && end <= from + EXCERPT_CHARS);
    if (within.length > most) [best, most] = [i, within.length];
  });
  const start = wordStart(body, ranges[best]![0] - LEAD_CHARS);
  const text = cut(body, start);
  const lead = start > 0 ? '… ' : '';
  const shift = lead.length - start;
  const inside = ranges
    .filter(([from, to]) => from >= start && to <= start + text.length)
    .map(([from, to]): TextRange => [from + shift, to + shift]);
  return { text: lead + text, ranges: inside };
}

const wordStart = (text: string, at: number) => (at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1);

/** Lines become one; every character stays where it is. */
const cut = (text: string, start: number) =>
  text.slice(start, start + EXCERPT_CHARS + LEAD_CHARS).replaceAll('\n', ' ');
