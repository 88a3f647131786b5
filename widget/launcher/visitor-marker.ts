// Two small marks in the shop's own storage, neither before the visitor's first act: that there is something to come
// back to, and (per tab) that the panel was open. Storage may be refused; then nobody is recognised, and that is all.

const VERSION = 1;
const NARROW = '(width<=480px)';
type Storages = 'localStorage' | 'sessionStorage';

/** Whether this visitor has acted on this site before. What another version wrote counts too: it is a hint to look. */
export function hasActed(site: string): boolean {
  return read('localStorage', site) !== null;
}

/** Whether the panel was open on the page before, in this tab, and would not cover the page that was gone to. */
export function opensAgain(site: string): boolean {
  return hasActed(site) && read('sessionStorage', site) !== null && !matchMedia(NARROW).matches;
}

/** Whether the shop lets this device keep anything: `consent="none"` on the element says that it does not, or not yet. */
export function mayKeep(site: string): boolean {
  return !document.querySelector(`care-widget[site="${CSS.escape(site)}"][consent=none]`);
}

export function markActed(site: string): void {
  write('localStorage', site, JSON.stringify({ version: VERSION }));
}

/** Does nothing for visitors who have not acted. */
export function markOpen(site: string, open: boolean): void {
  if (hasActed(site)) write('sessionStorage', site, open ? 'open' : null);
}

export function forget(site: string): void {
  write('sessionStorage', site, null);
  write('localStorage', site, null);
}

function read(storage: Storages, site: string): string | null {
  try {
    return window[storage].getItem(key(site));
  } catch {
    return null;
  }
}

function write(storage: Storages, site: string, value: string | null): void {
  try {
    if (value === null) window[storage].removeItem(key(site));
    else if (mayKeep(site)) window[storage].setItem(key(site), value);
  } catch {
    // Full or refused: nothing depends on it.
  }
}

function key(site: string): string {
  return `care-widget:${site}`;
}
