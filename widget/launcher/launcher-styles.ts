// The disc. Whatever shows only once the panel is there is in `frame-styles.ts`.
import { baseTokens } from '../elements/base-tokens.ts';
import { sheetOf } from '../elements/sheet-of.ts';

const STYLES = /* css */ `
  :host {
    all: initial;
    /* Important within is stronger than important without: a page's "* { position: static !important }" is not meant for us. */
    position: fixed !important;
    z-index: var(--care-z, 2147483000) !important;
    inset-block: auto calc(var(--_offset) + env(safe-area-inset-bottom, 0px)) !important;
    inset-inline: auto calc(var(--_offset) + env(safe-area-inset-right, 0px)) !important;
    display: flex;
    align-items: center;
    gap: 12px;
    --_size: var(--care-launcher-size, 56px);
    --_offset: var(--care-offset, 20px);
    font: 15px/1.45 sans-serif;
    font-family: var(--care-font, inherit);
    color: var(--_text);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  .disc,
  a {
    padding: 7px 16px;
    border: 2px solid #0000;
    border-radius: 99px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    text-decoration: none;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }
  .disc {
    display: grid;
    place-items: center;
    inline-size: var(--_size);
    block-size: var(--_size);
    padding: 0;
    box-shadow: 0 6px 20px #0004;
  }
  svg {
    grid-area: 1 / 1;
    inline-size: 26px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [aria-busy]::after {
    content: '';
    grid-area: 1 / 1;
    padding: 22px;
    border: 2px solid;
    border-block-color: #0000;
    border-radius: 99px;
    animation: turn 1s 0.3s infinite both;
  }
  @keyframes turn {
    0% {
      opacity: 0;
    }
    to {
      rotate: 1turn;
    }
  }
`;

export const launcherSheet = sheetOf(baseTokens + STYLES);
