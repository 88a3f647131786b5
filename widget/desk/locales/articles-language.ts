import { de } from './articles-de.ts';
import { en, type ArticlesTexts } from './articles-en.ts';

const LANGUAGES: Readonly<Record<string, ArticlesTexts>> = { en, de };

/** The words of the desk's articles in one of the desk's own languages. */
export function articlesTexts(language: string): ArticlesTexts {
  return LANGUAGES[language] ?? en;
}
