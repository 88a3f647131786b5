import { css, html, nothing, type TemplateResult } from 'lit';
import { deskIcon, type DeskIcon } from './desk-icons.ts';

/** A place with nothing in it, drawn on purpose: a picture, a sentence, and perhaps what comes next. */
export function emptyNote(
  icon: DeskIcon,
  title: string,
  more: string | TemplateResult = '',
): TemplateResult {
  return html`<div class="empty">
    <span class="picture">${deskIcon(icon)}</span>
    <p class="said">${title}</p>
    ${more === '' ? nothing : html`<p class="quiet">${more}</p>`}
  </div>`;
}

export const emptyNoteStyles = css`
  .empty {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 32px 24px;
    text-align: center;
    text-wrap: balance;
  }
  .empty .picture {
    display: grid;
    place-items: center;
    inline-size: 64px;
    block-size: 64px;
    margin-block-end: 12px;
    border-radius: 50%;
    background: var(--_hover);
    color: var(--desk-muted);
  }
  .empty .picture .icon {
    inline-size: 36px;
    block-size: 36px;
    stroke-width: 1;
  }
  .empty .said {
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .empty .quiet {
    max-inline-size: 36ch;
  }
`;
