import type { LearnedPhrase } from './article.ts';
import { rarity } from './ln.ts';
import type { Term } from './terms.ts';

/** A question that an article answered, as its terms. */
interface Phrase {
  readonly article: number;
  readonly terms: ReadonlySet<Term>;
  readonly trust: number;
  length: number;
  dot: number;
}

/** More phrases of one article say nothing new, whoever sends them: those that weigh most are taken. */
const PHRASES_MAX = 50;
const PHRASE_MAX_CHARACTERS = 300;
/** How many of the nearest phrases vote, and how many of them for one article. */
const NEAREST = 10;
const NEAREST_EACH = 5;
/** Votes at which an article has half of what it can get. */
const HALF = { order: 2, sure: 1 };

/** The phrases of each article, the same one once, with its weights added up. */
export function phrasesByArticle(learned: readonly LearnedPhrase[]): Map<string, LearnedPhrase[]> {
  const all = new Map<string, Map<string, LearnedPhrase>>();
  for (const { id, phrase: text, weight = 1 } of learned) {
    if (!(weight > 0)) continue;
    const phrase = text.slice(0, PHRASE_MAX_CHARACTERS);
    const known = all.get(id) ?? new Map<string, LearnedPhrase>();
    const before = known.get(phrase)?.weight ?? 0;
    all.set(id, known.set(phrase, { id, phrase, weight: before + weight }));
  }
  const byWeight = (a: LearnedPhrase, b: LearnedPhrase) =>
    b.weight! - a.weight! || (a.phrase < b.phrase ? -1 : 1);
  return new Map(
    [...all].map(([id, known]) => [id, [...known.values()].sort(byWeight).slice(0, PHRASES_MAX)]),
  );
}

/**
 * Questions that articles resolved. The nearest of them vote for their articles, by how near they are and not by how
 * many there are: a far one counts almost nothing, so that an article without any loses nothing to it, and one with
 * a wrong label is outvoted by those around it.
 */
export class Learned {
  readonly #phrases: Phrase[] = [];
  readonly #byTerm = new Map<Term, Phrase[]>();
  readonly #votes: Float64Array;
  readonly #sure: Float64Array;

  constructor(articles: number) {
    this.#votes = new Float64Array(articles);
    this.#sure = new Float64Array(articles);
  }

  add(article: number, terms: ReadonlySet<Term>, weight: number): void {
    if (terms.size === 0) return;
    const trust = (2 * weight) / (1 + weight);
    const phrase = { article, terms, trust, length: 0, dot: 0 };
    this.#phrases.push(phrase);
    for (const term of terms) {
      const phrases = this.#byTerm.get(term);
      if (phrases) phrases.push(phrase);
      else this.#byTerm.set(term, [phrase]);
    }
  }

  /** To be called once, when all phrases are there. */
  finish(): void {
    for (const phrase of this.#phrases) {
      let square = 0;
      for (const term of phrase.terms) square += this.#value(term) ** 2;
      phrase.length = Math.sqrt(square);
    }
  }

  /** What the nearest phrases say for each article, from 0 to 1: for the order, and for how sure one may be. */
  votes(asked: ReadonlySet<Term>): { order: Float64Array; sure: Float64Array } {
    const order = this.#votes.fill(0);
    const sure = this.#sure.fill(0);
    const counts = new Map<number, number>();
    for (const { phrase, likeness } of this.#nearest(asked)) {
      const count = counts.get(phrase.article) ?? 0;
      counts.set(phrase.article, count + 1);
      if (count >= NEAREST_EACH) continue;
      const square = likeness * likeness;
      order[phrase.article]! += phrase.trust * square * square;
      sure[phrase.article]! += phrase.trust * square;
    }
    for (const article of counts.keys()) {
      order[article]! /= order[article]! + HALF.order;
      sure[article]! /= sure[article]! + HALF.sure;
    }
    return { order, sure };
  }

  #nearest(asked: ReadonlySet<Term>): { phrase: Phrase; likeness: number }[] {
    const met: Phrase[] = [];
    let square = 0;
    for (const term of asked) {
      const value = this.#value(term) ** 2;
      square += value;
      for (const phrase of this.#byTerm.get(term) ?? []) {
        if (phrase.dot === 0) met.push(phrase);
        phrase.dot += value;
      }
    }
    const near = met.map((phrase) => {
      const likeness = phrase.dot / (phrase.length * Math.sqrt(square));
      phrase.dot = 0;
      return { phrase, likeness };
    });
    near.sort((a, b) => b.likeness - a.likeness || a.phrase.article - b.phrase.article);
    return near.slice(0, NEAREST);
  }

  #value(term: Term): number {
    const total = this.#votes.length + this.#phrases.length;
    const places = term.articles.length + (this.#byTerm.get(term)?.length ?? 0);
    return rarity(places < total ? places : total, total);
  }
}
