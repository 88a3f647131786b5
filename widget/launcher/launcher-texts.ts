// The few words that are needed before the panel is there. They ship with the script tag, so there are no more.

const en = {
  open: 'Open chat',
  close: 'Close chat',
  chat: 'Chat',
  news: (count: number) => `${count} new`,
  failed: 'The chat could not be loaded. Please check your connection.',
  retry: 'Try again',
  contact: 'Contact us',
};

const de: typeof en = {
  open: 'Chat öffnen',
  close: 'Chat schließen',
  chat: 'Chat',
  news: (count) => `${count} neu`,
  failed: 'Der Chat konnte nicht geladen werden. Bitte prüfen Sie Ihre Verbindung.',
  retry: 'Erneut versuchen',
  contact: 'Kontakt',
};

export type LauncherTexts = typeof en;

/** @param language BCP 47 */
export function launcherTexts(language: string): LauncherTexts {
  return /^de\b/i.test(language) ? de : en;
}
