import type { SynonymGroup } from './article.ts';
import { stem } from './stem.ts';
import type { Term } from './terms.ts';
import { fold, wordsOf } from './words.ts';

/** A prefix shorter than this is looked for at the start of a word alone, not inside a compound. */
const INSIDE_MIN = 5;
const PREFIX_MAX = 12;
const NONE: readonly number[] = [];

/** A word of a phrase: the groups of what ends here, and what may come next. */
interface Step {
  readonly groups: number[];
  readonly next: Map<string, Step>;
}

/** Words and phrases that mean the same, as the groups that they are in. */
export class Vocabulary {
  readonly #words = new Map<string, number[]>();
  readonly #prefixes = new Map<string, number[]>();
  readonly #phrases: Map<string, Step> = new Map();
  readonly #compounds: boolean;

  constructor(groups: readonly SynonymGroup[], locale: string, endings: ReadonlySet<string>) {
    this.#compounds = locale === 'de' || locale === 'nl';
    groups.forEach((group, number) => {
      for (const entry of group) {
        const words = wordsOf(entry).map(({ text }) => fold(text, locale));
        if (words.length === 0) continue;
        const prefix = words.length === 1 && entry.endsWith('-');
        const stems = prefix ? words : words.map((word) => stem(word, endings));
        if (stems.length > 1) this.#addPhrase(stems, number);
        else {
          const map = prefix ? this.#prefixes : this.#words;
          const known = map.get(stems[0]!);
          if (!known) map.set(stems[0]!, [number]);
          else if (!known.includes(number)) known.push(number);
        }
      }
    });
  }

  /** Single words, for the dictionary in which a typo finds what was meant. */
  entries(): string[] {
    return [...this.#words.keys(), ...this.#prefixes.keys()];
  }

  /** The groups of a word, by itself or by what it begins with; of a compound, by its parts too. */
  groupsOf(stemmed: string, word: string): number[] {
    const found = new Set(this.#words.get(stemmed));
    const last = this.#compounds ? word.length - INSIDE_MIN : 0;
    for (let start = 0; start <= last || start === 0; start++) {
      const longest = Math.min(PREFIX_MAX, word.length - start);
      for (let length = start === 0 ? 2 : INSIDE_MIN; length <= longest; length++)
        for (const group of this.#prefixes.get(word.slice(start, start + length)) ?? [])
          found.add(group);
    }
    return [...found];
  }

  /** The groups of phrases that begin at a word. */
  phrasesAt(words: readonly { readonly term: Term }[], index: number): readonly number[] {
    let step = this.#phrases.get(words[index]!.term.text);
    if (!step) return NONE;
    const found: number[] = [];
    for (let next = index + 1; step && next < words.length; next++) {
      step = step.next.get(words[next]!.term.text);
      if (step) found.push(...step.groups);
    }
    return found;
  }

  #addPhrase(stems: readonly string[], group: number): void {
    let steps = this.#phrases;
    let step: Step | undefined;
    for (const text of stems) {
      step = steps.get(text);
      if (!step) steps.set(text, (step = { groups: [], next: new Map() }));
      steps = step.next;
    }
    if (step && !step.groups.includes(group)) step.groups.push(group);
  }
}
