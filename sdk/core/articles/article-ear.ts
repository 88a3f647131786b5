// What readers say of articles, and what is made of it.
import { createHmac, hash } from 'node:crypto';
import type { LearnedArticlePhrase } from '../../api/article-resources.ts';
import { CareError } from '../../protocol/care-error.ts';
import type {
  ArticlesDelta,
  SearchReport,
  VoteAnswer,
  VoteRequest,
} from '../../protocol/articles.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import type { Clock } from '../../runtime.ts';
import type { SearchRow } from '../../stores/port/article-evidence.ts';
import type { Store } from '../../stores/store.ts';
import { newSecretToken } from '../secret-token.ts';
import { ArticlePaces } from './article-paces.ts';
import { learnPhrases } from './learn-phrases.ts';
import { redact } from './redact.ts';
import { subjectOf } from './subject.ts';
import { weighVotes } from './weigh-votes.ts';

export interface ArticleEarOptions {
  readonly store: Pick<Store, 'articles' | 'articleEvidence' | 'common'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** Who says something: the contact, where one is known, and the address that they come from. */
export interface Reader {
  readonly site: string;
  readonly contact: string | null;
  readonly address: string;
}

export type Ranking = NonNullable<ArticlesDelta['ranking']> & { readonly version: string };

const DAY_MS = 86_400_000;
export const SEARCHES_KEPT_MS = 90 * DAY_MS;
export const SEARCHES_KEPT = 20_000;
const RANKING_LASTS_MS = 300_000;
const SECRET_NAME = 'article-networks';

export class ArticleEar {
  readonly #options: ArticleEarOptions;
  readonly #paces: ArticlePaces;
  readonly #rankings = new Map<
    string,
    { readonly until: number; readonly made: Promise<Ranking> }
  >();
  #secret: Promise<string> | undefined;

  constructor(options: ArticleEarOptions) {
    this.#options = options;
    this.#paces = new ArticlePaces(options.clock);
  }

  /** @throws CareError `rate-limited`, `not-found` */
  async vote(
    reader: Reader & { readonly contact: string },
    article: string,
    said: VoteRequest,
  ): Promise<VoteAnswer> {
    const { store, clock } = this.#options;
    const { site, contact } = reader;
    const network = await this.#network(reader);
    this.#paces.vote(`${site} ${network}`);
    if (!(await store.articles.publication(site, { id: article })))
      throw new CareError('not-found');
    const reason = redact(said.reason ?? '') || null;
    const row = { site, article, contact, op: said.op, helpful: said.helpful, reason, network };
    const { op, helpful } = await store.articleEvidence.vote({ ...row, at: clock.now() });
    return { article, op, helpful };
  }

  /** @throws CareError `rate-limited` */
  async searched(reader: Reader, said: SearchReport): Promise<void> {
    const { store, clock } = this.#options;
    const { site, contact } = reader;
    const network = await this.#network(reader);
    this.#paces.report(`${site} ${network}`);
    const query = redact(said.query);
    const row: SearchRow = {
      site,
      id: said.id,
      locale: said.locale,
      query,
      subject: subjectOf(query),
      opened: said.opened ?? null,
      outcome: said.outcome,
      visitor: contact,
      network,
      conversation: said.conversation ?? null,
      at: clock.now(),
    };
    await store.articleEvidence.addSearch(row);
  }

  /** What readers get beside the articles of a language; it may be some minutes old. */
  ranking(site: string, locale: string): Promise<Ranking> {
    const key = `${site} ${locale}`;
    const now = this.#options.clock.now();
    const held = this.#rankings.get(key);
    if (held && held.until > now && held.until <= now + RANKING_LASTS_MS) return held.made;
    const made = this.#rank(site, locale);
    this.#rankings.set(key, { until: now + RANKING_LASTS_MS, made });
    made.catch(() => this.#rankings.delete(key));
    return made;
  }

  async phrases(site: string, locale: string | null): Promise<LearnedArticlePhrase[]> {
    const { store, clock } = this.#options;
    const now = clock.now();
    const takenBack = await store.articleEvidence.takenBack(site);
    return learnPhrases(await this.searches(site, locale), {
      now,
      takenBack: new Map(takenBack.map(({ id, at }) => [id, at])),
    });
  }

  searches(site: string, locale: string | null): Promise<readonly SearchRow[]> {
    const since = this.#options.clock.now() - SEARCHES_KEPT_MS;
    return this.#options.store.articleEvidence.searches({
      site,
      locale,
      since,
      limit: SEARCHES_KEPT,
    });
  }

  /** It is seen at once, at this server. */
  async takeBack(site: string, id: string): Promise<void> {
    const { store, clock } = this.#options;
    await store.articleEvidence.takeBack(site, id, clock.now());
    this.forgetRankings();
  }

  forgetRankings(): void {
    this.#rankings.clear();
  }

  async #rank(site: string, locale: string): Promise<Ranking> {
    const votes = weighVotes(await this.#options.store.articleEvidence.votes(site));
    const learned = (await this.phrases(site, locale)).map(({ article, phrase, weight }) => ({
      article,
      phrase,
      weight,
    }));
    const isEmpty = votes.length === 0 && learned.length === 0;
    const text = JSON.stringify([votes, learned]);
    return { votes, learned, version: isEmpty ? '0' : hash('sha256', text, 'hex').slice(0, 12) };
  }

  /** What stands for an address: of IPv6 its first half, which is one household’s. */
  async #network({ address }: Reader): Promise<string> {
    const { store, random } = this.#options;
    this.#secret ??= store.common.secret(SECRET_NAME, newSecretToken(random));
    this.#secret.catch(() => (this.#secret = undefined));
    return createHmac('sha256', await this.#secret)
      .update(address)
      .digest('hex')
      .slice(0, 20);
  }
}
