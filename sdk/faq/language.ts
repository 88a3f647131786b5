import type { SynonymGroup } from './article.ts';

/** What the engine knows of a language. */
export interface Language {
  /** Words that every text has, separated by spaces. */
  readonly stops: string;
  /** Endings that inflection adds, separated by spaces, without accents. */
  readonly endings: string;
  /** Words of a shop that mean the same. */
  readonly synonyms: readonly SynonymGroup[];
}

/** Groups of synonyms from text: a group a line, its words and phrases separated by commas. */
export function synonymsFrom(text: string): SynonymGroup[] {
  return text
    .split('\n')
    .map((line) => line.split(',').map((entry) => entry.trim()))
    .map((group) => group.filter((entry) => entry !== ''))
    .filter((group) => group.length > 1);
}
