// The disc, the panel's frame and its outline. Whatever shows only once the panel is there is in `frame-styles.ts`.
import { baseTokens } from '../elements/base-tokens.ts';
import { sheetOf } from '../elements/sheet-of.ts';

const STYLES = /* css */ `
  :host {
    all: initial;
    position: fixed;
    z-index: var(--care-z, 2147483000);
    inset-block-end: calc(var(--_offset) + env(safe-area-inset-bottom, 0px));
    inset-inline-end: calc(var(--_offset) + env(safe-area-inset-right, 0px));
    --_size: var(--care-launcher-size, 56px);
    --_offset: var(--care-offset, 20px);
    font: 15px/1.45 sans-serif;
    font-family: var(--care-font, inherit);
    color: var(--_text);
  }
  * {
    box-sizing: border-box;
  }
  button,
  a {
    padding: 9px 18px;
    border: 0;
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
    transition: scale 0.15s;
  }
  .disc:hover {
    scale: 1.04;
  }
  svg {
    grid-area: 1 / 1;
    inline-size: 26px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    transition: 0.18s;
  }
  .disc svg + svg,
  [aria-expanded='true'] svg {
    opacity: 0;
    rotate: 60deg;
  }
  [aria-expanded='true'] svg + svg {
    opacity: 1;
    rotate: 0deg;
  }
  .frame {
    position: absolute;
    inset-block-end: calc(100% + 12px);
    inset-inline-end: 0;
    display: grid;
    inline-size: 384px;
    block-size: min(680px, 100dvh - 96px);
    overflow: hidden;
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      var(--care-shadow, 0 12px 36px #0003);
    transition: 0.16s;
    @starting-style {
      opacity: 0;
      translate: 0 12px;
    }
  }
  [hidden] {
    display: none !important;
  }
  .frame > * {
    grid-area: 1 / 1;
    min-block-size: 0;
  }
  .close {
    z-index: 1;
    place-self: start end;
    margin: 12px;
    padding: 10px;
    background: none;
    color: inherit;
  }
  .close svg {
    display: block;
    inline-size: 20px;
  }
  .shell {
    display: grid;
    grid-template-rows: 64px 1fr auto;
    text-align: center;
  }
  .shell::before {
    content: '';
    border-block-end: 1px solid var(--_line);
  }
  .shell::after {
    content: '';
    grid-row: 3;
    block-size: 46px;
    margin: 8px 12px 12px;
    border: 1px solid;
    border-radius: 26px;
    opacity: 0.5;
  }
  .shell:not(:empty)::after {
    opacity: 0;
  }
  .shell p {
    unicode-bidi: plaintext;
  }
  .shell a {
    background: none;
    color: inherit;
    text-decoration: underline;
  }
  .shell div {
    grid-row: 2;
    place-self: center;
    padding: 24px;
  }
  @media (max-width: 480px), (max-height: 500px) and (pointer: coarse) {
    .frame {
      position: fixed;
      inset: 0;
      inline-size: auto;
      block-size: auto;
      border-radius: 0;
    }
    .shell::after {
      block-size: 52px;
    }
    [aria-expanded='true'] {
      visibility: hidden;
    }
  }
  @media (prefers-reduced-motion) {
    * {
      transition: none !important;
    }
  }
`;

export const launcherSheet = sheetOf(baseTokens + STYLES);
