// The set of articles as it is after what a server has said of it [A2].
import type { ArticlesDelta, PublishedArticle } from '../../sdk/protocol/articles.ts';
import type { ArticleSet } from '../history/article-shelf.ts';

export function applyDelta(before: ArticleSet | null, delta: ArticlesDelta): ArticleSet {
  const articles = new Map<string, PublishedArticle>(delta.full ? [] : before?.articles);
  for (const id of delta.removed) articles.delete(id);
  for (const article of delta.articles) articles.set(article.id, article);
  const { version, locale, locales, search } = delta;
  const ranking = delta.ranking ?? before?.head.ranking;
  return { head: { version, locale, locales, search, ...(ranking && { ranking }) }, articles };
}

export function bySlug(articles: Iterable<PublishedArticle>, slug: string) {
  for (const article of articles) if (article.slug === slug) return article;
  return undefined;
}
