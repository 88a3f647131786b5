// What editors may not do.
import { CareError } from '../../protocol/care-error.ts';
import type { ArticleRow, KnownArticles } from '../../stores/port/article-records.ts';
import type { NewArticle } from './article-desk.ts';

/** Paths of the server beside those of articles. */
const RESERVED = ['search', 'searches'];

export function found({ rows }: KnownArticles, article: string): ArticleRow {
  const row = rows.find(({ id }) => id === article);
  if (!row) throw new CareError('not-found', 'There is no such thing, or it is not yours to see.');
  return row;
}

export function checkSlug(slug: string): void {
  if (RESERVED.includes(slug))
    throw new CareError('bad-request', `slug: "${slug}" is a path of the server; choose another.`);
}

/** Asked again because the answer was lost, it is the same one. */
export function sameArticle(before: ArticleRow, wanted: NewArticle): ArticleRow {
  const isSame =
    before.locale === wanted.locale &&
    before.revision === 1 &&
    same(before.content, wanted.content);
  if (isSame) return before;
  throw new CareError('conflict', 'idempotencyKey: another article was made with it.');
}

export function checkGroup(
  { rows }: KnownArticles,
  { group, locale, slug }: ArticleRow,
  wanted: string | null,
): void {
  const others = rows.filter((row) => row.group === group);
  if (wanted !== null && others.length === 0)
    throw new CareError('not-found', `group: there is none for "${slug}".`);
  if (others.some((row) => row.locale === locale))
    throw new CareError('already-exists', `group: it has an article in ${locale} already.`);
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function revisionOf({ id, revision, content, updatedAt, updatedBy }: ArticleRow) {
  return { article: id, revision, content, at: updatedAt, by: updatedBy };
}
