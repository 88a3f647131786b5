import { css } from './sheet-of.ts';

export const extrasStyles = css`
  :host {
    display: grid;
    gap: 6px;
    justify-items: start;
    inline-size: 100%;
  }
  :host(.own) {
    justify-items: end;
  }
  .pictures {
    inline-size: min(100%, 264px);
  }
  .many {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 3px;
  }
  .picture {
    display: block;
    inline-size: 100%;
    aspect-ratio: 4 / 3;
    overflow: hidden;
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_quiet);
    cursor: zoom-in;
  }
  .many .picture {
    aspect-ratio: 1 !important;
    border-radius: var(--_radius);
  }
  .many .picture:first-child:nth-last-child(odd) {
    grid-column: span 2;
    aspect-ratio: 2 !important;
  }
  .picture img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    opacity: 0;
    transition: opacity 0.16s;
  }
  .picture .there {
    opacity: 1;
  }
  .picture:focus-visible,
  .choices button:focus-visible {
    outline-offset: 2px;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: min(100%, 264px);
    min-block-size: 56px;
    padding: 8px 14px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.25);
    text-align: start;
  }
  .file .icon {
    color: var(--_muted);
  }
  .what {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .name {
    overflow: hidden;
    font-size: 14px;
    font-weight: 500;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .muted {
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
    font-variant-numeric: tabular-nums;
  }
  button.file:hover,
  .choices button:hover {
    background: var(--_hover);
  }
  .card {
    display: grid;
    inline-size: min(100%, 300px);
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.25);
  }
  .card img {
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    object-fit: cover;
    background: var(--_quiet);
  }
  .card p {
    padding-inline: 14px;
    overflow-wrap: anywhere;
  }
  .card p:last-of-type {
    padding-block-end: 12px;
  }
  .what > *,
  .card p,
  .card a {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .card .title {
    padding-block-start: 12px;
    font-weight: 600;
  }
  .card a {
    padding: 11px 14px;
    border-block-start: 1px solid var(--_line);
    color: var(--_accent-ink);
    font-weight: 600;
    text-decoration: none;
  }
  .card a:hover {
    background: var(--_hover);
    text-decoration: underline;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block: 4px;
  }
  .choices > * {
    min-block-size: 40px;
    padding: 8px 16px;
    border: 1px solid color-mix(in oklab, var(--_accent-ink) 45%, var(--_surface));
    border-radius: 99px;
    color: var(--_accent-ink);
    font-size: 14px;
    font-weight: 500;
  }
  .choices span {
    border-style: dashed;
    color: var(--_muted);
  }
  .choices button:disabled {
    opacity: 0.6;
  }
`;
