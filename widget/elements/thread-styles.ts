import { css } from './sheet-of.ts';

export const threadStyles = css`
  :host {
    position: relative;
    min-block-size: 0;
  }
  .scroller {
    /* What only screen readers get stays in it, instead of making the panel's frame taller. */
    position: relative;
    block-size: 100%;
    scroll-padding-block-end: 52px;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .content {
    /* Few messages stand at the end. */
    align-content: end;
    min-block-size: 100%;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4) calc(var(--_space) * 4);
  }
  ol {
    list-style: none;
  }
  /* No grid, which measures all of its rows again when one comes, and no rule of neighbours. */
  li {
    margin-block-start: 2px;
  }
  time,
  .plain {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .small {
    color: var(--_muted);
    font-size: 12px;
    line-height: 18px;
    font-variant-numeric: tabular-nums;
  }
  .center {
    min-block-size: 24px;
    padding: 12px 16px 4px;
    text-align: center;
    text-wrap: balance;
  }
  .day::first-letter {
    text-transform: uppercase;
  }
  .new {
    display: flex;
    align-items: center;
    gap: 10px;
    padding-inline: 0;
    color: var(--_accent-ink);
    font-weight: 600;
  }
  .new::before,
  .new::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid;
    opacity: 0.4;
  }
  .typing {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block-start: 12px;
  }
  .dots {
    display: flex;
    gap: 4px;
    padding: 12px 14px;
    border-radius: 99px;
    background: var(--_quiet);
  }
  i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_muted);
    animation: 0.6s 0.15s infinite alternate breathe;
  }
  i:first-child {
    animation-delay: 0s;
  }
  i:last-child {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    from {
      opacity: 0.35;
    }
  }
  .latest {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: fit-content;
    min-block-size: 36px;
    margin-inline: auto;
    padding-inline: 8px;
    background: var(--_surface);
    border: 1px solid var(--_line);
    box-shadow: 0 2px 10px #0003;
    font-size: 13px;
    font-weight: 600;
    animation: 0.16s rise;
  }
  .latest span {
    padding-inline-end: 6px;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 6px;
    }
  }
`;
