import { lettersOf } from './typos.ts';

/** A stem, or a group of synonyms, with the articles in which it stands. */
export interface Term {
  /** Its place among all terms; groups have none. */
  readonly number: number;
  readonly text: string;
  readonly letters: number;
  readonly group: boolean;
  /** The groups that a stem is in. */
  readonly groups: readonly Term[];
  readonly articles: number[];
  /** For each of these, how often it stands in title and keywords, and in the body. */
  readonly head: number[];
  readonly body: number[];
  /** The share of the questions learned for the article in which it stands. */
  readonly said: number[];
  /** What all this is worth, from 0 to 1, once all articles are known. */
  readonly worth: number[];
  rarity: number;
}

export type Field = 'head' | 'body' | 'said';

export function newTerm(text: string, number: number, groups: readonly Term[] = []): Term {
  return {
    number,
    text,
    groups,
    group: number === GROUP,
    letters: lettersOf(text),
    articles: [],
    head: [],
    body: [],
    said: [],
    worth: [],
    rarity: 0,
  };
}

/** Numbers of what is not among the terms: a group of synonyms, and a word that no article has. */
export const GROUP = -1;
export const STRANGE = -2;

/** Counts more of a term in a field of an article. Articles come one after another. */
export function count(term: Term, article: number, field: Field, times: number): void {
  const { articles } = term;
  const last = articles.length - 1;
  if (articles[last] === article) {
    term[field][last]! += times;
    return;
  }
  articles.push(article);
  term.head.push(field === 'head' ? times : 0);
  term.body.push(field === 'body' ? times : 0);
  term.said.push(field === 'said' ? times : 0);
}
