/** What an element, its page or else the reader's browser says its language is. Pages say all sorts of things. */
export function pageLanguage(host: HTMLElement): string {
  return (
    host.getAttribute('locale') || host.closest<HTMLElement>('[lang]')?.lang || navigator.language
  );
}
