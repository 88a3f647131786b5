import type { SynonymGroup } from './article.ts';
import type { Language } from './language.ts';
import { stem } from './stem.ts';
import { GROUP, newTerm, STRANGE, type Term } from './terms.ts';
import { Vocabulary } from './vocabulary.ts';
import { fold, wordsOf, type Word } from './words.ts';

/** A word of a text with its term. */
export interface Token extends Word {
  readonly term: Term;
  /** Whether it is one of those that every text has. */
  readonly stop: boolean;
  /** The groups of synonyms of which a phrase begins here. */
  readonly phrases: readonly Term[];
}

interface Known {
  readonly term: Term;
  readonly stop: boolean;
}

const NONE: readonly Term[] = [];

/** Reads texts of one language into terms. */
export class Reader {
  /** Every stem of the articles and of the synonyms. */
  readonly terms: Term[] = [];
  /** A term for each group of synonyms. */
  readonly groups: readonly Term[];
  readonly #locale: string;
  readonly #endings: ReadonlySet<string>;
  readonly #stops: ReadonlySet<string>;
  readonly #vocabulary: Vocabulary;
  readonly #byStem = new Map<string, Term>();
  readonly #byWord = new Map<string, Known>();

  constructor(locale: string, language: Language | undefined, synonyms: readonly SynonymGroup[]) {
    this.#locale = locale;
    this.#endings = new Set(language?.endings.split(' '));
    this.#stops = new Set(wordsOf(language?.stops ?? '').map(({ text }) => fold(text, locale)));
    const groups = [...(language?.synonyms ?? []), ...synonyms];
    this.#vocabulary = new Vocabulary(groups, locale, this.#endings);
    this.groups = groups.map((group) => newTerm(group.join(', '), GROUP));
    for (const entry of this.#vocabulary.entries()) this.#termOf(entry, entry);
  }

  /** The words of an article; their terms stay. */
  read(text: string): Token[] {
    return this.#tokens(text, (word) => {
      let known = this.#byWord.get(word);
      if (!known) {
        const plain = fold(word, this.#locale);
        known = { term: this.#termOf(this.#stem(plain), plain), stop: this.#stops.has(plain) };
        this.#byWord.set(word, known);
      }
      return known;
    });
  }

  /** The words of a question; what no article has leaves nothing behind. */
  ask(text: string): Token[] {
    return this.#tokens(text, (word) => this.#byWord.get(word) ?? this.#meet(word));
  }

  #tokens(text: string, know: (word: string) => Known): Token[] {
    const words = wordsOf(text);
    const known = words.map((word) => know(word.text));
    return words.map(({ start, end, text: written }, index) => {
      const { term, stop } = known[index]!;
      const groups = this.#vocabulary.phrasesAt(known, index);
      const phrases = groups.length === 0 ? NONE : groups.map((group) => this.groups[group]!);
      return { start, end, text: written, term, stop, phrases };
    });
  }

  #stem(word: string): string {
    return stem(word, this.#endings);
  }

  #meet(word: string): Known {
    const plain = fold(word, this.#locale);
    const text = this.#stem(plain);
    const term = this.#byStem.get(text) ?? newTerm(text, STRANGE, this.#groupsOf(text, plain));
    return { term, stop: this.#stops.has(plain) };
  }

  #termOf(text: string, word: string): Term {
    const known = this.#byStem.get(text);
    if (known) return known;
    const term = newTerm(text, this.terms.length, this.#groupsOf(text, word));
    this.#byStem.set(text, term);
    this.terms.push(term);
    return term;
  }

  #groupsOf(text: string, word: string): Term[] {
    return this.#vocabulary.groupsOf(text, word).map((group) => this.groups[group]!);
  }
}
