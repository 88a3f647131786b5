import { candidatesFor, type Candidate, type Dictionary } from './candidates.ts';
import { rarity } from './ln.ts';
import type { Token } from './reader.ts';
import type { Term } from './terms.ts';
import { WEIGHTS } from './weights.ts';

/** A word or a phrase of the question with all that it may mean. */
export interface Asked {
  readonly text: string;
  readonly weight: number;
  readonly candidates: readonly Candidate[];
}

/** What the words of a question found, one number for each article, in lists that the next question uses again. */
export interface Matches {
  readonly words: Float64Array;
  /** How much of the title was asked for. */
  readonly cover: Float64Array;
  /** What an article would have that has everything. */
  readonly most: number;
}

const REMEMBERED_MAX = 500;
/** Only so many words of a long message are looked up with their typos. */
const WORDS_MAX = 30;

/** Finds the articles in which the words of a question stand. */
export class Matcher {
  readonly #dictionary: Dictionary;
  readonly #remembered = new Map<string, Candidate[]>();
  readonly #words: Float64Array;
  readonly #cover: Float64Array;
  readonly #best: Float64Array;
  readonly #bestCover: Float64Array;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#words = new Float64Array(dictionary.articles);
    this.#cover = new Float64Array(dictionary.articles);
    this.#best = new Float64Array(dictionary.articles);
    this.#bestCover = new Float64Array(dictionary.articles);
  }

  /** Each word and phrase once; stop words count little, unless there is nothing else. */
  asked(tokens: readonly Token[], typing: boolean): Asked[] {
    const all = new Map<string, Asked>();
    const meant = tokens.some(({ stop }) => !stop);
    tokens.forEach(({ text, term, stop, phrases }, index) => {
      if (all.size >= WORDS_MAX) return;
      const last = typing && index === tokens.length - 1;
      if (!all.has(term.text))
        all.set(term.text, {
          text,
          weight: stop && meant ? WEIGHTS.stop : 1,
          candidates: this.#candidates(term, last),
        });
      for (const group of phrases)
        if (group.articles.length > 0 && !all.has(group.text))
          all.set(group.text, {
            text: group.text,
            weight: 1,
            candidates: [{ term: group, weight: 1 }],
          });
    });
    return [...all.values()];
  }

  match(asked: readonly Asked[]): Matches {
    this.#words.fill(0);
    this.#cover.fill(0);
    const strange = rarity(0.5, this.#dictionary.articles);
    let most = 0;
    for (const { weight, candidates } of asked) {
      let top = candidates.length > 0 ? 0 : strange;
      for (const { term, weight: sure } of candidates) top = Math.max(top, term.rarity * sure);
      most += weight * top;
      this.#add(candidates, weight);
    }
    return { words: this.#words, cover: this.#cover, most };
  }

  /** Of all that a word may mean, the best one in an article counts. */
  #add(candidates: readonly Candidate[], weight: number): void {
    const met: number[] = [];
    for (const { term, weight: sure } of candidates) {
      const value = sure * term.rarity;
      for (let index = 0; index < term.articles.length; index++) {
        const article = term.articles[index]!;
        const worth = weight * value * term.worth[index]!;
        if (this.#best[article] === 0) met.push(article);
        if (worth > this.#best[article]!) this.#best[article] = worth;
        if (term.head[index]! > 0 && value > this.#bestCover[article]!)
          this.#bestCover[article] = value;
      }
    }
    for (const article of met) {
      this.#words[article]! += this.#best[article]!;
      this.#cover[article]! += this.#bestCover[article]!;
      this.#best[article] = 0;
      this.#bestCover[article] = 0;
    }
  }

  #candidates(term: Term, typing: boolean): Candidate[] {
    const key = typing ? `${term.text} ` : term.text;
    let candidates = this.#remembered.get(key);
    if (!candidates) {
      if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
      candidates = candidatesFor(term, typing, this.#dictionary);
      this.#remembered.set(key, candidates);
    }
    return candidates;
  }
}
