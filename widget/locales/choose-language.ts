/**
 * The first of the wanted languages that is known: `pt-BR` is served by `pt`, `de_AT` by `de`, every Chinese by `zh`.
 * English where none is; pages and people ask for all sorts of things.
 * @param wanted BCP 47 tags, or whatever a page says instead
 */
export function chooseLanguage(
  wanted: readonly (string | null | undefined)[],
  known: object,
): string {
  for (const tag of wanted) {
    const [language = ''] = /[a-z]+/.exec(`${tag}`.toLowerCase()) ?? [];
    if (Object.hasOwn(known, language)) return language;
  }
  return 'en';
}
