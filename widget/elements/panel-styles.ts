import { css } from './sheet-of.ts';

export const panelStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(64px, auto) auto minmax(0, 1fr) auto;
    min-block-size: 0;
    background: var(--_surface);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    min-inline-size: 0;
    padding-inline: calc(var(--_space) * 4) 60px;
    border-block-end: 1px solid var(--_line);
  }
  .list {
    position: relative;
    flex: none;
    margin-inline: -10px -6px;
    padding: 10px;
  }
  .list .icon {
    display: block;
  }
  button:hover {
    background: var(--_hover);
  }
  .list:dir(rtl) .icon {
    scale: -1 1;
  }
  .dot {
    position: absolute;
    inset-block-start: 7px;
    inset-inline-end: 7px;
    inline-size: 9px;
    block-size: 9px;
    border-radius: 50%;
    background: #c8342a;
  }
  .faces {
    --_face: 32px;
    display: flex;
  }
  .faces .face {
    z-index: 1;
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .faces .face + .face {
    z-index: 0;
    margin-inline-start: -6px;
  }
  .list + .faces .face + .face {
    display: none;
  }
  .title {
    min-inline-size: 0;
  }
  h2 {
    font-size: 16px;
  }
  h2:focus-visible {
    outline: 0;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .muted {
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .plain,
  .cut,
  .welcome > * {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-wrap-style: pretty;
  }
  .status {
    grid-row: 2;
  }
  .status p {
    padding: 8px calc(var(--_space) * 4);
    background: var(--_quiet);
    color: var(--_text);
  }
  a {
    color: inherit;
    font-weight: 600;
  }
  care-thread {
    grid-row: 3;
  }
  .welcome {
    margin-block-end: auto;
    padding-block: calc(var(--_space) * 4) calc(var(--_space) * 5);
    color: var(--_muted);
  }
  h3 {
    margin-block-end: 6px;
    color: var(--_text);
    font-size: 20px;
    line-height: 27px;
  }
  .foot {
    grid-row: 4;
    padding: 8px 12px 12px;
  }
  .solved {
    padding-block-end: 8px;
    text-align: center;
  }
  .conversations {
    grid-row: 3 / 5;
    overflow-y: auto;
    padding-block: 8px;
    list-style: none;
  }
  .conversations button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 12px;
    inline-size: 100%;
    min-block-size: 56px;
    padding: 12px calc(var(--_space) * 4);
    border-radius: 0;
    text-align: start;
  }
  .day::first-letter {
    text-transform: uppercase;
  }
  .count {
    color: var(--_accent-ink);
    font-weight: 600;
  }
  @media (max-width: 359px) {
    .face + .face {
      display: none;
    }
  }
`;
