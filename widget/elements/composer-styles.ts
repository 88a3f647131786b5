import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    color: var(--_text);
    font-size: 15px;
    line-height: 1.45;
  }
  form {
    display: block;
    margin: 0;
  }
  p {
    margin: 0;
  }
  .box {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    box-sizing: border-box;
    min-block-size: 46px;
    padding: 4px;
    border: 1px solid color-mix(in oklab, var(--_text) 45%, var(--_surface));
    border-radius: 23px;
    background: var(--_surface);
    transition: border-color 0.15s;
    cursor: text;
  }
  :host([tone='note']) .box {
    background: var(--_warm);
    color: var(--_warm-text);
  }
  .box:focus-within {
    border-color: var(--_accent-ink);
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
  }
  textarea {
    flex: 1;
    box-sizing: border-box;
    min-inline-size: 0;
    max-block-size: calc(6lh + 14px);
    margin: 0;
    padding-block: 7px;
    padding-inline: 12px 4px;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    resize: none;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
    transition:
      background-color 0.15s,
      color 0.15s,
      scale 0.12s;
  }
  button:active {
    scale: 0.94;
  }
  button:disabled {
    background: var(--_quiet);
    color: var(--_muted);
    cursor: default;
    scale: 1;
  }
  button:focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }
  .problem,
  .left {
    padding: 0 12px;
    font-size: 12px;
    line-height: 18px;
  }
  .problem {
    display: flex;
    gap: 6px;
    margin-block-end: 8px;
    color: var(--_danger);
    font-size: 13px;
  }
  .problem span,
  .left {
    unicode-bidi: plaintext;
  }
  .problem svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }
  .left {
    margin-block-start: 4px;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .left[hidden] {
    display: none;
  }
  .left[data-over='true'] {
    color: var(--_danger);
    font-weight: 600;
  }
  /* Below 16 px iOS would zoom the page into the field. */
  @media (pointer: coarse), (max-width: 480px) {
    textarea {
      font-size: 16px;
    }
    .box {
      min-block-size: 52px;
      border-radius: 26px;
    }
    button {
      inline-size: 42px;
      block-size: 42px;
    }
    textarea {
      padding-block: 9px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .box,
    button {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    button {
      border: 1px solid ButtonText;
    }
  }
`;
