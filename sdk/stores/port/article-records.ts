// What the store knows of articles: what editors work on, what they wrote before, and the set that readers see.
import type { NewJob } from '../../jobs/jobs.ts';
import type { RowPage, SiteQuery } from '../admin-records.ts';

export type ArticleState = 'draft' | 'scheduled' | 'published' | 'withdrawn';

/** What editors work on: one article in one language. */
export interface ArticleRow {
  readonly site: string;
  readonly id: string;
  readonly locale: string;
  /** The same article in other languages has the same one. */
  readonly group: string;
  /** One in its site and language. */
  readonly slug: string;
  readonly state: ArticleState;
  readonly publishAt: number | null;
  /** JSON; what is in it belongs to whoever writes it. */
  readonly content: unknown;
  /** Counts what was saved, from 1. */
  readonly revision: number;
  /** The revision that readers see, or saw last. */
  readonly publishedRevision: number | null;
  readonly publishedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatedBy: string;
  /** Counts every change of this row, from 1: whoever writes over another one has not seen it. */
  readonly change: number;
}

export interface ArticleRevision {
  readonly revision: number;
  readonly content: unknown;
  readonly at: number;
  readonly by: string;
}

/** One entry of the set that readers see. */
export interface Publication {
  readonly id: string;
  readonly locale: string;
  readonly group: string;
  readonly slug: string;
  /** Counts what was published of it. */
  readonly version: number;
  /** JSON; null for what is there no more. */
  readonly body: unknown;
}

export interface ArticleWriting {
  /** Over what is there, or new. */
  readonly rows: readonly ArticleRow[];
  /** Each is of the row with the same id. */
  readonly revisions: readonly (ArticleRevision & { readonly article: string })[];
  /** Forgotten, with all revisions. */
  readonly removed: readonly string[];
  readonly publications: readonly Publication[];
  readonly jobs: readonly NewJob[];
}

export interface KnownArticles {
  /** Those that were named, and all of their groups. */
  readonly rows: readonly ArticleRow[];
  /** Of the same, those that readers see or saw. */
  readonly publications: readonly Publication[];
}

/** What readers see, as it was at one moment. */
export interface PublishedSet {
  /** Of all of a site's sets; another one voids every sequence. Null while nothing was ever published. */
  readonly epoch: string | null;
  /** The last sequence in this language, 0 for none. Each writing has one, greater than those before it. */
  readonly seq: number;
  /** What changed after the sequence that was asked for, in the order of ids. */
  readonly changed: readonly Publication[];
}

export interface ArticleQuery extends SiteQuery {
  readonly locale: string | null;
  readonly state: ArticleState | null;
}

/** Every change is durable when it resolves. */
export interface ArticleRecords {
  get(site: string, id: string): Promise<ArticleRow | null>;
  /** Newest change first. @throws CareError `bad-request` for a cursor that is not `next` of a page */
  list(query: ArticleQuery): Promise<RowPage<ArticleRow>>;
  /** Newest first, at most `limit`. */
  revisions(site: string, article: string, limit: number): Promise<readonly ArticleRevision[]>;
  revision(site: string, article: string, revision: number): Promise<ArticleRevision | null>;
  /**
   * Writes what `decide` makes of the named articles and groups, in one transaction: readers see all of it or nothing.
   * Of several at once, also in several processes, each sees what the one before it wrote. `decide` is pure, for it may
   * be asked again; what it throws is thrown, and nothing is written.
   * @throws CareError `already-exists` when another article of the site has that slug in that language
   */
  change<T>(
    site: string,
    named: { readonly ids: readonly string[]; readonly groups: readonly string[] },
    decide: (known: KnownArticles) => ArticleWriting & { readonly result: T },
  ): Promise<T>;
  /** How many are published in each language. */
  locales(site: string): Promise<readonly { readonly locale: string; readonly count: number }[]>;
  /** At one moment. @param after only what changed later; 0 for all that is there */
  published(site: string, locale: string, after: number): Promise<PublishedSet>;
  /** A published article by its id, or by its language and slug. */
  publication(
    site: string,
    which: { readonly id: string } | { readonly locale: string; readonly slug: string },
  ): Promise<Publication | null>;
}
