import { css } from './sheet-of.ts';

export const bubbleStyles = css`
  .row {
    --_inner: calc(var(--_radius) * 0.4);
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr);
    column-gap: 8px;
    justify-items: start;
    padding-inline-end: 36px;
  }
  .row > * {
    grid-column: 2;
  }
  .row > .face {
    grid-area: 2 / 1;
    margin-block-start: 6px;
  }
  .row.first {
    margin-block-start: 14px;
  }
  .who,
  .foot {
    display: flex;
    gap: 6px;
    padding-inline: 4px;
  }
  .who bdi {
    color: var(--_text);
    font-weight: 600;
  }
  .bubble {
    max-inline-size: min(100%, 44ch);
    margin-block: 3px;
    padding: 8px 14px;
    border-radius: calc(var(--_radius) * 1.5);
    border-start-start-radius: var(--_inner);
    background: var(--_quiet);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .row:not(.first) .bubble {
    margin-block-start: 0;
  }
  .row:not(.last) .bubble {
    margin-block-end: 0;
    border-end-start-radius: var(--_inner);
  }
  .own {
    grid-template-columns: minmax(0, 1fr);
    justify-items: end;
    padding-inline: 36px 0;
  }
  .own > * {
    grid-column: 1;
  }
  .own .bubble {
    border-radius: calc(var(--_radius) * 1.5);
    border-end-end-radius: var(--_inner);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .own:not(.first) .bubble {
    border-start-end-radius: var(--_inner);
  }
  .own.pending .bubble {
    opacity: 0.86;
    animation: 0.16s rise;
  }
  .foot {
    min-block-size: 18px;
  }
  .state {
    display: flex;
    align-items: center;
    gap: 3px;
  }
  .small .icon {
    inline-size: 14px;
  }
  .read {
    color: var(--_accent-ink);
  }
  .failure {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    align-items: center;
    gap: 0 6px;
    text-align: end;
    color: var(--_danger);
    font-size: 13px;
  }
  .held {
    color: var(--_muted);
  }
  .failure .icon {
    inline-size: 16px;
    vertical-align: -3px;
  }
  .failure button {
    min-block-size: 32px;
    padding-inline: 10px;
    color: var(--_text);
    font-weight: 600;
  }
  .failure button:hover {
    background: var(--_hover);
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid;
    }
    .own .bubble {
      border-width: 2px;
    }
  }
`;
