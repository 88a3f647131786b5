import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { deskIcon } from './desk-icons.ts';
import { deskBase } from './desk-theme.ts';
import type { DeskTexts } from './locales/en.ts';

type KeyName = keyof DeskTexts['keyNames'];

const KEYS: readonly (readonly [name: KeyName, keys: readonly string[]])[] = [
  ['next', ['J', '↓']],
  ['previous', ['K', '↑']],
  ['open', ['↵']],
  ['reply', ['R']],
  ['note', ['N']],
  ['resolve', ['E']],
  ['take', ['A']],
  ['details', ['I']],
  ['segments', ['1', '2']],
  ['articles', ['3']],
  ['back', ['Esc']],
  ['keys', ['?']],
];

/** The dialog that lists every key. */
export class DeskKeysElement extends LitElement {
  static override styles = [
    deskBase,
    css`
      dialog {
        inline-size: min(440px, calc(100vi - 32px));
        max-block-size: calc(100dvb - 32px);
        padding: 20px 24px 24px;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--desk-raised);
        color: var(--_text);
        box-shadow: var(--_shadow);
      }
      dialog::backdrop {
        background: rgb(10 12 14 / 0.4);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-inline-end: -10px;
      }
      h2 {
        font-size: 1.0625rem;
        font-weight: 650;
        letter-spacing: -0.01em;
      }
      dl {
        display: grid;
        margin-block: 12px 16px;
      }
      .key {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
        padding-block: 6px;
        border-block-end: 1px solid var(--_line);
      }
      .key:last-child {
        border: 0;
      }
      dd {
        flex: none;
        display: flex;
        align-items: center;
        gap: 6px;
      }
      kbd {
        display: inline-grid;
        place-items: center;
        min-inline-size: 26px;
        block-size: 24px;
        padding-inline: 6px;
        border: 1px solid var(--desk-edge);
        border-block-end-width: 2px;
        border-radius: 6px;
        font: 550 0.75rem/1 var(--desk-font);
      }
    `,
  ];

  @property({ attribute: false }) texts?: DeskTexts;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;

  /** While it is open the desk's own keys rest. */
  get open(): boolean {
    return this.dialog?.open ?? false;
  }

  show(): void {
    if (this.dialog && !this.dialog.open) this.dialog.showModal();
  }

  protected override render() {
    const { texts } = this;
    if (!texts) return nothing;
    return html`<dialog aria-labelledby="title" @click=${this.#outside}>
      <header>
        <h2 id="title">${texts.keysTitle}</h2>
        <button class="bare round" aria-label=${texts.close} @click=${this.#close}>
          ${deskIcon('close')}
        </button>
      </header>
      <dl>
        ${KEYS.map(
          ([name, keys]) =>
            html`<div class="key">
              <dt>${texts.keyNames[name]}</dt>
              <dd>
                ${keys.map(
                  (key, at) =>
                    html`${at > 0 ? html`<span class="quiet">${texts.keyOr}</span>` : nothing}<kbd
                        >${key}</kbd
                      >`,
                )}
              </dd>
            </div>`,
        )}
      </dl>
      <p class="quiet">${texts.keysHint}</p>
    </dialog>`;
  }

  readonly #close = () => this.dialog?.close();

  /** A click on the backdrop reaches the dialog itself; one inside reaches something in it. */
  readonly #outside = (event: Event) => {
    const { dialog } = this;
    if (!dialog || event.target !== dialog || !(event instanceof MouseEvent)) return;
    const box = dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside) dialog.close();
  };
}
