import { css } from './sheet-of.ts';

export const answersStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    min-block-size: 0;
    --_edge: color-mix(in oklab, var(--_text) 45%, var(--_surface));
  }
  .find {
    padding: 12px calc(var(--_space) * 4) 8px;
  }
  .field {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    padding-inline: 14px 4px;
    border: 1px solid var(--_edge);
    border-radius: 99px;
  }
  .field:focus-within {
    outline: 2px solid var(--_accent-ink);
    outline-offset: -2px;
  }
  .field .icon {
    color: var(--_muted);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    padding-block: 9px;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 16px;
    appearance: none;
    unicode-bidi: plaintext;
    text-align: start;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  .clear {
    padding: 8px;
  }
  .clear .icon {
    display: block;
  }
  .scroller {
    min-block-size: 0;
    padding: 4px calc(var(--_space) * 4) 20px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .list {
    grid-row: 2;
  }
  .article {
    grid-row: 1 / 3;
    padding-block-start: 16px;
  }
  .label {
    margin-block: 8px 6px;
    color: var(--_muted);
    font-size: 13px;
    font-weight: 600;
    line-height: 18px;
  }
  .note {
    padding-block: 8px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    text-wrap: pretty;
  }
  .empty {
    padding-block: 32px 16px;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .empty p + p {
    margin-block-start: 4px;
    color: var(--_muted);
  }
  .rows {
    margin-block-end: 12px;
    list-style: none;
  }
  .rows li + li {
    border-block-start: 1px solid var(--_line);
  }
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: calc(100% + 16px);
    min-block-size: 48px;
    margin-inline: -8px;
    padding: 10px 8px;
    border-radius: 8px;
    text-align: start;
  }
  button:hover {
    background: var(--_hover);
  }
  .row > span {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .row .icon {
    color: var(--_muted);
  }
  .row:dir(ltr) .icon:last-child {
    scale: -1 1;
  }
  .row b {
    display: block;
    font-weight: 500;
    line-height: 1.35;
  }
  .row .excerpt {
    display: -webkit-box;
    margin-block-start: 2px;
    overflow: hidden;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .row b,
  .row .excerpt {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .row .count {
    flex: none;
    color: var(--_muted);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }
  mark {
    border-radius: 3px;
    background: color-mix(in oklab, var(--_accent-ink) 20%, transparent);
    color: var(--_text);
  }
  .bones i {
    display: block;
    block-size: 16px;
    margin-block: 18px;
    border-radius: 6px;
    background: var(--_quiet);
    animation: bones 0.2s 0.3s backwards;
  }
  .bones i:nth-child(2n) {
    inline-size: 72%;
  }
  @keyframes bones {
    from {
      opacity: 0;
    }
  }
  .person {
    grid-row: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding: 10px calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_line);
  }
  .pill {
    min-block-size: 40px;
    padding: 8px 16px;
    border: 1px solid var(--_edge);
    font-weight: 500;
  }
  .main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .main:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
    .main {
      border-color: ButtonBorder;
    }
  }
`;
