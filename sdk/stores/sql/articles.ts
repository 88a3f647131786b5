import type { Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type { RowPage } from '../admin-records.ts';
import type {
  ArticleQuery,
  ArticleRecords,
  ArticleRevision,
  ArticleRow,
} from '../port/article-records.ts';
import { changeArticles } from './article-changes.ts';
import { articleRow } from './article-rows.ts';
import { publication, published, publishedLocales } from './publications.ts';
import { pageOf, placeOf } from './keyset.ts';
import { ask, type Engine, type Script } from './script.ts';
import { isStorable, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function articleRecords(engine: Engine): ArticleRecords {
  const { db, flavour } = engine;
  const change = changeArticles(db, flavour);
  return {
    get: (site, id) => engine.read(() => get(db, site, id)),
    list: async (query) => engine.read(() => list(db, query)),
    revisions: (site, article, limit) =>
      engine.read(() => revisions(db, { site, article, limit, revision: null })),
    async revision(site, article, revision) {
      const [found] = await engine.read(() => revisions(db, { site, article, limit: 1, revision }));
      return found ?? null;
    },
    async change(site, named, decide) {
      if (!isStorable(site)) throw new CareError('bad-request', unstorable('site'));
      return engine.write(() => change(site, named, decide));
    },
    locales: (site) => engine.read(() => publishedLocales(db, site)),
    published: (site, locale, after) => engine.read(() => published(db, { site, locale, after })),
    publication: (site, which) => engine.read(() => publication(db, site, which)),
  };
}

function* get(db: Db, site: string, id: string): Script<ArticleRow | null> {
  if (!isStorable(site, id)) return null;
  const [found] = yield* ask(
    db.selectFrom('articles').selectAll().where('site', '=', site).where('id', '=', id),
  );
  return found ? articleRow(found) : null;
}

function* list(db: Db, query: ArticleQuery): Script<RowPage<ArticleRow>> {
  const { site, locale, state, cursor } = query;
  const limit = Math.max(1, query.limit);
  let select = db.selectFrom('articles').selectAll().where('site', '=', site);
  if (locale !== null) select = select.where('locale', '=', locale);
  if (state !== null) select = select.where('state', '=', state);
  if (cursor !== null) {
    const from = placeOf(cursor);
    select = select.where((row) =>
      row(row.refTuple('updated_at', 'id'), '<', row.tuple(from.at, from.id)),
    );
  }
  if (!isStorable(site, locale)) return { rows: [], next: null };
  const found = yield* ask(
    select
      .orderBy('updated_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1),
  );
  return pageOf(found.map(articleRow), limit, ({ updatedAt, id }) => ({ at: updatedAt, id }));
}

function* revisions(
  db: Db,
  {
    site,
    article,
    limit,
    revision,
  }: { site: string; article: string; limit: number; revision: number | null },
): Script<ArticleRevision[]> {
  if (!isStorable(site, article)) return [];
  let select = db
    .selectFrom('article_revisions')
    .select(['revision', 'content', 'at', 'by'])
    .where('site', '=', site)
    .where('article', '=', article);
  if (revision !== null) select = select.where('revision', '=', revision);
  const found = yield* ask(select.orderBy('revision', 'desc').limit(Math.max(1, limit)));
  return found.map((row) => ({ ...row, content: JSON.parse(row.content) as unknown }));
}
