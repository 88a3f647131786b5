// What is asked of a server about articles, without a header of our own: so a browser asks nobody for leave first, and
// its cache asks whether what it has is still good.
import type { ArticlesDelta, PublishedArticle, SearchAnswer } from '../../sdk/protocol/articles.ts';
import { isArticle, isDelta, isSearchAnswer } from '../../sdk/protocol/read-articles.ts';
import type { Guard } from '../../sdk/protocol/shape.ts';
import type { ClientWorld } from './care-client.ts';

/** Where to ask, and for which language. */
export type ArticlesPlace = Pick<ClientWorld, 'server' | 'site' | 'fetch'> & {
  readonly locale: string;
};

export function askDelta(place: ArticlesPlace, since: string | undefined): Promise<ArticlesDelta> {
  return ask(place, '', { ...(since !== undefined && { since }) }, isDelta);
}

export function askArticle(place: ArticlesPlace, idOrSlug: string): Promise<PublishedArticle> {
  return ask(place, `/${encodeURIComponent(idOrSlug)}`, {}, isArticle);
}

export function askSearch(
  place: ArticlesPlace,
  query: string,
  signal: AbortSignal,
): Promise<SearchAnswer> {
  return ask(place, '/search', { q: query }, isSearchAnswer, signal);
}

/** @throws what `fetch` throws, and an error for an answer that is not one of a care server with articles */
async function ask<T>(
  { server, site, locale, fetch }: ArticlesPlace,
  path: string,
  more: Record<string, string>,
  is: Guard<T>,
  signal?: AbortSignal,
): Promise<T> {
  const query = new URLSearchParams({ site, locale, ...more });
  const response = await fetch(`${server}/v1/articles${path}?${query}`, {
    credentials: 'omit',
    ...(signal && { signal }),
  });
  const body: unknown = await response.json();
  if (response.ok && is(body)) return body;
  throw new Error(`Articles were answered ${response.status}.`);
}
