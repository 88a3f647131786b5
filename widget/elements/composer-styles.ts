import { css } from './sheet-of.ts';

export const composerStyles = css`
  .box {
    --_field: 36px;
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    padding: 4px;
    border: 1px solid color-mix(in oklab, var(--_text) 45%, var(--_surface));
    border-radius: 26px;
    background: var(--_surface);
  }
  .box:focus-within {
    /* An outline is seen where colours are forced, too. */
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_field);
    max-block-size: calc(6lh + 14px);
    padding: calc((var(--_field) - 1lh) / 2) 4px;
    padding-inline-start: 12px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    resize: none;
    scrollbar-width: thin;
  }
  textarea:focus-visible {
    outline: 0;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_field);
    block-size: var(--_field);
    background: var(--_accent);
    color: var(--_on-accent);
    transition: 0.15s;
  }
  button:disabled {
    background: var(--_quiet);
    color: var(--_muted);
    cursor: default;
  }
  button:focus-visible {
    outline-offset: 2px;
  }
  p {
    display: flex;
    gap: 6px;
    padding: 4px 12px;
    color: var(--_muted);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  .problem {
    color: var(--_danger);
  }
  /* Below 16 px iOS would zoom the page into the field. */
  @media (pointer: coarse), (max-width: 480px) {
    .box {
      --_field: 42px;
      font-size: 16px;
    }
  }
`;
