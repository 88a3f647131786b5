import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: grid;
    grid-template-rows: 64px auto minmax(0, 1fr) auto;
    min-block-size: 0;
    color: var(--_text);
    background: var(--_surface);
  }
  p,
  h2,
  h3,
  ul {
    margin: 0;
    padding: 0;
  }
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }

  header {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    box-sizing: border-box;
    min-inline-size: 0;
    padding-inline: calc(var(--_space) * 4) 60px;
    border-block-end: 1px solid var(--_line);
  }
  .list {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    margin-inline: calc(var(--_space) * -2) calc(var(--_space) * -1);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  .list:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .list:dir(rtl) svg {
    scale: -1 1;
  }
  .dot {
    position: absolute;
    inset-block-start: 7px;
    inset-inline-end: 7px;
    inline-size: 9px;
    block-size: 9px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: #c8342a;
  }
  .faces {
    --_face: 32px;
    display: flex;
    flex: none;
  }
  .faces .face {
    z-index: 1;
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .faces .face + .face {
    z-index: 0;
    margin-inline-start: -6px;
  }
  .title {
    min-inline-size: 0;
  }
  .title[data-waiting] {
    visibility: hidden;
  }
  h2 {
    overflow: hidden;
    font-size: 16px;
    font-weight: 650;
    line-height: 22px;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: start;
  }
  h2:focus-visible {
    outline: 0;
  }
  .title p {
    overflow: hidden;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: plaintext;
    text-align: start;
  }

  .status {
    grid-row: 2;
    font-size: 13px;
    line-height: 18px;
  }
  .status p {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_line);
    background: var(--_quiet);
    text-wrap: pretty;
    unicode-bidi: plaintext;
    animation: appear 0.16s;
  }
  .status a {
    color: inherit;
    font-weight: 600;
    text-underline-offset: 2px;
  }

  care-thread,
  .conversations {
    grid-row: 3;
    min-block-size: 0;
  }
  .welcome {
    margin-block-end: auto;
    padding: calc(var(--_space) * 4) 0 calc(var(--_space) * 5);
  }
  .welcome h3 {
    margin-block-end: 6px;
    font-size: 20px;
    font-weight: 650;
    line-height: 27px;
    letter-spacing: -0.005em;
    text-wrap: balance;
  }
  .welcome p {
    max-inline-size: 44ch;
    color: var(--_muted);
    text-wrap: pretty;
  }

  footer {
    grid-row: 4;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3) calc(var(--_space) * 3);
  }
  .solved {
    padding: 0 calc(var(--_space) * 3) calc(var(--_space) * 2);
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    text-align: center;
    text-wrap: balance;
    unicode-bidi: plaintext;
  }

  .conversations {
    grid-row: 3 / 5;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding-block: calc(var(--_space) * 2);
    list-style: none;
  }
  .conversations button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 2px calc(var(--_space) * 3);
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 56px;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .conversations button:hover {
    background: var(--_hover);
  }
  .words {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .when {
    color: var(--_muted);
    font-size: 13px;
  }
  .when::first-letter {
    text-transform: uppercase;
  }
  .count {
    grid-column: 1 / -1;
    color: var(--_accent-ink);
    font-size: 13px;
    font-weight: 600;
  }

  @media (max-width: 359px) {
    .faces .face + .face {
      display: none;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .status p {
      animation: none;
    }
  }
`;
