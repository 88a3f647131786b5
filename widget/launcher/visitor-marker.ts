// Two small marks in the shop's own storage, neither before the visitor's first act: that there is something to come
// back to, and (per tab) that the panel was open. Storage may be refused; then nobody is recognised, and that is all.

const VERSION = 1;

export class VisitorMarker {
  readonly #key: string;

  constructor(site: string) {
    this.#key = `care-widget:${site}`;
  }

  /** Whether this visitor has acted before. What another version wrote counts too: it is only a hint to look. */
  get present(): boolean {
    return attempt(() => localStorage.getItem(this.#key)) != null;
  }

  set(): void {
    if (!this.present)
      attempt(() => localStorage.setItem(this.#key, JSON.stringify({ version: VERSION })));
  }

  clear(): void {
    attempt(() => localStorage.removeItem(this.#key));
    attempt(() => sessionStorage.removeItem(this.#key));
  }

  get open(): boolean {
    return this.present && attempt(() => sessionStorage.getItem(this.#key)) === 'open';
  }

  set open(open: boolean) {
    if (!this.present) return;
    attempt(() =>
      open ? sessionStorage.setItem(this.#key, 'open') : sessionStorage.removeItem(this.#key),
    );
  }
}

function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}
