import type { Selectable } from 'kysely';
import type { ArticleRow, ArticleState, Publication } from '../port/article-records.ts';
import type { Tables } from './tables.ts';

export function articleRow(stored: Selectable<Tables['articles']>): ArticleRow {
  return {
    site: stored.site,
    id: stored.id,
    locale: stored.locale,
    group: stored.group_id,
    slug: stored.slug,
    state: stored.state as ArticleState,
    publishAt: stored.publish_at,
    content: JSON.parse(stored.content) as unknown,
    revision: stored.revision,
    publishedRevision: stored.published_revision,
    publishedAt: stored.published_at,
    createdAt: stored.created_at,
    updatedAt: stored.updated_at,
    updatedBy: stored.updated_by,
    change: stored.change,
  };
}

export function articleValues(row: ArticleRow): Tables['articles'] {
  return {
    site: row.site,
    id: row.id,
    locale: row.locale,
    group_id: row.group,
    slug: row.slug,
    state: row.state,
    publish_at: row.publishAt,
    content: JSON.stringify(row.content),
    revision: row.revision,
    published_revision: row.publishedRevision,
    published_at: row.publishedAt,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    updated_by: row.updatedBy,
    change: row.change,
  };
}

export type StoredPublication = Pick<
  Selectable<Tables['publications']>,
  'id' | 'locale' | 'group_id' | 'slug' | 'version' | 'body'
>;

export const PUBLICATION_COLUMNS = [
  'id',
  'locale',
  'group_id',
  'slug',
  'version',
  'body',
] as const satisfies readonly (keyof StoredPublication)[];

export function publicationOf(stored: StoredPublication): Publication {
  return {
    id: stored.id,
    locale: stored.locale,
    group: stored.group_id,
    slug: stored.slug,
    version: stored.version,
    body: stored.body === null ? null : (JSON.parse(stored.body) as unknown),
  };
}
