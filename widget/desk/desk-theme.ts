// What the desk adds to the family's palette: more surfaces, the colours of waiting, the warmth of a note.
// `light-dark()` follows the `color-scheme` that the palette sets.
import { css } from 'lit';

export const deskTheme = css`
  :host {
    --desk-canvas: light-dark(
      color-mix(in oklab, var(--_text) 3.5%, var(--_surface)),
      color-mix(in oklab, #000 22%, var(--_surface))
    );
    --desk-raised: light-dark(
      var(--_surface),
      color-mix(in oklab, var(--_text) 9%, var(--_surface))
    );
    --desk-muted: color-mix(in oklab, var(--_text) 25%, var(--_muted));
    --desk-edge: color-mix(in oklab, var(--_text) 22%, transparent);
    --desk-chosen: color-mix(in oklab, var(--_accent-ink) 12%, var(--desk-canvas));
    --desk-note-line: light-dark(#dfbd55, #826d2a);
    --desk-soon: light-dark(#ffe9b5, #4a3a0e);
    --desk-soon-text: light-dark(#6b4600, #ffdc8a);
    --desk-late: light-dark(#fbdedb, #57201b);
    --desk-late-text: light-dark(#99170f, #ffb9b1);
    --desk-good: light-dark(#1f7a4a, #6fd09c);
    --desk-font: var(--care-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    --desk-head: 56px;
    /* On a wide screen a conversation stays as narrow as the eye can follow. */
    --_measure: 860px;
  }
`;

/** What every pane starts from: text, icons, faces, buttons, one visible focus. */
export const deskBase = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  :host {
    color: var(--_text);
    font: 400 0.875rem/1.45 var(--desk-font);
    font-variant-numeric: tabular-nums;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
  }
  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :host(:dir(rtl)) .icon:is(.back, .out) {
    transform: scaleX(-1);
  }
  :focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 2px;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 32px;
    padding: 0 12px;
    border: 1px solid var(--desk-edge);
    border-radius: 8px;
    background: var(--desk-raised);
    color: inherit;
    font: inherit;
    font-weight: 550;
    white-space: nowrap;
    cursor: pointer;
    transition: background-color 120ms ease-out;
  }
  button:hover {
    background: color-mix(in oklab, var(--_text) 5%, var(--desk-raised));
  }
  button .icon {
    inline-size: 18px;
    block-size: 18px;
    margin-inline-start: -2px;
  }
  button.bare {
    border-color: transparent;
    background: none;
  }
  button.bare:hover {
    background: var(--_hover);
  }
  button.round {
    inline-size: 36px;
    min-block-size: 36px;
    padding: 0;
  }
  button.round .icon {
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
  }
  a {
    color: inherit;
    text-decoration-color: var(--desk-edge);
    text-underline-offset: 2px;
    border-radius: 4px;
  }
  a:hover {
    text-decoration-color: currentColor;
  }
  /* Words of another language than the page's keep their own direction and stand where the others stand. */
  p {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .quiet {
    color: var(--desk-muted);
  }
  .cut {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* A line of the other direction is cut at its own end, but stands where its neighbours stand. */
  :host(:dir(ltr)) .cut {
    text-align: left;
  }
  :host(:dir(rtl)) .cut {
    text-align: right;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    button {
      min-block-size: 40px;
    }
    button.round {
      inline-size: 44px;
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      background: Highlight !important;
      color: HighlightText !important;
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
