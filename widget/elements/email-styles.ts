import { css } from './sheet-of.ts';

export const emailStyles = css`
  /* What is only for screen readers scrolls with the rest. */
  :host {
    position: relative;
  }
  div {
    padding: calc(var(--_space) * 4);
    text-wrap-style: pretty;
  }
  p {
    color: var(--_muted);
  }
  p[tabindex] {
    color: inherit;
    outline: 0;
  }
  form {
    padding-block: 16px;
  }
  label {
    display: block;
    padding-block-end: 6px;
    font-weight: 600;
  }
  input {
    inline-size: 100%;
    min-block-size: 46px;
    padding: 9px 14px;
    border: 1px solid var(--_line-strong, var(--_muted));
    border-radius: 12px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: 16px;
  }
  input.code {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.3em;
  }
  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .wrong {
    padding-block-start: 6px;
    color: var(--_danger);
  }
  button {
    min-block-size: 44px;
    padding: 9px 18px;
    border: 1px solid var(--_line);
  }
  button:hover {
    background: var(--_hover);
  }
  button.main {
    margin-block-start: 12px;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button[aria-disabled='true'] {
    background: var(--_quiet);
    color: var(--_muted);
    cursor: default;
  }
  :is(input, button):focus-visible {
    outline-offset: 2px;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 16px 0 0;
  }
`;
