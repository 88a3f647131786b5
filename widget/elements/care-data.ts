// What is kept about the shopper, and how to take it along or to be forgotten. Loaded when somebody asks.
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { CareClient } from '../client/care-client.ts';
import { exportHistory } from '../client/export-history.ts';
import type { Texts } from '../locales/en.ts';
import type { MoreTexts } from '../locales/more/en.ts';
import { baseStyles } from './base-styles.ts';
import { define } from './define.ts';
import { css } from './sheet-of.ts';

export class CareDataElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        padding: calc(var(--_space) * 4);
        text-wrap-style: pretty;
      }
      p {
        padding-block-end: 12px;
        color: var(--_muted);
      }
      hr {
        margin-block: 12px 20px;
        border: 0;
        border-block-start: 1px solid var(--_line);
      }
      button {
        min-block-size: 44px;
        padding: 9px 18px;
        border: 1px solid var(--_line);
      }
      button:hover {
        background: var(--_hover);
      }
      button + button {
        margin-inline-start: 8px;
      }
      .danger,
      strong {
        color: var(--_danger);
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    texts: { attribute: false },
    more: { state: true },
    asked: { state: true },
  };

  client!: CareClient;
  texts!: Texts;
  private more: MoreTexts | null = null;
  private asked = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('texts')) void this.texts.more().then((more) => (this.more = more));
  }

  readonly #save = () => {
    const text = JSON.stringify(exportHistory(this.client.snapshot), null, 2);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = 'conversations.json';
    link.click();
    URL.revokeObjectURL(link.href);
  };

  readonly #ask = (asked: boolean) => {
    this.asked = asked;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.ask')!.focus(),
    );
  };

  get #unsent(): number {
    let count = 0;
    for (const { pending } of this.client.snapshot.conversations.values())
      count += pending.filter(
        ({ state, action }) => state !== 'sent' && action.kind === 'message.post',
      ).length;
    return count;
  }

  protected override render() {
    const { more: texts } = this;
    if (!texts) return nothing;
    return html`<div>
      <p>${texts.yourDataMore}</p>
      <button type="button" @click=${this.#save}>${texts.saveData}</button>
      <hr />
      <p>
        ${texts.forgetDeviceMore}
        ${this.asked && this.#unsent ? html`<strong>${texts.forgetUnsent(this.#unsent)}</strong>` : nothing}
      </p>
      <section role="group" aria-label=${texts.forgetDevice}>
        ${
          this.asked
            ? html`<button type="button" class="danger" @click=${() => void this.client.logOut()}>
                  ${texts.forgetDevice}
                </button>
                <button type="button" class="ask" @click=${() => this.#ask(false)}>
                  ${texts.cancel}
                </button>`
            : html`<button type="button" class="ask" @click=${() => this.#ask(true)}>
                ${texts.forgetDevice}…
              </button>`
        }
      </section>
    </div>`;
  }
}

define('care-data', CareDataElement);

declare global {
  interface HTMLElementTagNameMap {
    'care-data': CareDataElement;
  }
}
