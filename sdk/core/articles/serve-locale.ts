import type { ServedLocale } from '../../protocol/articles.ts';

/** Which of the languages there are is served to whoever asks for one: see A3. */
export function serveLocale(
  asked: string,
  there: readonly { readonly locale: string; readonly count: number }[],
  own: string | null,
): ServedLocale {
  const locales = there.map(({ locale }) => locale);
  const as = (served: string | undefined, because: ServedLocale['because']) =>
    served === undefined ? null : { asked, served, because };
  const language = languageOf(asked);
  const ownLanguage = own === null ? null : languageOf(own);
  const [most] = there.toSorted((a, b) => b.count - a.count);
  return (
    as(
      locales.find((locale) => locale.toLowerCase() === asked.toLowerCase()),
      'exact',
    ) ??
    as(
      locales.find((locale) => locale.toLowerCase() === language),
      'language',
    ) ??
    as(
      locales.find((locale) => languageOf(locale) === language),
      'language',
    ) ??
    as(
      locales.find((locale) => locale === own),
      'default',
    ) ??
    as(
      locales.find((locale) => languageOf(locale) === ownLanguage),
      'default',
    ) ??
    as(most?.locale, 'default') ?? { asked, served: null, because: 'none' }
  );
}

function languageOf(locale: string): string {
  return locale.split('-')[0]!.toLowerCase();
}
