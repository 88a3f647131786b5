// What editors do with articles.
import { anchorOf } from '../../articles/anchor-of.ts';
import { compileMarkdown, type CompiledArticle } from '../../articles/compile-markdown.ts';
import { CareError } from '../../protocol/care-error.ts';
import { uuidV4, type RandomBytes } from '../../protocol/ids.ts';
import type { Clock } from '../../runtime.ts';
import type {
  ArticleRow,
  ArticleWriting,
  KnownArticles,
} from '../../stores/port/article-records.ts';
import type { Store } from '../../stores/store.ts';
import { checkGroup, checkSlug, found, revisionOf, same, sameArticle } from './article-checks.ts';
import { contentIn, contentOf, type ArticleContent } from './article-content.ts';
import {
  NOTHING,
  publishRows,
  refuseProblems,
  withdrawRows,
  withTranslations,
} from './publishing.ts';
import { publicationJob } from './scheduled.ts';

export interface ArticleDeskOptions {
  readonly store: Pick<Store, 'articles'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Told after the commit that readers of a site see something else now. */
  readonly changed: (site: string) => void;
}

/** Which article, by whom, and the change that they have seen last. */
export interface ArticleDeed {
  readonly site: string;
  readonly article: string;
  readonly by: string;
  readonly version?: string | undefined;
}

export interface NewArticle {
  readonly site: string;
  readonly locale: string;
  readonly by: string;
  /** Null: one is made. */
  readonly id: string | null;
  readonly group: string | null;
  readonly slug: string | null;
  readonly content: ArticleContent;
}

const SLUG_TRIES = 20;

export class ArticleDesk {
  readonly #options: ArticleDeskOptions;

  constructor(options: ArticleDeskOptions) {
    this.#options = options;
  }

  async create(wanted: NewArticle): Promise<ArticleRow> {
    const slug = wanted.slug ?? anchorOf(wanted.content.title);
    for (let n = 1; ; n++) {
      try {
        return await this.#create({ ...wanted, slug: n === 1 ? slug : `${slug}-${n}` });
      } catch (error) {
        const isTaken = error instanceof CareError && error.code === 'already-exists';
        // One that was made of the title gives way; one that somebody wanted does not.
        if (
          !isTaken ||
          wanted.slug !== null ||
          error.message.startsWith('group') ||
          n === SLUG_TRIES
        )
          throw error;
      }
    }
  }

  update(deed: ArticleDeed, given: Partial<ArticleContent> & { slug?: string | undefined }) {
    return this.#change(deed, (row, known) => {
      const content = contentOf(given, contentIn(row));
      const slug = given.slug ?? row.slug;
      if (slug === row.slug && same(content, row.content)) return { ...NOTHING, row };
      checkSlug(slug);
      if (row.publishAt !== null) refuseProblems([{ row, ...compileMarkdown(content.markdown) }]);
      const next = { ...this.#written(row, deed.by), slug, content };
      // The address of what readers see is that of the article.
      const seen = known.publications.filter((one) => one.id === row.id && one.slug !== slug);
      const publications = withTranslations(
        known,
        seen.map((one) => ({ ...one, slug })),
      );
      return { ...NOTHING, row: next, rows: [next], revisions: [revisionOf(next)], publications };
    });
  }

  async publish(deed: ArticleDeed): Promise<ArticleRow> {
    return this.#change(deed, (row, known) => {
      const writing = publishRows(known, [row], {
        now: this.#options.clock.now(),
        compile: compileMarkdown,
      });
      return { ...writing, row: writing.rows[0] ?? row };
    });
  }

  /** All or none. @throws CareError `not-found`, `bad-request` with every problem */
  async publishMany(site: string, ids: readonly string[]): Promise<number> {
    const { store, clock } = this.#options;
    const named = { ids: [...new Set(ids)], groups: [] };
    const compile = await this.#compiled(site, named.ids);
    const published = await store.articles.change(site, named, (known) => {
      const rows = named.ids.map((id) => found(known, id));
      const writing = publishRows(known, rows, { now: clock.now(), compile });
      return { ...writing, result: writing.publications.length };
    });
    if (published > 0) this.#options.changed(site);
    return named.ids.length;
  }

  /** With null the plan is dropped. */
  schedule(deed: ArticleDeed, publishAt: number | null): Promise<ArticleRow> {
    const { clock, random } = this.#options;
    return this.#change(deed, (row) => {
      if (publishAt === row.publishAt) return { ...NOTHING, row };
      if (publishAt !== null) {
        if (publishAt <= clock.now())
          throw new CareError('bad-request', 'publishAt: expected an instant that is to come.');
        refuseProblems([{ row, ...compileMarkdown(contentIn(row).markdown) }]);
      }
      const rest = row.publishedRevision === null ? 'draft' : 'withdrawn';
      const planned = publishAt === null ? rest : 'scheduled';
      const next: ArticleRow = {
        ...row,
        publishAt,
        state: row.state === 'published' ? row.state : planned,
        updatedAt: clock.now(),
        updatedBy: deed.by,
        change: row.change + 1,
      };
      const jobs = publishAt === null ? [] : [publicationJob(next, publishAt, { clock, random })];
      return { ...NOTHING, row: next, rows: [next], jobs };
    });
  }

  withdraw(deed: ArticleDeed): Promise<ArticleRow> {
    return this.#change(deed, (row, known) => {
      if (row.state === 'withdrawn') return { ...NOTHING, row };
      if (row.publishedRevision === null)
        throw new CareError('bad-request', 'It was never published: there is nothing to withdraw.');
      const next: ArticleRow = {
        ...row,
        state: 'withdrawn',
        publishAt: null,
        updatedAt: this.#options.clock.now(),
        updatedBy: deed.by,
        change: row.change + 1,
      };
      return { ...NOTHING, row: next, rows: [next], publications: withdrawRows(known, [row.id]) };
    });
  }

  async delete(deed: ArticleDeed): Promise<void> {
    await this.#change(deed, (row, known) => ({
      ...NOTHING,
      row,
      removed: [row.id],
      publications: withdrawRows(known, [row.id]),
    }));
  }

  /** What a plan said: nothing when there is another one by now. @throws CareError as `publish` */
  async publishAsPlanned(site: string, article: string, publishAt: number): Promise<boolean> {
    const { store, clock, changed } = this.#options;
    const done = await store.articles.change(site, { ids: [article], groups: [] }, (known) => {
      const row = known.rows.find(({ id }) => id === article);
      if (row?.publishAt !== publishAt) return { ...NOTHING, result: false };
      const writing = publishRows(known, [row], { now: clock.now(), compile: compileMarkdown });
      return { ...writing, result: true };
    });
    if (done) changed(site);
    return done;
  }

  async #create(wanted: NewArticle & { readonly slug: string }): Promise<ArticleRow> {
    const { store, clock, random } = this.#options;
    const { site, locale, slug, content, by } = wanted;
    checkSlug(slug);
    const now = clock.now();
    const id = wanted.id ?? uuidV4(random);
    const named = { ids: [id], groups: wanted.group === null ? [] : [wanted.group] };
    return store.articles.change(site, named, (known) => {
      const before = known.rows.find((row) => row.id === id);
      if (before) return { ...NOTHING, result: sameArticle(before, wanted) };
      const row: ArticleRow = {
        site,
        id,
        locale,
        group: wanted.group ?? uuidV4(random),
        slug,
        state: 'draft',
        publishAt: null,
        content,
        revision: 1,
        publishedRevision: null,
        publishedAt: null,
        createdAt: now,
        updatedAt: now,
        updatedBy: by,
        change: 1,
      };
      checkGroup(known, row, wanted.group);
      return { ...NOTHING, rows: [row], revisions: [revisionOf(row)], result: row };
    });
  }

  async #change(
    { site, article, version }: ArticleDeed,
    decide: (
      row: ArticleRow,
      known: KnownArticles,
    ) => ArticleWriting & { readonly row: ArticleRow },
  ): Promise<ArticleRow> {
    const { store, changed } = this.#options;
    const named = { ids: [article], groups: [] };
    const { row, isSeen } = await store.articles.change(site, named, (known) => {
      const before = found(known, article);
      if (version !== undefined && version !== String(before.change))
        throw new CareError('outdated');
      const { row, ...writing } = decide(before, known);
      return { ...writing, result: { row, isSeen: writing.publications.length > 0 } };
    });
    if (isSeen) changed(site);
    return row;
  }

  #written(row: ArticleRow, by: string): ArticleRow {
    const updatedAt = this.#options.clock.now();
    return { ...row, revision: row.revision + 1, updatedAt, updatedBy: by, change: row.change + 1 };
  }

  /** Thousands of texts take seconds: others get their turn in between, and the transaction finds them done. */
  async #compiled(
    site: string,
    ids: readonly string[],
  ): Promise<(markdown: string) => CompiledArticle> {
    const done = new Map<string, CompiledArticle>();
    for (const id of ids) {
      const row = await this.#options.store.articles.get(site, id);
      if (!row) continue;
      const { markdown } = contentIn(row);
      done.set(markdown, compileMarkdown(markdown));
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return (markdown) => done.get(markdown) ?? compileMarkdown(markdown);
  }
}
