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
  .back {
    position: relative;
    flex: none;
    margin-inline: -10px -6px;
    padding: 10px;
  }
  .back .icon {
    display: block;
  }
  button:hover,
  .way:hover {
    background: var(--_hover);
  }
  .back:dir(rtl) .icon,
  .way:dir(ltr) .icon:last-child {
    scale: -1 1;
  }
  /* All of it is its edge, which is what stays where colours are forced. */
  .dot {
    position: absolute;
    inset-block-start: 7px;
    inset-inline-end: 7px;
    border: 5px solid #c8342a;
    border-radius: 50%;
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
  .back + .faces .face + .face {
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
    position: relative;
    grid-row: 4;
    padding: 8px 12px 12px;
  }
  care-composer span {
    inline-size: 36px;
  }
  @media (pointer: coarse) {
    care-composer span {
      inline-size: 42px;
    }
  }
  .solved {
    padding-block-end: 8px;
    text-align: center;
  }
  care-answers {
    grid-row: 3 / 5;
  }
  .home,
  care-data {
    grid-row: 3;
    overflow-y: auto;
    padding-block-end: 8px;
  }
  .home .welcome {
    padding-inline: calc(var(--_space) * 4);
  }
  h4,
  .conversations button,
  .way {
    padding: 12px calc(var(--_space) * 4);
  }
  h4 {
    padding-block: 4px;
  }
  ul {
    margin-inline: calc(var(--_space) * 3);
    list-style: none;
  }
  .ways {
    margin-block: 12px;
  }
  li {
    border: 1px solid var(--_line);
    border-block-start-width: 0;
  }
  li:first-child {
    border-block-start-width: 1px;
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  li:last-child {
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .way {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 52px;
    border-radius: 0;
    font-weight: 500;
    text-align: start;
    text-decoration: none;
  }
  .way .icon {
    color: var(--_muted);
  }
  .way .icon:last-child {
    margin-inline-start: auto;
  }
  .conversations button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-content: center;
    gap: 2px 12px;
    inline-size: 100%;
    min-block-size: 56px;
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
