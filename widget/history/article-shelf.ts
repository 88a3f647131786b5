// The port to articles on the device and to votes that wait for a connection, in a database of their own: articles are
// anybody's, can be had again, and must never be in the way of a message. Adapter: `idb-article-shelf.ts`; it
// and the tests' own run `test/widget/article-shelf-suite.ts`.
import type { ArticlesDelta, PublishedArticle, VoteRequest } from '../../sdk/protocol/articles.ts';

/** Everything of a set but its articles. */
export type ArticlesHead = Pick<
  ArticlesDelta,
  'version' | 'locale' | 'locales' | 'search' | 'ranking'
>;

/** The articles of one language, by id. */
export interface ArticleSet {
  readonly head: ArticlesHead;
  readonly articles: ReadonlyMap<string, PublishedArticle>;
}

export interface KeptVote extends VoteRequest {
  readonly article: string;
}

export interface ArticleShelf {
  /** The set that was kept for a wanted language; null when there is none, or none that can be read. Creates nothing. */
  read(asked: string): Promise<ArticleSet | null>;
  /** What a delta changes, all of it or nothing: `head` and `articles` of the set after it, `delta` as it came. */
  write(asked: string, set: ArticleSet, delta: ArticlesDelta): Promise<void>;
  /** Votes that have no answer yet, in the order of their ops. Creates nothing. */
  votes(): Promise<readonly KeptVote[]>;
  /** Keeps a vote in place of any other for its article. Resolves once it is durable. */
  putVote(vote: KeptVote): Promise<void>;
  /** It was answered. One that has taken its place stays. */
  dropVote(vote: KeptVote): Promise<void>;
  close(): Promise<void>;
}
