import type { Handlers } from '../../api/care-api.ts';
import { PAGE_ITEMS } from '../../api/page.ts';
import { compileMarkdown } from '../../articles/compile-markdown.ts';
import type { ArticleRow } from '../../stores/port/article-records.ts';
import { articleOf, contentIn, contentOf } from '../articles/article-content.ts';
import type { AdminOffice } from './admin-office.ts';
import { articleLearningHandlers } from './article-learning.ts';
import type { AuditAction } from './audit-log.ts';
import { notFound, type Caller } from './caller.ts';
import { seal, unseal } from './cursors.ts';

const REVISIONS_TOLD = 100;

interface Place {
  readonly site: string;
  readonly article: string;
}

export function articleHandlers(office: AdminOffice): Handlers<Caller>['articles'] {
  const { store, articles: desk } = office;
  const found = async ({ site, article }: Place): Promise<ArticleRow> => {
    const row = await store.articles.get(site, article);
    if (!row) throw notFound();
    return row;
  };
  const note = (caller: Caller, { site, article }: Place, action: AuditAction) =>
    office.audit.add(caller, site, { action, target: article });
  /** Nothing is noted of what is not there. */
  const deed = async <T extends Place>(caller: Caller, place: T, action: AuditAction) => {
    await found(place);
    await note(caller, place, action);
    return { ...place, by: caller.actor.id };
  };
  return {
    async list(_caller, { site, locale = null, state = null, cursor, limit = PAGE_ITEMS }) {
      const list = `articles ${site} ${locale ?? ''} ${state ?? ''}`;
      const query = { site, locale, state, cursor: unseal(list, cursor), limit };
      const { rows, next } = await store.articles.list(query);
      return { items: rows.map(articleOf), next: seal(list, next) };
    },
    get: async (_caller, place) => articleOf(await found(place)),
    async create(caller, { site, locale, group, slug, idempotencyKey, ...given }) {
      const row = await desk.create({
        site,
        locale,
        by: caller.actor.id,
        id: idempotencyKey ?? null,
        group: group ?? null,
        slug: slug ?? null,
        content: contentOf(given),
      });
      await note(caller, { site, article: row.id }, 'article.created');
      return articleOf(row);
    },
    async update(caller, { site, article, version, slug, ...given }) {
      const place = await deed(caller, { site, article, version }, 'article.updated');
      return articleOf(await desk.update(place, { ...present(given), slug }));
    },
    async publish(caller, { idempotencyKey: _, ...place }) {
      return articleOf(await desk.publish(await deed(caller, place, 'article.published')));
    },
    async publishMany(caller, { site, articles }) {
      const details = { count: String(articles.length) };
      await office.audit.add(caller, site, { action: 'article.published', details });
      return { published: await desk.publishMany(site, articles) };
    },
    async schedule(caller, { publishAt, idempotencyKey: _, ...place }) {
      const planned = await deed(caller, place, 'article.scheduled');
      return articleOf(await desk.schedule(planned, publishAt));
    },
    async withdraw(caller, { idempotencyKey: _, ...place }) {
      return articleOf(await desk.withdraw(await deed(caller, place, 'article.withdrawn')));
    },
    async restore(caller, { revision, idempotencyKey: _, ...place }) {
      const before = await store.articles.revision(place.site, place.article, revision);
      if (!before) throw notFound();
      const written = await deed(caller, place, 'article.updated');
      return articleOf(await desk.update(written, contentIn(before)));
    },
    async delete(caller, place) {
      await desk.delete(await deed(caller, place, 'article.deleted'));
      return { deleted: place.article };
    },
    async versions(_caller, { site, article }) {
      await found({ site, article });
      const revisions = await store.articles.revisions(site, article, REVISIONS_TOLD);
      const items = revisions.map(({ content, ...rest }) => ({
        ...rest,
        ...contentIn({ content }),
      }));
      return { items, next: null };
    },
    async preview(_caller, { markdown }) {
      const { content, problems } = compileMarkdown(markdown);
      return { content, problems: problems.map((problem) => ({ ...problem })) };
    },
    ...articleLearningHandlers(office),
  };
}

/** What was not given stays as it is. */
function present<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}
