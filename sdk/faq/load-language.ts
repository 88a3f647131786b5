import { synonymsFrom, type Language } from './language.ts';

type Rules = Pick<Language, 'stops' | 'endings'>;
interface Source {
  readonly rules: () => Promise<Rules>;
  readonly vocabulary?: () => Promise<string>;
}

const SOURCES: Record<string, Source> = {
  de: {
    rules: async () => (await import('./languages/de.ts')).de,
    vocabulary: async () => (await import('./vocabularies/de.ts')).de,
  },
  en: {
    rules: async () => (await import('./languages/en.ts')).en,
    vocabulary: async () => (await import('./vocabularies/en.ts')).en,
  },
  es: {
    rules: async () => (await import('./languages/es.ts')).es,
    vocabulary: async () => (await import('./vocabularies/es.ts')).es,
  },
  fr: {
    rules: async () => (await import('./languages/fr.ts')).fr,
    vocabulary: async () => (await import('./vocabularies/fr.ts')).fr,
  },
  it: {
    rules: async () => (await import('./languages/it.ts')).it,
    vocabulary: async () => (await import('./vocabularies/it.ts')).it,
  },
  nl: { rules: async () => (await import('./languages/nl.ts')).nl },
  pl: {
    rules: async () => (await import('./languages/pl.ts')).pl,
    vocabulary: async () => (await import('./vocabularies/pl.ts')).pl,
  },
  pt: { rules: async () => (await import('./languages/pt.ts')).pt },
};

/** Loads what is known of a language, and of no other; undefined where nothing is. */
export async function loadLanguage(locale: string): Promise<Language | undefined> {
  const source = SOURCES[locale.toLowerCase().split(/[-_]/, 1)[0]!];
  if (!source) return undefined;
  const [rules, vocabulary] = await Promise.all([source.rules(), source.vocabulary?.()]);
  return { ...rules, synonyms: synonymsFrom(vocabulary ?? '') };
}
