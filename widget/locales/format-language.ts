/** The BCP 47 form of what a page says its language is; null for what is none. */
export function knownLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replace('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * The language in which dates and numbers go with words in `words`, so that no line mixes two languages: on a page in
 * `de-AT` German words get Austrian dates. Where the page names no region, that of the reader's browser decides.
 */
export function formatLanguage(words: string, page: string, own = navigator.language): string {
  const known = [page, own].map(knownLanguage).filter((tag) => tag?.split('-')[0] === words);
  return known.find((tag) => tag !== words) ?? words;
}
