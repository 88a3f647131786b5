// A few emoji to pick from, for who has a mouse and no emoji on the keyboard.
import { html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import type { Texts } from '../locales/en.ts';
import { baseStyles } from './base-styles.ts';
import type { CareComposerElement } from './care-composer.ts';
import { SMILE } from './file-icons.ts';
import { icon } from './icons.ts';
import { css } from './sheet-of.ts';

const EMOJI =
  '🙂 😀 😄 😂 😉 😊 😍 😘 😎 🤔 😅 😇 🙃 😌 😋 🤗 😮 😢 😭 😞 😕 😴 🤒 😡 👍 👎 👌 🙏 👏 💪 👋 🤞 ✌️ 🙌 🤝 👀 ❤️ 🧡 💛 💚 💙 💔 🎉 🎁 🎂 ✨ ⭐ 🔥 ✅ ❌ ❓ ❗ 📦 🚚 🏠 📷 ☎️ ✉️ ⏰ 💶 ☀️ 🌱 ☕ 🍀'.split(
    ' ',
  );
const COLUMNS = 8;

/** To be put into a composer. */
export class CareEmojiElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        flex: none;
      }
      button {
        display: grid;
        place-items: center;
        inline-size: 36px;
        block-size: 36px;
      }
      .open {
        color: var(--_muted);
      }
      button:hover,
      [aria-expanded='true'] {
        background: var(--_hover);
        color: var(--_text);
      }
      .all {
        position: absolute;
        inset-block-end: calc(100% + 12px);
        inset-inline-start: -40px;
        z-index: 1;
        display: grid;
        grid-template-columns: repeat(8, 1fr);
        inline-size: min(306px, 100vw - 40px);
        max-block-size: 45vh;
        padding: 8px;
        overflow-y: auto;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: var(--_shadow);
        animation: 0.16s come;
      }
      :host(:first-child) .all {
        inset-inline-start: -4px;
      }
      .all button {
        inline-size: auto;
        border-radius: 8px;
        font-size: 20px;
        line-height: 1;
      }
      @keyframes come {
        from {
          opacity: 0;
          translate: 0 6px;
        }
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    texts: { attribute: false },
    isOpen: { state: true },
    at: { state: true },
  };

  texts!: Texts;
  private isOpen = false;
  /** The one that Tab comes to. */
  private at = 0;

  readonly #toggle = async () => {
    this.isOpen = !this.isOpen;
    await this.updateComplete;
    if (this.isOpen) this.#focus();
  };

  #focus(): void {
    this.renderRoot.querySelectorAll<HTMLElement>('.all button')[this.at]!.focus();
  }

  #close(): void {
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.open')!.focus();
  }

  #insert(emoji: string): void {
    const composer = this.parentElement as CareComposerElement;
    const field = composer.renderRoot.querySelector('textarea')!;
    field.setRangeText(emoji, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.isOpen = false;
    composer.focus();
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // What closes this must not close the panel around it.
      event.stopPropagation();
      return this.#close();
    }
    const ahead = this.matches(':dir(rtl)') ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowLeft: -ahead,
      ArrowRight: ahead,
      ArrowUp: -COLUMNS,
      ArrowDown: COLUMNS,
      Home: -this.at,
      End: EMOJI.length - 1 - this.at,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (!EMOJI[this.at + step]) return;
    this.at += step;
    void this.updateComplete.then(() => this.#focus());
  };

  /** Somebody has gone on to something else. */
  readonly #left = ({ relatedTarget }: FocusEvent) => {
    if (!this.renderRoot.contains(relatedTarget as Node | null)) this.isOpen = false;
  };

  protected override render() {
    const { texts, isOpen, at } = this;
    return html`<button
        type="button"
        class="open"
        aria-label=${texts.emoji}
        aria-expanded=${isOpen}
        @click=${this.#toggle}
      >
        ${icon(SMILE)}
      </button>
      ${
        isOpen
          ? html`<div
              class="all"
              role="group"
              aria-label=${texts.emoji}
              @keydown=${this.#key}
              @focusout=${this.#left}
            >
              ${EMOJI.map(
                (emoji, i) =>
                  html`<button
                    type="button"
                    tabindex=${i === at ? 0 : -1}
                    @click=${() => this.#insert(emoji)}
                  >
                    ${emoji}
                  </button>`,
              )}
            </div>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'care-emoji': CareEmojiElement;
  }
}
