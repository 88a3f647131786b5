/**
 * How much each sign counts. Few, and none of them sharp: half or twice as much of any of them moves the share of
 * right answers by a point or so.
 */
export const WEIGHTS = {
  /** A word in the title or the keywords, and one that resolved questions share, against one in the body. */
  head: 3,
  said: 2,
  /** How soon more of the same word stops to count, and how much long texts are held against it (BM25F). */
  saturation: 1.2,
  length: 0.75,
  /** Words that every text has. */
  stop: 0.15,
  /** What a word may mean besides itself: what it begins, a typo, a part of a compound. A synonym counts whole. */
  prefix: 0.8,
  typo: 0.7,
  compound: 0.5,
  /** The share of an article's title that was asked for. */
  cover: 0.25,
  /** The likeness of all letters. */
  similar: 0.4,
};
