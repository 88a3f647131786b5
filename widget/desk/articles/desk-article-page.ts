import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { ArticleBlock } from '../../../sdk/protocol/article-blocks.ts';
import { articleStyles } from '../../elements/article-styles.ts';
import { articleTree } from '../../elements/article-tree.ts';

export interface PageView {
  readonly locale: string;
  readonly title: string;
  readonly summary: string;
  readonly content: readonly ArticleBlock[];
}

/** What readers will see: drawn by what draws it for them, in a root of its own, so that it also looks the same. */
export class DeskArticlePageElement extends LitElement {
  static override styles = [
    articleStyles,
    css`
      :host {
        --_edge: var(--desk-edge);
        display: block;
        color: var(--_text);
        font: 400 0.9375rem/1.5 var(--desk-font);
      }
      * {
        box-sizing: border-box;
      }
      :is(h3, h4, h5, h6, p, ul, ol, blockquote, pre) {
        margin: 0;
      }
      .summary {
        margin-block-start: 4px;
        color: var(--_muted);
      }
      .text {
        margin-block-start: 14px;
      }
      :focus-visible {
        outline: 2px solid var(--_accent-ink);
        outline-offset: 2px;
      }
      .sr {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) view?: PageView;
  /** Read out after a link that leads elsewhere. */
  @property({ attribute: false }) newTab = '';
  @property({ attribute: false }) table = '';
  /** Whether there is an article with this slug in this language. */
  @property({ attribute: false }) knows: (slug: string) => boolean = () => false;
  @property({ attribute: false }) openArticle: (slug: string) => void = () => {};

  protected override render() {
    const { view, newTab, table, knows, openArticle } = this;
    if (!view) return nothing;
    const { locale, title, summary, content } = view;
    const goTo = (anchor: string) => this.#goTo(anchor);
    return html`<article lang=${locale} dir=${directionOf(locale)}>
      <h3>${title}</h3>
      ${summary ? html`<p class="summary">${summary}</p>` : nothing}
      <div class="text">${articleTree(content, { newTab, table, knows, openArticle, goTo })}</div>
    </article>`;
  }

  #goTo(anchor: string): void {
    const place = this.renderRoot.querySelector<HTMLElement>(
      `[data-anchor="${CSS.escape(anchor)}"]`,
    );
    place?.scrollIntoView({ block: 'nearest' });
    place?.focus({ preventScroll: true });
  }
}

const RTL = /^(ar|arc|ckb|dv|fa|he|ku|nqo|ps|sd|syr|ug|ur|yi)\b/;

function directionOf(locale: string): 'ltr' | 'rtl' {
  return RTL.test(locale) ? 'rtl' : 'ltr';
}
