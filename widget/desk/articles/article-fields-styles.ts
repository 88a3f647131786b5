import { css } from 'lit';

/** What list and editor share: fields, badges, things to mend. */
export const articleFieldsStyles = css`
  input:not([type='checkbox']),
  textarea,
  select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 34px;
    padding: 6px 10px;
    border: 1px solid var(--desk-edge);
    border-radius: 8px;
    background: var(--desk-raised);
    color: var(--_text);
    font: inherit;
  }
  textarea {
    display: block;
    resize: vertical;
    line-height: 1.45;
  }
  ::placeholder {
    color: var(--desk-muted);
    opacity: 1;
  }
  input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .head {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--desk-head);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button.main:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_text) 12%, var(--_accent));
  }
  button.danger {
    color: var(--_danger);
  }
  .badge {
    flex: none;
    padding-inline: 7px;
    border-radius: 999px;
    background: var(--_hover);
    color: var(--_text);
    font-size: 0.75rem;
    font-weight: 550;
    line-height: 20px;
    white-space: nowrap;
  }
  .badge.published {
    background: color-mix(in oklab, var(--desk-good) 16%, var(--_surface));
  }
  .badge:is(.changed, .unsaved) {
    background: var(--desk-soon);
    color: var(--desk-soon-text);
  }
  .badge.scheduled {
    background: color-mix(in oklab, var(--_accent-ink) 16%, var(--_surface));
  }
  .badge:is(.missing, .withdrawn) {
    background: none;
    box-shadow: inset 0 0 0 1px var(--desk-edge);
    color: var(--desk-muted);
  }
  .problem {
    display: grid;
    justify-items: start;
    gap: 8px;
    padding: 8px 12px;
    border-radius: 8px;
    background: var(--desk-late);
    color: var(--desk-late-text);
  }
  @media (pointer: coarse) {
    input:not([type='checkbox']),
    textarea,
    select {
      min-block-size: 44px;
      /* Smaller letters make phones zoom in. */
      font-size: 1rem;
    }
  }
`;
