// What became of searches, in figures. An article that was read counts as having helped only when whoever read it said
// so, or did not come back on the same subject for a week: neither searched for it again nor began a conversation.
import type { ArticleReport } from '../../api/article-resources.ts';
import type { SearchRow } from '../../stores/port/article-evidence.ts';
import { isAlike } from './subject.ts';
import { grouped } from '../grouped.ts';

export const QUIET_MS = 7 * 86_400_000;

export interface Begun {
  /** The contact. */
  readonly visitor: string;
  readonly at: number;
}

export function countSolved(
  searches: readonly SearchRow[],
  conversations: readonly Begun[],
  { now, since }: { readonly now: number; readonly since: number },
): ArticleReport {
  const mine = searches.filter(({ outcome, at }) => outcome !== 'answered' && at >= since);
  const bySeeker = grouped(mine, seekerOf);
  const begun = grouped(conversations, ({ visitor }) => visitor);
  const count = (of: SearchRow['outcome']) => mine.filter(({ outcome }) => outcome === of).length;
  const silent = mine.filter(
    (row) =>
      row.outcome === 'read' &&
      now - row.at >= QUIET_MS &&
      !(bySeeker.get(seekerOf(row)) ?? []).some((later) => isReturn(row, later)) &&
      !(begun.get(row.visitor ?? '') ?? []).some(({ at }) => isWithin(row.at, at)),
  ).length;
  return {
    since,
    searches: mine.length,
    solved: count('solved'),
    silent,
    open: count('read') - silent,
    abandoned: count('abandoned'),
    person: count('person'),
  };
}

function seekerOf({ visitor, network }: SearchRow): string {
  return visitor ?? network;
}

function isReturn(row: SearchRow, later: SearchRow): boolean {
  return row !== later && isWithin(row.at, later.at) && isAlike(row.subject, later.subject);
}

function isWithin(from: number, at: number): boolean {
  return at > from && at <= from + QUIET_MS;
}
