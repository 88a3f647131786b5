// What may help, while one writes a first message: above the composer, over what is behind it, so that nothing moves.
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import { once, systemClock } from '../../sdk/runtime.ts';
import type { CareArticles, FoundArticle } from '../client/care-articles.ts';
import type { AnswersTexts } from '../locales/answers/en.ts';
import type { Texts } from '../locales/en.ts';
import { CareArticleEvent } from './answers-events.ts';
import { baseStyles } from './base-styles.ts';
import { define } from './define.ts';
import { BACK, CLOSE, icon } from './icons.ts';
import { css } from './sheet-of.ts';

/** Whoever goes on writing is not to be disturbed. */
const PAUSE_MS = 600;
const QUERY_MIN_CHARS = 8;
const SHOWN_MAX = 2;
/** Below that it is a guess. */
const SURE_FROM = 0.6;

/** @fires {CareArticleEvent} care-article */
export class CareSuggestionsElement extends LitElement {
  static override styles = [
    baseStyles,
    css`
      section {
        position: absolute;
        z-index: 1;
        inset-inline: 12px;
        inset-block-end: 100%;
        overflow: hidden;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: var(--_shadow);
        animation: come 0.16s ease-out;
      }
      @keyframes come {
        from {
          opacity: 0;
          translate: 0 6px;
        }
      }
      div {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding-inline: 14px 4px;
        color: var(--_muted);
        font-size: 13px;
      }
      div button {
        padding: 8px;
      }
      .icon {
        display: block;
        color: var(--_muted);
      }
      ul {
        list-style: none;
      }
      li {
        border-block-start: 1px solid var(--_line);
      }
      li button {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        inline-size: 100%;
        min-block-size: 44px;
        padding: 8px 14px;
        border-radius: 0;
        font-weight: 500;
        line-height: 1.35;
        text-align: start;
        overflow-wrap: anywhere;
      }
      button:hover {
        background: var(--_hover);
      }
      li .icon:dir(ltr) {
        scale: -1 1;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    articles: { attribute: false },
    texts: { attribute: false },
    text: {},
    words: { state: true },
    shown: { state: true },
  };

  articles!: CareArticles;
  texts!: Texts;
  /** What is being written. */
  text = '';

  private words: AnswersTexts | null = null;
  private shown: readonly FoundArticle[] = [];
  /** Not again before this message is sent. */
  #hidden = false;
  #life = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('texts')) void this.texts.answersWords().then((words) => (this.words = words));
    if (changed.has('text')) this.#written();
  }

  #written(): void {
    this.#life.abort();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const text = this.text.trim();
    if (text === '') this.#hidden = false;
    if (text.length < QUERY_MIN_CHARS) this.shown = [];
    else if (!this.#hidden)
      once(systemClock, PAUSE_MS, () => void this.#look(text, signal), signal);
  }

  async #look(text: string, signal: AbortSignal): Promise<void> {
    const found = await this.articles.search(text, SHOWN_MAX, signal).catch(() => null);
    if (signal.aborted || !found) return;
    this.shown = found.results.filter(({ confidence }) => confidence >= SURE_FROM);
  }

  readonly #hide = () => {
    this.#hidden = true;
    this.shown = [];
  };

  protected override render() {
    const { words, shown } = this;
    const isAny = words && shown.length > 0;
    return html`<span class="sr" role="status"
        >${isAny ? `${words.mayHelp}: ${words.found(shown.length)}` : ''}</span
      >
      ${isAny ? this.#renderCard(words, shown) : nothing}`;
  }

  #renderCard(words: AnswersTexts, shown: readonly FoundArticle[]) {
    return html`<section aria-label=${words.mayHelp}>
      <div>
        ${words.mayHelp}
        <button type="button" aria-label=${words.hide} @click=${this.#hide}>${icon(CLOSE)}</button>
      </div>
      <ul role="list">
        ${shown.map(
          ({ article }) =>
            html`<li>
              <button
                type="button"
                @click=${() => this.dispatchEvent(new CareArticleEvent(article.id))}
              >
                <span dir="auto">${article.title}</span>${icon(BACK)}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

define('care-suggestions', CareSuggestionsElement);

declare global {
  interface HTMLElementTagNameMap {
    'care-suggestions': CareSuggestionsElement;
  }
}
