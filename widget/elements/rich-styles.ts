import { css } from './sheet-of.ts';

/** Adopted by a thread with the first message that is more than plain words. */
export const richStyles = css`
  .bubble a {
    color: inherit;
    text-underline-offset: 2px;
  }
  .bubble a:focus-visible {
    outline: 2px solid;
    outline-offset: 2px;
  }
  .mark {
    font-size: 0;
  }
  .bubble code {
    padding: 1px 4px;
    border-radius: 4px;
    background: color-mix(in oklab, currentColor 12%, transparent);
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  .list,
  .item {
    display: block;
  }
  .item {
    padding-inline-start: 1.4em;
    text-indent: -1.4em;
  }
  .sign {
    display: inline-block;
    min-inline-size: 1.4em;
    text-indent: 0;
  }
  .dot .sign {
    inline-size: 21px;
    font-size: 0;
  }
  .dot .sign::before {
    content: '•';
    padding-inline-start: 5px;
    font-size: 15px;
  }
  .big {
    display: block;
    margin-inline: -4px;
    font-size: 34px;
    line-height: 1.25;
  }
  care-extras {
    max-inline-size: min(100%, 44ch);
    margin-block: 3px;
  }
`;
