import { css } from 'lit';

/** Shared by everything that shows text for screen readers alone. */
export const screenReaderOnly = css`
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const threadStyles = css`
  :host {
    position: relative;
    display: block;
    min-block-size: 0;
    color: var(--_text);
    font-size: 15px;
    line-height: 1.45;
  }
  .scroller {
    box-sizing: border-box;
    block-size: 100%;
    overflow-y: auto;
    overflow-x: hidden;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in oklab, var(--_text) 22%, transparent) transparent;
  }
  .scroller:focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }
  .content {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    box-sizing: border-box;
    min-block-size: 100%;
    padding: calc(var(--_space) * 3)
      max(calc(var(--_space) * 4), (100% - var(--_measure, 100%)) / 2) calc(var(--_space) * 4);
  }
  ol {
    display: flex;
    flex-direction: column;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  p {
    margin: 0;
  }
  time {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }

  .earlier,
  .day,
  .line,
  .new {
    color: var(--_muted);
    font-size: 12px;
    line-height: 18px;
    text-align: center;
  }
  .earlier {
    block-size: 24px;
  }
  .day {
    padding-block: calc(var(--_space) * 3) calc(var(--_space) * 1);
  }
  .day > span {
    display: inline-block;
  }
  .day > span::first-letter {
    text-transform: uppercase;
  }
  .line {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    text-wrap: balance;
  }
  .line .failure {
    justify-content: center;
  }
  .new {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2.5);
    padding-block: calc(var(--_space) * 3) calc(var(--_space) * 1);
    color: var(--_accent-ink);
    font-weight: 600;
  }
  .new::before,
  .new::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid color-mix(in oklab, var(--_accent-ink) 35%, transparent);
  }

  .typing {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 28px;
    margin-block-start: calc(var(--_space) * 3);
    color: var(--_muted);
    font-size: 13px;
  }
  .dots {
    display: inline-flex;
    gap: 4px;
    padding: 12px 14px;
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_quiet);
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_muted);
    animation: breathe 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }

  .latest {
    position: absolute;
    inset-block-end: calc(var(--_space) * 3);
    inset-inline: 0;
    display: flex;
    inline-size: fit-content;
    margin-inline: auto;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    padding: 0 14px 0 10px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 2px 10px rgb(0 0 0 / 0.14);
    font: inherit;
    font-size: 13px;
    font-weight: 600;
    cursor: pointer;
    animation: rise 0.16s var(--_ease, ease-out);
  }
  .latest.plain {
    padding: 0 8px;
  }
  .latest svg {
    inline-size: 18px;
    block-size: 18px;
    color: var(--_accent-ink);
  }
  .latest:focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dots i,
    .latest {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .dots i {
      background: CanvasText;
    }
  }
`;
