// The panel and its words are two files, so that nobody loads a language that they do not read; both are asked for at once.
import type { PanelModule } from '../panel/create-panel.ts';
import type { Texts } from '../locales/en.ts';

type Words = Readonly<Record<string, Texts>>;

/** By the language's code; each module exports its words under it. */
export const LANGUAGES: Record<string, () => Promise<Words>> = {
  ar: () => import('../locales/ar.ts'),
  de: () => import('../locales/de.ts'),
  en: () => import('../locales/en.ts'),
  es: () => import('../locales/es.ts'),
  fr: () => import('../locales/fr.ts'),
  it: () => import('../locales/it.ts'),
  ja: () => import('../locales/ja.ts'),
  ko: () => import('../locales/ko.ts'),
  nl: () => import('../locales/nl.ts'),
  pl: () => import('../locales/pl.ts'),
  pt: () => import('../locales/pt.ts'),
  zh: () => import('../locales/zh.ts'),
};

export async function loadPanel(language: string): Promise<PanelModule> {
  const [{ panelIn }, words] = await Promise.all([
    import('../panel/create-panel.ts'),
    LANGUAGES[language]!(),
  ]);
  return { createPanel: panelIn(words[language]!) };
}

/** Whoever has waited for so long is shown another way; the panel may still come, and opens with the next try. */
const PANEL_WITHIN_MS = 15_000;

/** Rejects then. */
export function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    AbortSignal.timeout(PANEL_WITHIN_MS).onabort = reject;
  });
}
