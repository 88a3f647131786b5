// What goes in and what comes out. Plain data on both sides: the index is the same in a browser and in Node.

/** An article as the index reads it. The order of articles does not matter; of two with one id the later counts. */
export interface FaqArticle {
  readonly id: string;
  readonly title: string;
  /** Plain text. */
  readonly body: string;
  /** Words that shoppers use and the text does not; they count as the title does. */
  readonly keywords?: readonly string[];
  /** What it is about, by the shop's own names, such as `returns`; compared with the context's topics. */
  readonly topics?: readonly string[];
  /** Paths of pages that it fits; `/checkout/*` means all below. */
  readonly pages?: readonly string[];
  /** Identifiers of products that it fits. */
  readonly products?: readonly string[];
  /** States of an order that it fits, such as `shipped`. */
  readonly orderStates?: readonly string[];
  /** Sites of the shop for which it is; everywhere without them. */
  readonly sites?: readonly string[];
  /** Months, 1 to 12, in which it fits. */
  readonly months?: readonly number[];
  /** Milliseconds since 1970. */
  readonly updatedAt?: number;
  readonly votes?: { readonly helpful: number; readonly unhelpful: number };
}

/** A question that an article resolved. */
export interface LearnedPhrase {
  readonly id: string;
  readonly phrase: string;
  /** How often, or how sure: 1 where it is not given. */
  readonly weight?: number;
}

/** Words that mean the same to a shopper; a word that ends with `-` stands for all that begin with it. */
export type SynonymGroup = readonly string[];

/** What is known of the shopper's situation. It moves fitting articles up and never finds one that no word found. */
export interface FaqContext {
  /** Path of the page. */
  readonly page?: string;
  readonly product?: string;
  /** What the page or its product is about. */
  readonly topics?: readonly string[];
  readonly orderState?: string;
  readonly site?: string;
  /** Milliseconds since 1970: for seasons and freshness, which count for nothing without it. */
  readonly now?: number;
}

/** A part of a text, as `slice` takes it. */
export type TextRange = readonly [start: number, end: number];

export interface FaqResult {
  readonly id: string;
  /** Only for the order of one search's results. */
  readonly score: number;
  /** From 0 to 1: how likely this article is about what was asked. */
  readonly confidence: number;
  readonly ranges: { readonly title: readonly TextRange[]; readonly body: readonly TextRange[] };
  readonly explain?: FaqExplanation;
}

/** Why an article stands where it does: `(words + similar + learned) × context` is its score. */
export interface FaqExplanation {
  readonly words: number;
  readonly similar: number;
  readonly learned: number;
  readonly context: number;
  /** Each word of the query that found the article, with what it adds to `words`. */
  readonly found: readonly { readonly word: string; readonly as: string; readonly adds: number }[];
  /** Each fact that moved it: `page`, `product`, `topics`, `order`, `season`, `votes`, `fresh`. */
  readonly moved: readonly { readonly fact: string; readonly by: number }[];
}
