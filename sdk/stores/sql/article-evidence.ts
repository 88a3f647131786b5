import { sql, type Kysely } from 'kysely';
import { CareError } from '../../protocol/care-error.ts';
import type {
  ArticleEvidence,
  SearchQuery,
  SearchRow,
  VoteCount,
  VoteRow,
} from '../port/article-evidence.ts';
import type { Flavour } from './flavour.ts';
import { ask, change, type Engine, type Script } from './script.ts';
import { isStorable, storableName, unstorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

export function articleEvidence(engine: Engine): ArticleEvidence {
  const { db, flavour } = engine;
  return {
    async vote(row) {
      if (!isStorable(row.site, row.article, row.contact, row.op, row.network))
        throw new CareError('bad-request', unstorable('vote'));
      return engine.write(() => vote(db, flavour, row));
    },
    votes: (site) => engine.read(() => votes(db, site)),
    reasons: (site, article, limit) => engine.read(() => reasons(db, { site, article, limit })),
    async addSearch(row) {
      const { site, id, locale, opened, visitor, network, conversation } = row;
      if (!isStorable(site, id, locale, opened, visitor, network, conversation))
        throw new CareError('bad-request', unstorable('search'));
      await engine.write(() => addSearch(db, row));
    },
    searches: (query) => engine.read(() => searches(db, query)),
    sweepSearches: (before, keep) => engine.write(() => sweep(db, before, keep)),
    takeBack: async (site, id, at) => {
      if (isStorable(site, id)) await engine.write(() => takeBack(db, { site, id, at }));
    },
    takenBack: (site) => engine.read(() => takenBack(db, site)),
  };
}

/** An earlier op changes nothing, so that what waited on a device does not undo what was said since. */
function* vote(db: Db, { lockRows }: Flavour, row: VoteRow): Script<VoteRow> {
  const values = {
    site: row.site,
    article: row.article,
    contact: row.contact,
    op: row.op,
    helpful: Number(row.helpful),
    reason: storableName(row.reason),
    network: row.network,
    at: row.at,
  };
  yield* change(
    db
      .insertInto('article_votes')
      .values(values)
      .onConflict((known) => known.doNothing()),
  );
  const mine = <Q extends { where: (...where: never[]) => Q }>(query: Q): Q =>
    (['site', 'article', 'contact'] as const).reduce<Q>(
      (all, column) => all.where(...([column, '=', row[column]] as never[])),
      query,
    );
  const [stored] = yield* ask(mine(db.selectFrom('article_votes').selectAll()).modifyEnd(lockRows));
  if (!stored || stored.op >= row.op) return stored ? voteRow(stored) : row;
  yield* change(mine(db.updateTable('article_votes').set(values)));
  return { ...row, reason: values.reason };
}

function voteRow(stored: Tables['article_votes']): VoteRow {
  return { ...stored, helpful: stored.helpful === 1 };
}

function* votes(db: Db, site: string): Script<VoteCount[]> {
  if (!isStorable(site)) return [];
  const found = yield* ask(
    db
      .selectFrom('article_votes')
      .select((row) => ['article', 'network', 'helpful', row.fn.countAll().as('count')])
      .where('site', '=', site)
      .groupBy(['article', 'network', 'helpful'])
      .orderBy('article')
      .orderBy('network'),
  );
  return found.map((row) => ({ ...row, helpful: row.helpful === 1, count: Number(row.count) }));
}

function* reasons(
  db: Db,
  { site, article, limit }: { site: string; article: string; limit: number },
): Script<VoteRow[]> {
  if (!isStorable(site, article)) return [];
  const found = yield* ask(
    db
      .selectFrom('article_votes')
      .selectAll()
      .where('site', '=', site)
      .where('article', '=', article)
      .where('reason', 'is not', null)
      .orderBy('at', 'desc')
      .limit(limit),
  );
  return found.map(voteRow);
}

function* addSearch(db: Db, row: SearchRow): Script<void> {
  const values = {
    ...row,
    query: storableName(row.query) ?? '',
    subject: storableName(row.subject) ?? '',
  };
  const { outcome, opened, conversation, query, subject } = values;
  yield* change(
    db
      .insertInto('article_searches')
      .values(values)
      .onConflict((known) =>
        known
          .columns(['site', 'id'])
          .doUpdateSet({ outcome, opened, conversation, query, subject })
          .where((eb) =>
            eb.or([
              eb('article_searches.network', '=', row.network),
              eb('article_searches.visitor', '=', row.visitor),
            ]),
          ),
      ),
  );
}

function* searches(db: Db, { site, locale, since, limit }: SearchQuery): Script<SearchRow[]> {
  if (!isStorable(site, locale)) return [];
  let select = db
    .selectFrom('article_searches')
    .selectAll()
    .where('site', '=', site)
    .where('at', '>=', since);
  if (locale !== null) select = select.where('locale', '=', locale);
  const found = yield* ask(select.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit));
  return found.map((row) => ({ ...row, outcome: row.outcome as SearchRow['outcome'] }));
}

function* sweep(db: Db, before: number, keep: number): Script<number> {
  let removed = yield* change(db.deleteFrom('article_searches').where('at', '<', before));
  const sites = yield* ask(
    db
      .selectFrom('article_searches')
      .select('site')
      .groupBy('site')
      .having((row) => row(row.fn.countAll(), '>', sql.lit(keep))),
  );
  for (const { site } of sites) {
    const [last] = yield* ask(
      db
        .selectFrom('article_searches')
        .select('at')
        .where('site', '=', site)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .offset(keep)
        .limit(1),
    );
    if (!last) continue;
    const old = db.deleteFrom('article_searches').where('site', '=', site);
    removed += yield* change(old.where('at', '<=', last.at));
  }
  return removed;
}

function* takeBack(
  db: Db,
  { site, id, at }: { site: string; id: string; at: number },
): Script<void> {
  yield* change(
    db
      .insertInto('article_phrases_taken_back')
      .values({ site, id, at })
      .onConflict((known) => known.columns(['site', 'id']).doUpdateSet({ at })),
  );
}

function* takenBack(db: Db, site: string): Script<readonly { id: string; at: number }[]> {
  if (!isStorable(site)) return [];
  const found = yield* ask(
    db
      .selectFrom('article_phrases_taken_back')
      .select(['id', 'at'])
      .where('site', '=', site)
      .orderBy('id'),
  );
  return found.map((row) => ({ ...row }));
}
