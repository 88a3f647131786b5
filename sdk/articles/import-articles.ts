// Brings articles from elsewhere into a shop by its API: written first, then shown to readers all at once.
import { allOf } from '../api/all-of.ts';
import type { Article } from '../api/article-resources.ts';
import type { CareApi } from '../api/care-api.ts';
import type { ArticleSource } from './article-source.ts';

export interface ImportOptions {
  readonly site: string;
  /** Told after each article that was written. */
  readonly progress?: (done: number, of: number) => void;
}

export interface Imported {
  readonly created: number;
  readonly updated: number;
  /** They were so already. */
  readonly same: number;
  readonly published: number;
  readonly scheduled: number;
}

type Articles = Pick<
  CareApi['articles'],
  'list' | 'create' | 'update' | 'publishMany' | 'schedule'
>;

/**
 * An article that is there, by language and slug, becomes what its source says. Nothing is published unless all can be.
 * @throws CareError as the methods of `articles`
 */
export async function importArticles(
  api: Articles,
  sources: readonly ArticleSource[],
  { site, progress = () => {} }: ImportOptions,
): Promise<Imported> {
  const there = new Map<string, Article>();
  for await (const one of allOf(api.list, { site, limit: 100 }))
    there.set(keyOf(one.locale, one.slug), one);
  const count = { created: 0, updated: 0, same: 0 };
  const groups = new Map<string, string>();
  for (const source of sources) {
    const known = there.get(keyOf(source.locale, source.slug));
    if (known && source.group !== undefined) groups.set(source.group, known.group);
  }
  for (const [i, source] of sources.entries()) {
    const key = keyOf(source.locale, source.slug);
    const before = there.get(key);
    const after = await written(api, source, {
      site,
      before,
      group: groups.get(source.group ?? ''),
    });
    if (source.group !== undefined) groups.set(source.group, after.group);
    there.set(key, after);
    count[!before ? 'created' : before.version === after.version ? 'same' : 'updated'] += 1;
    progress(i + 1, sources.length);
  }
  await relate(api, sources, { site, there });
  const idOf = ({ locale, slug }: ArticleSource) => there.get(keyOf(locale, slug))!.id;
  const now = sources.filter(({ draft, publishAt }) => !draft && publishAt === undefined);
  if (now.length > 0) await api.publishMany({ site, articles: now.map(idOf) });
  const later = sources.filter(({ draft, publishAt }) => !draft && publishAt !== undefined);
  for (const source of later)
    await api.schedule({ site, article: idOf(source), publishAt: source.publishAt! });
  return { ...count, published: now.length, scheduled: later.length };
}

function keyOf(locale: string, slug: string): string {
  return `${locale} ${slug}`;
}

async function written(
  api: Articles,
  source: ArticleSource,
  {
    site,
    before,
    group,
  }: {
    readonly site: string;
    readonly before: Article | undefined;
    readonly group: string | undefined;
  },
): Promise<Article> {
  const { title, summary, topics, products, pages, keywords, season, markdown } = source;
  const facts = { title, summary, topics, products, pages, keywords, season, markdown };
  if (before) return api.update({ site, article: before.id, ...facts });
  const { locale, slug } = source;
  return api.create({ site, locale, slug, ...facts, ...(group !== undefined && { group }) });
}

/** Ids are known once all are there. What names an article that is nowhere names nothing. */
async function relate(
  api: Articles,
  sources: readonly ArticleSource[],
  { site, there }: { readonly site: string; readonly there: Map<string, Article> },
): Promise<void> {
  for (const { locale, slug, related: slugs } of sources) {
    const article = there.get(keyOf(locale, slug))!;
    const related = slugs.flatMap((one) => there.get(keyOf(locale, one))?.id ?? []);
    if (related.join() === article.related.join()) continue;
    there.set(keyOf(locale, slug), await api.update({ site, article: article.id, related }));
  }
}
