import { css } from 'lit';

export const bubbleStyles = css`
  .row {
    --_corner: calc(var(--_radius) * 1.5);
    --_inner: calc(var(--_radius) * 0.4);
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    column-gap: calc(var(--_space) * 2);
    justify-items: start;
  }
  .row > * {
    grid-column: 2;
  }
  .row > .face {
    grid-column: 1;
    grid-row: 2;
    align-self: start;
    margin-block-start: 6px;
  }
  .row.first {
    margin-block-start: calc(var(--_space) * 3);
  }
  .own {
    grid-template-columns: minmax(0, 1fr);
    justify-items: end;
    padding-inline-start: calc(var(--_space) * 9);
  }
  .own > * {
    grid-column: 1;
  }
  .theirs {
    padding-inline-end: calc(var(--_space) * 9);
  }
  .who {
    padding-inline: calc(var(--_space) * 1);
    margin-block-end: 3px;
    color: var(--_muted);
    font-size: 12px;
    line-height: 18px;
  }
  .who bdi {
    font-weight: 600;
    color: var(--_text);
  }
  .who svg {
    inline-size: 14px;
    block-size: 14px;
    vertical-align: -3px;
    margin-inline-end: 4px;
  }

  .bubble {
    box-sizing: border-box;
    max-inline-size: min(100%, 44ch);
    padding: 8px 14px;
    border-radius: var(--_corner);
    background: var(--_quiet);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .bubble a {
    color: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }
  .bubble a:hover {
    text-decoration-thickness: 2px;
  }
  .bubble a:focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
    border-radius: 2px;
  }
  .theirs:not(.last) .bubble {
    border-end-start-radius: var(--_inner);
  }
  .theirs .bubble {
    border-start-start-radius: var(--_inner);
  }
  .own .bubble {
    background: var(--_accent);
    color: var(--_on-accent);
    transition: opacity 0.15s;
  }
  .own:not(.first) .bubble {
    border-start-end-radius: var(--_inner);
  }
  .own .bubble {
    border-end-end-radius: var(--_inner);
  }
  .own.pending .bubble {
    opacity: 0.86;
  }
  .own.colleague .bubble {
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
    color: var(--_text);
  }
  .own.colleague .face {
    display: none;
  }
  .is-note .bubble {
    background: var(--_warm);
    color: var(--_warm-text);
    border: 1px dashed color-mix(in oklab, var(--_warm-text) 35%, transparent);
  }

  .foot {
    display: flex;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 18px;
    margin-block-start: 3px;
    padding-inline: calc(var(--_space) * 1);
    color: var(--_muted);
    font-size: 12px;
    line-height: 18px;
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .state svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .state.read {
    color: var(--_accent-ink);
  }
  .failure {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 2px 4px;
    margin-block: 4px 2px;
    color: var(--_danger);
    font-size: 13px;
    line-height: 18px;
  }
  .failure p {
    display: flex;
    gap: 5px;
    inline-size: 100%;
    justify-content: flex-end;
  }
  .failure p span {
    unicode-bidi: plaintext;
  }
  .failure svg {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }
  .failure button {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 32px;
    padding: 4px 10px;
    border: 0;
    border-radius: 999px;
    background: none;
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .failure button:hover {
    background: var(--_hover);
  }
  .failure button:focus-visible {
    outline: 2px solid var(--_accent-ink);
  }
  .own.pending.last .bubble {
    animation: rise 0.16s var(--_ease, ease-out);
  }
  @media (prefers-reduced-motion: reduce) {
    .own.pending.last .bubble {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .bubble,
    .face {
      border: 1px solid;
    }
    .own .bubble {
      border-width: 2px;
    }
  }
`;
