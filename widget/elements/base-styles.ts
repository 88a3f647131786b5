import { css } from './sheet-of.ts';

/** Every element of ours begins with these. */
export const baseStyles = css`
  :host {
    display: block;
    color: var(--_text);
    font-size: 15px;
    line-height: 1.45;
  }
  * {
    box-sizing: border-box;
    margin: 0;
    padding: 0;
  }
  button {
    border: 0;
    border-radius: 99px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  :focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }
  [hidden] {
    display: none !important;
  }
  .icon {
    flex: none;
    inline-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;
