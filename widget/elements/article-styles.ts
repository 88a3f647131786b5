import { css } from './sheet-of.ts';

/** An article's text, and what one may say of it. */
export const articleStyles = css`
  article {
    overflow-wrap: anywhere;
    text-wrap-style: pretty;
  }
  h3 {
    font-size: 20px;
    line-height: 27px;
    text-wrap: balance;
  }
  h3:focus-visible,
  [data-anchor]:focus-visible {
    outline: 0;
  }
  .date {
    margin-block: 4px 0;
    color: var(--_muted);
    font-size: 13px;
    line-height: 18px;
  }
  .text > * {
    margin-block-start: 12px;
  }
  .text li > * + * {
    margin-block-start: 8px;
  }
  .text :is(h4, h5, h6) {
    margin-block-start: 20px;
    font-size: 16px;
    line-height: 1.35;
  }
  .text :is(h5, h6) {
    font-size: 15px;
  }
  .text :is(ul, ol) {
    padding-inline-start: 26px;
  }
  .text :is(ul, ol) > li + li {
    margin-block-start: 8px;
  }
  .text li::marker {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .text :is(a, .link) {
    border-radius: 3px;
    color: var(--_accent-ink);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .link {
    display: inline;
    text-align: start;
  }
  blockquote {
    padding-inline-start: 14px;
    border-inline-start: 3px solid var(--_edge);
    color: var(--_muted);
  }
  code {
    padding: 1px 5px;
    border-radius: 5px;
    background: var(--_quiet);
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  pre {
    padding: 12px;
    overflow-x: auto;
    border-radius: 8px;
    background: var(--_quiet);
    line-height: 1.4;
    overflow-wrap: normal;
  }
  pre code {
    padding: 0;
    background: none;
  }
  hr {
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 8px;
    background: var(--_quiet);
    vertical-align: middle;
  }
  .figure {
    display: block;
  }
  .figure small {
    display: block;
    margin-block-start: 4px;
    color: var(--_muted);
    font-size: 13px;
  }
  .scroll {
    overflow-x: auto;
    border: 1px solid var(--_line);
    border-radius: 8px;
  }
  table {
    min-inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    overflow-wrap: normal;
  }
  th,
  td {
    max-inline-size: 240px;
    padding: 8px 12px;
    text-align: start;
    vertical-align: top;
  }
  th {
    background: var(--_quiet);
    font-weight: 600;
  }
  tr + tr > * {
    border-block-start: 1px solid var(--_line);
  }
  .left {
    text-align: left;
  }
  .center {
    text-align: center;
  }
  .right {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .vote {
    margin-block: 24px 12px;
    padding: 12px calc(var(--_space) * 4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .vote > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .vote .pill {
    min-inline-size: 64px;
  }
  .vote span + span {
    display: flex;
    gap: 8px;
  }
  .vote :focus-visible:not(button, textarea) {
    outline: 0;
  }
  .vote label {
    display: block;
    margin-block: 12px 6px;
    font-weight: 500;
  }
  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 72px;
    margin-block-end: 8px;
    padding: 8px 12px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 16px;
    resize: none;
    field-sizing: content;
    max-block-size: 160px;
  }
`;
