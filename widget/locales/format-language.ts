/** The BCP 47 form of what a page says its language is; null for what is none. */
export function knownLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replace('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * The language in which dates and numbers go with words in `words`: on a page in `de-AT` German words get Austrian
 * dates, but English words on a page in `fr` get English ones, so that no line mixes two languages.
 */
export function formatLanguage(words: string, page: string): string {
  const language = knownLanguage(page);
  return language?.split('-')[0] === words ? language : words;
}
