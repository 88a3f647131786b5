/**
 * The first of the wanted languages that is known; pages and people ask for all sorts of things.
 * @param wanted BCP 47 tags, or whatever a page says instead
 */
export function chooseLanguage(wanted: readonly string[], known: object): string {
  for (const tag of wanted) {
    const [language = ''] = tag.toLowerCase().split(/[-_]/);
    if (Object.hasOwn(known, language)) return language;
  }
  return 'en';
}
