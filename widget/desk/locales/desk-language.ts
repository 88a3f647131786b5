import { de as sharedDe } from '../../locales/de.ts';
import type { AgentLines } from '../../locales/agent-lines.ts';
import { en as sharedEn, type Texts } from '../../locales/en.ts';
import { de } from './de.ts';
import { en, type DeskTexts } from './en.ts';

interface DeskLanguage {
  /** BCP 47 tag for dates and numbers: what was asked for, where the words go with it. */
  readonly locale: string;
  readonly texts: DeskTexts;
  /** The words of the pieces that widget and desk share. */
  readonly shared: Texts & Partial<AgentLines>;
}

const LANGUAGES: Readonly<Record<string, Omit<DeskLanguage, 'locale'>>> = {
  en: { texts: en, shared: sharedEn },
  de: { texts: de, shared: sharedDe },
};

/** The desk in the language of a BCP 47 tag; in English for one it does not speak. */
export function deskLanguage(tag: string): DeskLanguage {
  const words = LANGUAGES[tag.toLowerCase().split('-')[0] ?? ''];
  if (!words || !isTag(tag)) return deskLanguage('en');
  const { texts, shared } = words;
  return { locale: tag, texts, shared: { ...shared, resolvedBy: texts.resolvedBy } };
}

/** The page's language, with the reader's region where the page names none: it decides how times are written. */
export function pageLocale(): string {
  const page = document.documentElement.lang;
  const own = navigator.language;
  return page === '' || own.startsWith(`${page}-`) ? own : page;
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    // Intl throws for what is no tag; a merchant's typing error must not stop the desk.
    return false;
  }
}
