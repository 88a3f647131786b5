// The few words that are needed before the panel is there. They ship with the script tag, so there are no more.

const en = {
  lang: 'en',
  open: 'Open chat',
  close: 'Close',
  failed: 'The chat could not be loaded.',
  retry: 'Try again',
  contact: 'Contact us',
};

const de: typeof en = {
  lang: 'de',
  open: 'Chat öffnen',
  close: 'Schließen',
  failed: 'Der Chat konnte nicht geladen werden.',
  retry: 'Erneut versuchen',
  contact: 'Kontakt',
};

export type LauncherTexts = typeof en;

/** @param language BCP 47, or whatever a page says instead */
export function isGerman(language: string): boolean {
  return /^de/i.test(language);
}

export function launcherTexts(language: string): LauncherTexts {
  return isGerman(language) ? de : en;
}
