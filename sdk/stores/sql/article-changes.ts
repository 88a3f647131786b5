import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import { uuidV4 } from '../../protocol/ids.ts';
import type {
  ArticleRow,
  ArticleWriting,
  KnownArticles,
  Publication,
} from '../port/article-records.ts';
import { articleRow, articleValues, PUBLICATION_COLUMNS, publicationOf } from './article-rows.ts';
import type { Flavour } from './flavour.ts';
import { addJobs, jobValues } from './job-rows.ts';
import { ask, change, type Script } from './script.ts';
import { isStorable, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;
interface Named {
  readonly ids: readonly string[];
  readonly groups: readonly string[];
}
interface Head {
  readonly site: string;
  readonly epoch: string;
  readonly seq: number;
}

/** Rows that are asked for with one statement: databases take only so many parameters. */
const ASKED_AT_ONCE = 500;

export function changeArticles(db: Db, flavour: Flavour) {
  const jobs = addJobs(db, flavour);
  return function* <T>(
    site: string,
    named: Named,
    decide: (known: KnownArticles) => ArticleWriting & { readonly result: T },
  ): Script<T> {
    const head = yield* countUp(db, site);
    const writing = decide(yield* known(db, site, named));
    for (const id of writing.removed) yield* remove(db, site, id);
    for (const row of writing.rows) yield* put(db, row);
    for (const { article, content, ...rest } of writing.revisions)
      yield* change(
        db
          .insertInto('article_revisions')
          .values({ ...rest, site, article, content: JSON.stringify(content) }),
      );
    for (const publication of writing.publications) yield* publish(db, head, publication);
    if (writing.jobs.length > 0) yield jobs(writing.jobs.map(jobValues));
    return writing.result;
  };
}

/** First of all: whoever else changes articles of this site waits here, and then sees what was written. */
function* countUp(db: Db, site: string): Script<Head> {
  const [head] = yield* ask(
    db
      .insertInto('article_sets')
      .values({ site, epoch: uuidV4(), seq: 1 })
      .onConflict((conflict) =>
        conflict.column('site').doUpdateSet((row) => ({ seq: row('article_sets.seq', '+', 1) })),
      )
      .returningAll(),
  );
  return head!; // it was written a moment ago
}

function* known(db: Db, site: string, named: Named): Script<KnownArticles> {
  const ids = named.ids.filter((id) => isStorable(id));
  const groups = new Set(named.groups.filter((group) => isStorable(group)));
  const all = db.selectFrom('articles').selectAll().where('site', '=', site);
  for (const some of slices(ids))
    for (const { group_id } of yield* ask(all.where('id', 'in', some))) groups.add(group_id);
  const rows: ArticleRow[] = [];
  const publications: Publication[] = [];
  for (const some of slices([...groups]))
    rows.push(...(yield* ask(all.where('group_id', 'in', some).orderBy('id'))).map(articleRow));
  // What was forgotten may still be known to readers.
  for (const some of slices([...new Set([...ids, ...rows.map(({ id }) => id)])])) {
    const found = yield* ask(
      db
        .selectFrom('publications')
        .select(PUBLICATION_COLUMNS)
        .where('site', '=', site)
        .where('id', 'in', some)
        .orderBy('id'),
    );
    publications.push(...found.map(publicationOf));
  }
  return { rows, publications };
}

function* slices<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += ASKED_AT_ONCE)
    yield all.slice(from, from + ASKED_AT_ONCE);
}

function* remove(db: Db, site: string, id: string): Script<void> {
  yield* change(db.deleteFrom('articles').where('site', '=', site).where('id', '=', id));
  yield* change(
    db.deleteFrom('article_revisions').where('site', '=', site).where('article', '=', id),
  );
}

function* put(db: Db, row: ArticleRow): Script<void> {
  const { site, id, locale, slug, group } = row;
  if (!isStorable(site, id, locale, slug, group))
    throw new CareError('bad-request', unstorable('article'));
  const taken = yield* ask(
    db
      .selectFrom('articles')
      .select('id')
      .where('site', '=', site)
      .where('locale', '=', locale)
      .where('slug', '=', slug)
      .where('id', '!=', id),
  );
  if (taken.length > 0)
    throw new CareError(
      'already-exists',
      `slug: another article has "${slug}" in ${locale} already (${taken[0]!.id}); choose another one.`,
    );
  const { site: _, id: __, ...values } = articleValues(row);
  yield* change(
    db
      .insertInto('articles')
      .values(articleValues(row))
      .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet(values)),
  );
}

function* publish(db: Db, { site, epoch, seq }: Head, one: Publication): Script<void> {
  const values = {
    locale: one.locale,
    group_id: one.group,
    slug: one.slug,
    epoch,
    seq,
    version: one.version,
    body: one.body === null ? null : JSON.stringify(one.body),
  };
  yield* change(
    db
      .insertInto('publications')
      .values({ site, id: one.id, ...values })
      .onConflict((conflict) => conflict.columns(['site', 'id']).doUpdateSet(values)),
  );
}
