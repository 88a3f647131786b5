import { css } from 'lit';

/** For the element that holds what `articleTree` drew. */
export const articleTreeStyles = css`
  .article {
    overflow-wrap: anywhere;
    line-height: 1.55;
  }
  .article > :first-child {
    margin-block-start: 0;
  }
  .article > :last-child {
    margin-block-end: 0;
  }
  .article :is(p, ul, ol, blockquote, pre, .wide, hr) {
    margin-block: 0.75em;
  }
  .article li > :is(p, ul, ol):first-child {
    margin-block-start: 0;
  }
  .article li > :is(p, ul, ol):last-child {
    margin-block-end: 0;
  }
  .article :is(ul, ol) {
    padding-inline-start: 1.6em;
  }
  .article li {
    margin-block: 0.3em;
    text-align: start;
  }
  .article ol > li::marker {
    color: var(--_muted);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .article :is(.level-2, .level-3, .level-4) {
    margin-block: 1.4em 0.4em;
    line-height: 1.3;
    letter-spacing: -0.01em;
    text-align: start;
    scroll-margin-block-start: 12px;
  }
  .article .level-2 {
    font-size: 1.15em;
    font-weight: 650;
  }
  .article .level-3 {
    font-size: 1.03em;
    font-weight: 650;
  }
  .article .level-4 {
    font-size: 1em;
    font-weight: 600;
  }
  .article blockquote {
    margin-inline: 0;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
    color: var(--_muted);
  }
  .article pre {
    padding: 0.7em 0.9em;
    overflow-x: auto;
    border-radius: 8px;
    background: var(--_quiet);
    font-size: 0.9em;
  }
  .article code {
    font-family: ui-monospace, monospace;
  }
  .article :not(pre) > code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--_quiet);
    font-size: 0.92em;
  }
  .article hr {
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  .article .wide {
    overflow-x: auto;
  }
  .article table {
    border-collapse: collapse;
    font-size: 0.94em;
  }
  .article :is(th, td) {
    padding: 0.4em 0.8em;
    border-block-end: 1px solid var(--_line);
    vertical-align: top;
    overflow-wrap: normal;
  }
  .article th {
    font-weight: 600;
  }
  .article .at-start {
    text-align: start;
  }
  .article .at-left {
    text-align: left;
  }
  .article .at-center {
    text-align: center;
  }
  .article .at-right {
    text-align: right;
  }
  .article img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 8px;
    background: var(--_quiet);
    vertical-align: middle;
  }
  .article .figure {
    display: inline-grid;
    max-inline-size: 100%;
    gap: 4px;
  }
  .article .caption {
    color: var(--_muted);
    font-size: 0.88em;
  }
  .article :is(a, .reference) {
    color: var(--_accent-ink);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .article .reference {
    display: inline;
    min-block-size: 0;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    text-align: inherit;
    white-space: normal;
    cursor: pointer;
  }
  .article .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
