/**
 * The first of our languages that somebody wanted, by BCP 47 tags or whatever pages say instead: `pt-BR` is served by
 * `pt`, `de_AT` by `de`, every Chinese by `zh`. English where none is.
 */
export function chooseLanguage(
  wanted: readonly (string | null | undefined)[],
  known: readonly string[],
): string {
  for (const tag of wanted) {
    const [language] = `${tag}`
      .trim()
      .toLowerCase()
      .split(/[^a-z]/);
    if (known.includes(language!)) return language!;
  }
  return 'en';
}
