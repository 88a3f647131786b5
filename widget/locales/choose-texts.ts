import { de } from './de.ts';
import { en, type Texts } from './en.ts';

const ALL: readonly Texts[] = [en, de];

/**
 * The words for a BCP 47 language, English where there are none, and the language in which dates and numbers go
 * with them: `de-AT` stays `de-AT`, but `fr` becomes `en`, so that no line mixes two languages.
 */
export function chooseTexts(language: string): { texts: Texts; language: string } {
  const base = language.toLowerCase().split('-')[0];
  const texts = ALL.find((known) => known.language === base);
  return texts ? { texts, language } : { texts: en, language: 'en' };
}
