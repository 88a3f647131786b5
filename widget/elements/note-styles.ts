import { css } from './sheet-of.ts';

/** What only agents see: notes that cannot be mistaken for a reply, and replies of colleagues. */
export const noteStyles = css`
  .colleague .bubble {
    background: color-mix(in oklab, var(--_accent-ink) 15%, var(--_surface));
    color: var(--_text);
  }
  .own > .face {
    display: none;
  }
  .is-note .bubble {
    border: 1px dashed color-mix(in oklab, var(--_warm-text) 35%, transparent);
    background: var(--_warm);
    color: var(--_warm-text);
  }
`;
