import { css } from './sheet-of.ts';

/** Its parts stand in the composer's own row: the tray above the text, the button before it. */
export const attachmentsStyles = css`
  :host {
    display: contents;
  }
  .clip {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_field, 36px);
    block-size: var(--_field, 36px);
    color: var(--_muted);
  }
  button:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .tray {
    flex: 0 0 100%;
    order: -1;
    min-inline-size: 0;
    max-block-size: min(176px, 25vh);
    margin-block-end: 4px;
    padding: 4px 4px 6px;
    overflow-y: auto;
    border-block-end: 1px solid var(--_line);
    scrollbar-width: thin;
  }
  ul {
    display: grid;
    gap: 4px;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    animation: 0.16s come;
  }
  @keyframes come {
    from {
      opacity: 0;
      translate: 0 4px;
    }
  }
  .preview {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_quiet);
    color: var(--_muted);
  }
  .preview img {
    position: absolute;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--_quiet);
  }
  .what {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .what > * {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .name {
    overflow: hidden;
    font-size: 14px;
    font-weight: 500;
    line-height: 19px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .muted {
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    font-variant-numeric: tabular-nums;
  }
  .failed .muted,
  .problem {
    color: var(--_danger);
  }
  progress {
    inline-size: 100%;
    block-size: 3px;
    margin-block-start: 3px;
    border: 0;
    border-radius: 2px;
    appearance: none;
    background: var(--_quiet);
    accent-color: var(--_accent-ink);
    overflow: hidden;
  }
  ::-webkit-progress-bar {
    background: var(--_quiet);
  }
  ::-webkit-progress-value {
    background: var(--_accent-ink);
    transition: inline-size 0.2s;
  }
  ::-moz-progress-bar {
    background: var(--_accent-ink);
  }
  @media (forced-colors: active) {
    progress {
      block-size: 8px;
      border: 1px solid;
    }
    ::-webkit-progress-value {
      background: Highlight;
    }
    ::-moz-progress-bar {
      background: Highlight;
    }
  }
  li button {
    flex: none;
    padding: 8px;
    color: var(--_muted);
  }
  li .icon {
    display: block;
  }
  /* Why a file was not taken is seen however long the list is. */
  [role='alert'] {
    position: sticky;
    inset-block-end: -6px;
    background: var(--_surface);
  }
  .problem {
    display: flex;
    gap: 6px;
    padding: 6px 4px 2px;
    font-size: 13px;
  }
  .drop {
    position: absolute;
    inset: 8px;
    z-index: 2;
    display: grid;
    place-items: center;
    border: 2px dashed var(--_accent-ink);
    border-radius: calc(var(--_radius) + 4px);
    background: color-mix(in oklab, var(--_surface) 92%, transparent);
    color: var(--_accent-ink);
    font-weight: 600;
    pointer-events: none;
  }
`;
