// Tells whether this device keeps anything for a site, without opening or creating anything. Small enough for a loader.

export const databaseName = (site: string) => `care-widget:${site}`;
/** What has a database of its own beside a site's, named as if it were another: sites have no colon in their names. */
export const filesOf = (site: string) => `${site}:files`;
export const articlesOf = (site: string) => `${site}:articles`;

/** `unknown` where the browser cannot list its databases, or refuses to. */
export async function isKept(
  site: string,
  indexedDB?: Pick<IDBFactory, 'databases'>,
): Promise<boolean | 'unknown'> {
  try {
    // Chromium rejects a promise there that nobody is given, so that nobody can catch it.
    if (globalThis.origin === 'null') return 'unknown';
    // Where storage is denied, to look for it may be refused already.
    const databases = await (indexedDB ?? globalThis.indexedDB).databases();
    // WebKit lists one whose creation was taken back, as version 0.
    return databases.some(({ name, version }) => version && name === databaseName(site));
  } catch {
    return 'unknown'; // an old browser, or a private window: the answer is not needed, only cheaper
  }
}
