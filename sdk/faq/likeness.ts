import { rarity } from './ln.ts';
import type { Term } from './terms.ts';
import { WEIGHTS } from './weights.ts';

/** A run of letters: the terms that have it, how often, in how many articles about, and what it says. */
interface Gram {
  readonly number: number;
  readonly terms: number[];
  readonly times: number[];
  articles: number;
  weight: number;
}

const SIZES = [3, 4];
const TERMS_A_SLICE = 500;
const ARTICLES_A_SLICE = 100;

/** The runs of three and four letters of a word, with its beginning marked. */
function gramsOf(word: string): string[] {
  const marked = `_${word}`;
  const grams: string[] = [];
  for (const size of SIZES)
    for (let start = 0; start + size <= marked.length; start++)
      grams.push(marked.slice(start, start + size));
  return grams.length > 0 ? grams : [marked];
}

/**
 * How alike two texts are in all their letters: the cosine of their runs of three and four letters, rare ones
 * counting more. It finds forms and compounds that no rule knows. Articles are summed up term by term, so that the
 * runs of a word are looked at once and not once for each article that has it.
 */
export class Likeness {
  readonly #grams = new Map<string, Gram>();
  readonly #terms: readonly Term[];
  readonly #norms: Float64Array;
  readonly #dots: Float64Array;
  readonly #sums: Float64Array;

  constructor(terms: readonly Term[], articles: number) {
    this.#terms = terms;
    this.#norms = new Float64Array(articles);
    this.#dots = new Float64Array(terms.length);
    this.#sums = new Float64Array(articles);
  }

  /** Takes all terms in, in slices. */
  *fill(): Generator<void, void> {
    const lists: number[][] = [];
    const rows = Array.from(this.#norms, (): number[] => []);
    for (const term of this.#terms) {
      lists.push(term.articles.length > 0 ? this.#take(term) : []);
      const { articles, head, body, number } = term;
      for (let index = 0; index < articles.length; index++) {
        const times = WEIGHTS.head * head[index]! + body[index]!;
        if (times > 0) rows[articles[index]!]!.push(number, times);
      }
      if (number % TERMS_A_SLICE === 0) yield;
    }
    const all = [...this.#grams.values()];
    const most = rows.length;
    for (const gram of all) gram.weight = rarity(gram.articles < most ? gram.articles : most, most);
    const weights = Float64Array.from(all, ({ weight }) => weight);
    const sums = new Float64Array(all.length);
    for (const [article, row] of rows.entries()) {
      this.#norms[article] = normOf(row, { lists, weights, sums });
      if (article % ARTICLES_A_SLICE === 0) yield;
    }
  }

  /** The likeness of each article to the words, from 0 to 1, in a list that the next call uses again. */
  to(words: Iterable<string>): Float64Array {
    const asked = new Map<Gram, number>();
    let square = 0;
    for (const word of words)
      for (const text of gramsOf(word)) {
        const gram = this.#grams.get(text);
        if (gram) asked.set(gram, (asked.get(gram) ?? 0) + 1);
        else square += 1;
      }
    const touched: number[] = [];
    for (const [gram, times] of asked) {
      const weight = times * gram.weight * gram.weight;
      square += times * weight;
      for (let index = 0; index < gram.terms.length; index++) {
        const term = gram.terms[index]!;
        if (this.#dots[term] === 0) touched.push(term);
        this.#dots[term]! += weight * gram.times[index]!;
      }
    }
    return this.#spread(touched, Math.sqrt(square));
  }

  #spread(touched: readonly number[], norm: number): Float64Array {
    const sums = this.#sums.fill(0);
    for (const number of touched) {
      const { articles, head, body } = this.#terms[number]!;
      const dot = this.#dots[number]!;
      this.#dots[number] = 0;
      for (let index = 0; index < articles.length; index++)
        sums[articles[index]!]! += dot * (WEIGHTS.head * head[index]! + body[index]!);
    }
    for (let article = 0; article < sums.length; article++)
      if (sums[article]! > 0) sums[article]! /= norm * this.#norms[article]!;
    return sums;
  }

  #take({ text, number, articles }: Term): number[] {
    return gramsOf(text).map((letters) => {
      let gram = this.#grams.get(letters);
      if (!gram) {
        gram = { number: this.#grams.size, terms: [], times: [], articles: 0, weight: 0 };
        this.#grams.set(letters, gram);
      }
      if (gram.terms.at(-1) !== number) {
        gram.terms.push(number);
        gram.times.push(0);
        gram.articles += articles.length;
      }
      gram.times[gram.times.length - 1]!++;
      return gram.number;
    });
  }
}

interface Scratch {
  readonly lists: readonly (readonly number[])[];
  readonly weights: Float64Array;
  /** Zeros, before and after. */
  readonly sums: Float64Array;
}

function normOf(row: readonly number[], { lists, weights, sums }: Scratch): number {
  let square = 0;
  for (let index = 0; index < row.length; index += 2)
    for (const gram of lists[row[index]!]!) {
      // The square of a sum that grows, without a list of those that grew.
      const before = sums[gram]!;
      const after = before + row[index + 1]! * weights[gram]!;
      square += after * after - before * before;
      sums[gram] = after;
    }
  for (let index = 0; index < row.length; index += 2)
    for (const gram of lists[row[index]!]!) sums[gram] = 0;
  return Math.sqrt(square);
}
