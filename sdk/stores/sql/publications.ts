import type { Kysely } from 'kysely';
import type { Publication, PublishedSet } from '../port/article-records.ts';
import { PUBLICATION_COLUMNS, publicationOf } from './article-rows.ts';
import { ask, type Script } from './script.ts';
import { isStorable } from './storable.ts';
import type { Tables } from './tables.ts';

type Db = Kysely<Tables>;

/**
 * One statement sees one moment: rows and the sequence that they reach belong together. What was removed is left out
 * for whoever holds nothing, but its sequence counts.
 */
export function* published(
  db: Db,
  { site, locale, after }: { site: string; locale: string; after: number },
): Script<PublishedSet> {
  if (!isStorable(site, locale)) return { epoch: null, seq: 0, changed: [] };
  const found = yield* ask(
    db
      .selectFrom('publications')
      .select([...PUBLICATION_COLUMNS, 'epoch', 'seq'])
      .where('site', '=', site)
      .where('locale', '=', locale)
      // The newest one always, so that the sequence is known when nothing came after.
      .where('seq', '>=', after)
      .orderBy('id'),
  );
  const changed = found.filter((row) => row.seq > after && (after > 0 || row.body !== null));
  return {
    epoch: found[0]?.epoch ?? null,
    seq: Math.max(0, ...found.map(({ seq }) => seq)),
    changed: changed.map(publicationOf),
  };
}

export function* publishedLocales(
  db: Db,
  site: string,
): Script<readonly { locale: string; count: number }[]> {
  if (!isStorable(site)) return [];
  const found = yield* ask(
    db
      .selectFrom('publications')
      .select((row) => ['locale', row.fn.countAll().as('count')])
      .where('site', '=', site)
      .where('body', 'is not', null)
      .groupBy('locale')
      .orderBy('locale'),
  );
  return found.map(({ locale, count }) => ({ locale, count: Number(count) }));
}

export function* publication(
  db: Db,
  site: string,
  which: { readonly id: string } | { readonly locale: string; readonly slug: string },
): Script<Publication | null> {
  if (!isStorable(site, ...Object.values(which))) return null;
  const all = db
    .selectFrom('publications')
    .select(PUBLICATION_COLUMNS)
    .where('site', '=', site)
    .where('body', 'is not', null);
  const [found] = yield* ask(
    'id' in which
      ? all.where('id', '=', which.id)
      : all.where('locale', '=', which.locale).where('slug', '=', which.slug),
  );
  return found ? publicationOf(found) : null;
}
