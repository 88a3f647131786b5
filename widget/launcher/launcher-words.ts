// The few words that are needed before the panel is there. They ship with the script tag, so there are no more.

/** Name of the bubble, and of the link to the shop's contact page. */
export const launcherWords: Readonly<Record<string, string>> = {
  de: 'Chat|Kontakt',
  en: 'Chat|Contact us',
};
