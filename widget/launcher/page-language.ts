/** BCP 47 language of the text around an element: its own attribute, the page's, or else the reader's. */
export function pageLanguage(host: HTMLElement): string {
  const around = host.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
  for (const tag of [host.getAttribute('locale'), around, navigator.language]) {
    try {
      // Pages say `de_DE` and worse; what Intl would refuse must not break the widget.
      const [language] = tag ? Intl.getCanonicalLocales(tag.replace('_', '-')) : [];
      if (language) return language;
    } catch {
      continue;
    }
  }
  return 'en';
}
