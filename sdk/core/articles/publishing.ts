// What publishing does to articles and to the set that readers see, as pure functions: the store asks them inside of a
// transaction.
import type { CompiledArticle } from '../../articles/compile-markdown.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { PublishedArticle } from '../../protocol/articles.ts';
import type {
  ArticleRow,
  ArticleWriting,
  KnownArticles,
  Publication,
} from '../../stores/port/article-records.ts';
import { contentIn } from './article-content.ts';
import { grouped } from '../grouped.ts';

export const NOTHING: ArticleWriting = {
  rows: [],
  revisions: [],
  removed: [],
  publications: [],
  jobs: [],
};

/** What a publication keeps; the rest of `PublishedArticle` is in its columns. */
export type PublishedBody = Omit<PublishedArticle, 'id' | 'locale' | 'slug' | 'version'>;
type Compile = (markdown: string) => CompiledArticle;

/** Of an error's text, so that it fits wherever it is shown. */
const PROBLEMS_TOLD = 200;

/** @throws CareError `bad-request` that names every problem of all of them */
export function publishRows(
  known: KnownArticles,
  rows: readonly ArticleRow[],
  { now, compile }: { readonly now: number; readonly compile: Compile },
): ArticleWriting {
  const compiled = rows.map((row) => ({ row, ...compile(contentIn(row).markdown) }));
  refuseProblems(compiled);
  const changed = compiled.filter(({ row }) => !isPublishedAsIs(row));
  const after = changed.map(({ row }) => publishedRow(row, now));
  const publications = changed.map(({ row, content }): Publication => {
    const { markdown: _, ...facts } = contentIn(row);
    const body: PublishedBody = { ...facts, content, translations: [], updatedAt: now };
    return { ...placeOf(row), version: versionAfter(known, row.id), body };
  });
  return { ...NOTHING, rows: after, publications: withTranslations(known, publications) };
}

/** Readers see these no more. */
export function withdrawRows(known: KnownArticles, ids: readonly string[]): Publication[] {
  const gone = known.publications
    .filter(({ id, body }) => ids.includes(id) && body !== null)
    .map((one): Publication => ({ ...one, body: null }));
  return withTranslations(known, gone);
}

/** Each names the others of its group; those whose others have changed are published again as they were. */
export function withTranslations(
  known: KnownArticles,
  changed: readonly Publication[],
): Publication[] {
  const all = new Map(known.publications.map((one) => [one.id, one]));
  for (const one of changed) all.set(one.id, one);
  const groups = grouped(all.values(), ({ group }) => group);
  const isChanged = new Set(changed.map(({ id }) => id));
  return [...all.values()].flatMap((one) => {
    const body = one.body as PublishedBody | null;
    if (!body) return isChanged.has(one.id) ? [one] : [];
    const translations = (groups.get(one.group) ?? [])
      .filter(({ id, body: there }) => id !== one.id && there !== null)
      .map(({ locale, id, slug }) => ({ locale, id, slug }))
      .sort((a, b) => (a.locale < b.locale ? -1 : 1));
    const isSame = JSON.stringify(translations) === JSON.stringify(body.translations);
    return isSame && !isChanged.has(one.id) ? [] : [{ ...one, body: { ...body, translations } }];
  });
}

/** @throws CareError `bad-request` */
export function refuseProblems(
  compiled: readonly (CompiledArticle & { readonly row: Pick<ArticleRow, 'slug' | 'locale'> })[],
): void {
  const lines = compiled.flatMap(({ row: { slug, locale }, problems }) =>
    problems.map(({ line, column, reason }) => `${slug} (${locale}) ${line}:${column}: ${reason}`),
  );
  if (lines.length === 0) return;
  const told = lines.slice(0, PROBLEMS_TOLD);
  const rest = lines.length - told.length;
  throw new CareError(
    'bad-request',
    `Nothing was published. ${told.join('\n')}${rest > 0 ? `\nand ${rest} more` : ''}`,
  );
}

export function publishedArticleOf(publication: Publication): PublishedArticle {
  const { id, locale, slug, version } = publication;
  return { id, locale, slug, version, ...(publication.body as PublishedBody) };
}

function isPublishedAsIs({ state, revision, publishedRevision, publishAt }: ArticleRow): boolean {
  return state === 'published' && revision === publishedRevision && publishAt === null;
}

function publishedRow(row: ArticleRow, now: number): ArticleRow {
  return {
    ...row,
    state: 'published',
    publishAt: null,
    publishedRevision: row.revision,
    publishedAt: now,
    updatedAt: now,
    change: row.change + 1,
  };
}

function versionAfter({ publications }: KnownArticles, id: string): number {
  return (publications.find((one) => one.id === id)?.version ?? 0) + 1;
}

function placeOf({ id, locale, group, slug }: ArticleRow) {
  return { id, locale, group, slug };
}
