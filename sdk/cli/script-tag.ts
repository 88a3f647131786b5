// What a shop pastes, and what a strict page has to allow for it: the same words in `init`, `check` and the README.

/** @param url of the care server, without a slash at its end */
export function pastedTag(url: string, site: string): string {
  return `<script type="module" src="${url}/care-widget.js" data-site="${site}"></script>`;
}

/** The sources that a page's policy needs, by directive. */
export function neededSources(url: string): Readonly<Record<string, readonly string[]>> {
  const { origin } = new URL(url);
  return {
    'script-src': [origin],
    'connect-src': [origin, origin.replace(/^http/, 'ws')],
    'img-src': [origin, 'blob:'],
  };
}

/** As it stands in a header. */
export function pagePolicy(url: string): string {
  return Object.entries(neededSources(url))
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
