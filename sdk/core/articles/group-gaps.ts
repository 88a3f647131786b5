// Searches in vain, those that ask the same together.
import type { ArticleGap } from '../../api/article-resources.ts';
import type { SearchRow } from '../../stores/port/article-evidence.ts';
import { isAlike } from './subject.ts';
import { grouped } from '../grouped.ts';

const GAPS_MAX = 100;
const OTHERS_MAX = 5;
/** Each subject is compared with so many larger ones. */
const COMPARED_MAX = 500;

/** Most asked first. */
export function groupGaps(searches: readonly SearchRow[]): ArticleGap[] {
  const vain = searches.filter(
    ({ outcome, subject }) => (outcome === 'abandoned' || outcome === 'person') && subject !== '',
  );
  const bySubject = grouped(vain, ({ locale, subject }) => `${locale} ${subject}`);
  const largest = [...bySubject.values()].sort(
    (a, b) => b.length - a.length || (a[0]!.subject < b[0]!.subject ? -1 : 1),
  );
  const groups: SearchRow[][] = [];
  for (const rows of largest) {
    const { locale, subject } = rows[0]!;
    const same = groups
      .slice(0, COMPARED_MAX)
      .find(([first]) => first!.locale === locale && isAlike(first!.subject, subject));
    if (same) same.push(...rows);
    else groups.push([...rows]);
  }
  return groups
    .map(gapOf)
    .sort((a, b) => b.askers - a.askers || b.count - a.count || b.lastAt - a.lastAt)
    .slice(0, GAPS_MAX);
}

function gapOf(rows: readonly SearchRow[]): ArticleGap {
  const texts = new Map<string, number>();
  for (const { query } of rows) texts.set(query, (texts.get(query) ?? 0) + 1);
  const [query = '', ...others] = [...texts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  return {
    locale: rows[0]!.locale,
    query,
    others: others.slice(0, OTHERS_MAX),
    count: rows.length,
    askers: new Set(rows.map(({ visitor, network }) => visitor ?? network)).size,
    persons: rows.filter(({ outcome }) => outcome === 'person').length,
    lastAt: Math.max(...rows.map(({ at }) => at)),
  };
}
