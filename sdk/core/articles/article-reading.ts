// The set of articles that readers see, as they ask for it.
import { CareError } from '../../protocol/care-error.ts';
import type { ArticlesDelta, PublishedArticle, ServedLocale } from '../../protocol/articles.ts';
import type { PublishedSet } from '../../stores/port/article-records.ts';
import type { Store } from '../../stores/store.ts';
import type { ArticleEar } from './article-ear.ts';
import { publishedArticleOf } from './publishing.ts';
import { serveLocale } from './serve-locale.ts';

export interface ArticleReadingOptions {
  readonly store: Pick<Store, 'articles'>;
  readonly ear: Pick<ArticleEar, 'ranking'>;
  /** The site's own language, where one is named. */
  readonly languageOf: (site: string) => string | null;
}

export interface AskedSet {
  readonly site: string;
  readonly locale: string;
  /** `version` of an answer before; null for everything. */
  readonly since: string | null;
}

/** What a version says: null for what is none of ours. */
interface Held {
  readonly locale: string;
  readonly epoch: string;
  readonly seq: number;
  readonly ranking: string;
}

const VERSION = /^([A-Za-z\d-]{1,35})\.([\da-f-]{36})\.(\d{1,15})\.([\da-f]{1,12})$/;
const NOTHING_YET = '00000000-0000-0000-0000-000000000000';

export class ArticleReading {
  readonly #options: ArticleReadingOptions;

  constructor(options: ArticleReadingOptions) {
    this.#options = options;
  }

  async delta({ site, locale: asked, since }: AskedSet): Promise<ArticlesDelta> {
    const { ear } = this.#options;
    const { locale, locales } = await this.served(site, asked);
    if (locale.served === null) {
      const version = `${asked}.${NOTHING_YET}.0.0`;
      return {
        ...EMPTY,
        version: isVersion(version) ? version : `und.${NOTHING_YET}.0.0`,
        locale,
        locales,
        full: true,
      };
    }
    const held = heldIn(since, locale.served);
    const { set, full } = await this.#changed(site, locale.served, held);
    const ranking = await ear.ranking(site, locale.served);
    const version = `${locale.served}.${set.epoch ?? NOTHING_YET}.${set.seq}.${ranking.version}`;
    const { votes, learned } = ranking;
    const isRanked = full || held?.ranking !== ranking.version;
    return {
      ...EMPTY,
      version,
      locale,
      locales,
      full,
      articles: set.changed.filter(({ body }) => body !== null).map(publishedArticleOf),
      removed: set.changed.filter(({ body }) => body === null).map(({ id }) => id),
      ...(isRanked && { ranking: { votes, learned } }),
    };
  }

  /** @throws CareError `not-found` */
  async article(
    site: string,
    which: { readonly id: string } | { readonly locale: string; readonly slug: string },
  ): Promise<PublishedArticle> {
    const found = await this.#options.store.articles.publication(site, which);
    if (!found)
      throw new CareError('not-found', 'There is no such article, or it is not published.');
    return publishedArticleOf(found);
  }

  async served(site: string, asked: string): Promise<{ locale: ServedLocale; locales: string[] }> {
    const all = await this.#options.store.articles.locales(site);
    const locale = serveLocale(asked, all, this.#options.languageOf(site));
    return { locale, locales: all.map((one) => one.locale) };
  }

  /** Everything, for whoever holds what cannot be followed. */
  async #changed(
    site: string,
    locale: string,
    held: Held | null,
  ): Promise<{ set: PublishedSet; full: boolean }> {
    const { articles } = this.#options.store;
    if (held && held.seq > 0) {
      const set = await articles.published(site, locale, held.seq);
      if (set.epoch === held.epoch && set.seq >= held.seq) return { set, full: false };
    }
    return { set: await articles.published(site, locale, 0), full: true };
  }
}

const EMPTY = {
  search: 'device',
  articles: [],
  removed: [],
} as const satisfies Partial<ArticlesDelta>;

function isVersion(text: string): boolean {
  return VERSION.test(text);
}

function heldIn(since: string | null, served: string): Held | null {
  const [, locale, epoch, seq, ranking] = VERSION.exec(since ?? '') ?? [];
  if (locale !== served || epoch === undefined || ranking === undefined) return null;
  return { locale, epoch, seq: Number(seq), ranking };
}
