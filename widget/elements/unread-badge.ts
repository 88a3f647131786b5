import type { Texts } from '../locales/en.ts';

/** Beyond this the number itself says nothing more. */
const BADGE_MAX = 99;

/** The count on the launcher's disc, for eyes and for screen readers. */
export class UnreadBadge {
  readonly #disc: HTMLElement;
  readonly #badge = document.createElement('span');
  /** Read out when it changes while the panel is closed. */
  readonly #said = document.createElement('span');
  readonly #name: string;

  constructor(disc: HTMLElement) {
    this.#disc = disc;
    this.#name = disc.getAttribute('aria-label')!;
    this.#badge.className = 'badge';
    this.#badge.hidden = true;
    this.#said.className = 'sr';
    this.#said.setAttribute('role', 'status');
    disc.append(this.#badge);
    disc.after(this.#said);
  }

  remove(): void {
    this.#badge.remove();
    this.#said.remove();
    this.#disc.setAttribute('aria-label', this.#name);
  }

  show(unread: number, open: boolean, texts: Texts): void {
    this.#badge.textContent = unread > BADGE_MAX ? `${BADGE_MAX}+` : `${unread}`;
    const words = unread && !open ? texts.unread(unread) : '';
    this.#badge.hidden = !words;
    if (this.#said.textContent !== words) this.#said.textContent = words;
    this.#disc.setAttribute('aria-label', words ? `${this.#name}, ${words}` : this.#name);
  }
}
