import { synonymsFrom, type Language } from './language.ts';

type Rules = Pick<Language, 'stops' | 'endings'>;

const RULES: Record<string, () => Promise<{ readonly rules: Rules }>> = {
  de: () => import('./languages/de.ts'),
  en: () => import('./languages/en.ts'),
  es: () => import('./languages/es.ts'),
  fr: () => import('./languages/fr.ts'),
  it: () => import('./languages/it.ts'),
  nl: () => import('./languages/nl.ts'),
  pl: () => import('./languages/pl.ts'),
  pt: () => import('./languages/pt.ts'),
};

const VOCABULARIES: Record<string, () => Promise<{ readonly groups: string }>> = {
  de: () => import('./vocabularies/de.ts'),
  en: () => import('./vocabularies/en.ts'),
  es: () => import('./vocabularies/es.ts'),
  fr: () => import('./vocabularies/fr.ts'),
  it: () => import('./vocabularies/it.ts'),
  pl: () => import('./vocabularies/pl.ts'),
};

/** Loads what is known of a language, and of no other; undefined where nothing is. */
export async function loadLanguage(locale: string): Promise<Language | undefined> {
  const tongue = tongueOf(locale);
  if (!Object.hasOwn(RULES, tongue)) return undefined;
  const [known, words] = await Promise.all([RULES[tongue]!(), VOCABULARIES[tongue]?.()]);
  return { ...known.rules, synonyms: synonymsFrom(words?.groups ?? '') };
}

/** The language of a locale: `de` of `de-AT`. */
export function tongueOf(locale: string): string {
  return locale.toLowerCase().split(/[-_]/, 1)[0]!;
}
