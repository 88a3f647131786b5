// What an element may ask for where articles are concerned. Who does it is loaded with the first of them: open-articles.ts.
import type { PublishedArticle, ServedLocale } from '../../sdk/protocol/articles.ts';

/** A part of a text, as `slice` takes it. */
export type TextRange = readonly [start: number, end: number];

export interface ArticlesState {
  /**
   * `loading`: nothing is known yet; `none`: the shop has no articles; `failed`: nothing is held, and nothing can be had;
   * `ready`: `articles` may be shown, however old.
   */
  readonly at: 'loading' | 'none' | 'failed' | 'ready';
  /** In which language they are, and why; null until it is known. */
  readonly locale: ServedLocale | null;
  /** `server`: `articles` are those that were read. */
  readonly search: 'device' | 'server';
  readonly articles: ReadonlyMap<string, PublishedArticle>;
  /** What this shopper said of articles in this page's time, and what waits to be sent of it. */
  readonly voted: ReadonlyMap<string, boolean>;
}

export interface FoundArticle {
  readonly article: Pick<PublishedArticle, 'id' | 'slug' | 'title' | 'summary'>;
  /** What was asked for, in its title. */
  readonly title: readonly TextRange[];
  /** The place in its text that fits best, with what was asked for in it; empty for what has no text. */
  readonly excerpt: { readonly text: string; readonly ranges: readonly TextRange[] };
  /** From 0 to 1: how likely this answers what was asked. */
  readonly confidence: number;
}

export interface Found {
  readonly query: string;
  /** False when the server would have to be asked, and cannot be. */
  readonly isReachable: boolean;
  readonly results: readonly FoundArticle[];
}

export interface CareArticles {
  readonly state: ArticlesState;
  /** Calls `listener` after every change. Returns the way to stop. */
  subscribe(listener: () => void): () => void;

  /** Gets the set, or what has changed of it, unless that was done within the last minute. Does not fail: `state` tells. */
  refresh(): Promise<void>;
  /**
   * The shopper reads or searches, until the signal is aborted: the device may keep what is read, changes are asked for
   * each minute, and what finds is loaded.
   */
  use(signal: AbortSignal): void;

  /** What fits this page, this season and most people, the best first. */
  fitting(limit: number): readonly PublishedArticle[];
  /** @throws the signal's reason when it is aborted meanwhile, and what a file that cannot be loaded throws */
  search(query: string, limit: number, signal: AbortSignal): Promise<Found>;
  /** An article by its id or slug, from the device or else from the server; null when there is none, or none to be had. */
  read(idOrSlug: string): Promise<PublishedArticle | null>;

  /** Says whether an article helped. It arrives once, however long that takes; a later one takes its place. */
  vote(article: string, helpful: boolean, reason?: string): Promise<void>;

  /** What becomes of searches, for the shop's editors. */
  readonly searches: CareSearches;
}

/** One search goes from its first letter until its field is empty, or until the shopper goes elsewhere. */
export interface CareSearches {
  /** This was asked, and these were listed. */
  searched(query: string, shown: readonly string[]): void;
  opened(article: string): void;
  /** The shopper says that the article helped. */
  solved(): void;
  /** They go on to a person. */
  person(): void;
  /** The search is over. */
  end(): void;
}
