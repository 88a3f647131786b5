// Articles → what the list shows of them: those that fit, and where a translation is missing. Pure.
import type { Article } from './article-shapes.ts';

export type ShownState = 'draft' | 'scheduled' | 'published' | 'changed' | 'withdrawn';

export interface ArticleFilter {
  readonly words: string;
  /** Null for all. */
  readonly locale: string | null;
  readonly state: ShownState | 'missing' | null;
}

export type ArticleListRow =
  | { readonly is: 'article'; readonly article: Article }
  /** Of a group without an article in the language of the filter; `article` is one in another. */
  | { readonly is: 'missing'; readonly article: Article; readonly locale: string };

export function stateOf({ state, isChanged }: Article): ShownState {
  return state === 'published' && isChanged ? 'changed' : state;
}

/** Those in which there is an article, the most used first. */
export function localesOf(articles: readonly Article[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { locale } of articles) counts.set(locale, (counts.get(locale) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([tag]) => tag);
}

export function translationsOf(
  articles: readonly Article[],
  group: string | null,
): readonly Article[] {
  return group === null ? [] : articles.filter((each) => each.group === group);
}

export function rowsOf(
  articles: readonly Article[],
  filter: ArticleFilter,
): readonly ArticleListRow[] {
  const words = folded(filter.words).split(/\s+/).filter(Boolean);
  const fits = (article: Article) => {
    const text = folded(
      [article.title, article.summary, article.markdown, article.slug, ...article.keywords].join(
        ' ',
      ),
    );
    return words.every((word) => text.includes(word));
  };
  const newest = articles.filter(fits).sort((a, b) => b.updatedAt - a.updatedAt);
  const here = newest.filter(({ locale }) => filter.locale === null || locale === filter.locale);
  const rows = here
    .filter((article) => filter.state === null || stateOf(article) === filter.state)
    .map((article) => ({ is: 'article', article }) as const);
  const wanted = filter.state === 'missing' || (filter.state === null && filter.locale !== null);
  return wanted ? [...rows, ...missing(articles, newest, filter.locale)] : rows;
}

/** Which languages of the others each group lacks; of one language alone when it is named. */
function missing(
  articles: readonly Article[],
  fitting: readonly Article[],
  locale: string | null,
): readonly ArticleListRow[] {
  const wanted = locale === null ? localesOf(articles) : [locale];
  const groups = new Map<string, Set<string>>();
  for (const { group, locale: has } of articles)
    groups.set(group, (groups.get(group) ?? new Set()).add(has));
  const seen = new Set<string>();
  return fitting.flatMap((article) => {
    if (seen.has(article.group)) return [];
    seen.add(article.group);
    return wanted
      .filter((tag) => !groups.get(article.group)?.has(tag))
      .map((tag) => ({ is: 'missing', article, locale: tag }) as const);
  });
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
