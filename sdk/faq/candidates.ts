import type { Term } from './terms.ts';
import { differingLetters, typosBetween } from './typos.ts';
import { WEIGHTS } from './weights.ts';

/** A term that a word may mean, and how surely. */
export interface Candidate {
  readonly term: Term;
  readonly weight: number;
}

export interface Dictionary {
  readonly terms: readonly Term[];
  /** The number of articles. */
  readonly articles: number;
  /** Whether the language joins words to one. */
  readonly compounds: boolean;
}

/** Nobody reads the fortieth word that begins with what was typed. */
const PREFIXES_MAX = 40;
const PART_MIN = 4;

type Add = (term: Term, weight: number) => void;

/** What a word may mean: itself, what it begins, what it is a typo or a part of, and the synonyms of all these. */
export function candidatesFor(asked: Term, typing: boolean, dictionary: Dictionary): Candidate[] {
  const found = new Map<Term, number>();
  const add: Add = (term, weight) => {
    if (weight > (found.get(term) ?? 0)) found.set(term, weight);
  };
  add(asked, 1);
  const known = asked.articles.length > 0 || asked.groups.length > 0;
  if (typing) addBegun(asked.text, WEIGHTS.prefix * (known ? 0.6 : 1), dictionary, add);
  if (!known) addMistyped(asked, dictionary, add);
  if (dictionary.compounds) addParts(asked.text, dictionary, add);
  for (const [term, weight] of [...found]) for (const group of term.groups) add(group, weight);
  return [...found]
    .filter(([term]) => term.articles.length > 0)
    .map(([term, weight]) => ({ term, weight }));
}

function addBegun(text: string, weight: number, { terms }: Dictionary, add: Add): void {
  if (text.length < 2) return;
  let left = PREFIXES_MAX;
  for (const term of terms) {
    if (term.text.length === text.length || !term.text.startsWith(text)) continue;
    add(term, weight * Math.sqrt(text.length / term.text.length));
    if (--left === 0) return;
  }
}

function addMistyped({ text, letters }: Term, { terms }: Dictionary, add: Add): void {
  const max = text.length < 4 ? 0 : text.length < 8 ? 1 : 2;
  if (max === 0 || /\d/.test(text)) return;
  for (const term of terms) {
    const difference = term.text.length - text.length;
    if (difference > max || difference < -max) continue;
    if (differingLetters(letters, term.letters) > 2 * max) continue;
    const typos = typosBetween(text, term.text, max);
    if (typos <= max) add(term, WEIGHTS.typo / Math.sqrt(typos));
  }
}

function addParts(text: string, { terms }: Dictionary, add: Add): void {
  if (text.length < PART_MIN) return;
  for (const term of terms) {
    const longer = term.text.length > text.length;
    const [part, whole] = longer ? [text, term.text] : [term.text, text];
    if (part.length < PART_MIN || part.length === whole.length) continue;
    if (whole.startsWith(part) || whole.endsWith(part))
      add(term, WEIGHTS.compound * Math.sqrt(part.length / whole.length));
  }
}
