import { css } from 'lit';
import { deskBase } from '../desk-theme.ts';
import { emptyNoteStyles } from '../empty-note.ts';
import { articleGapsStyles } from './article-gaps.ts';
import { articleFieldsStyles } from './article-fields-styles.ts';

export const deskArticlesStyles = [
  deskBase,
  emptyNoteStyles,
  articleFieldsStyles,
  articleGapsStyles,
  css`
    :host {
      display: block;
      min-block-size: 0;
      min-inline-size: 0;
    }
    .articles {
      display: grid;
      grid-template: minmax(0, 1fr) / 320px minmax(0, 1fr);
      block-size: 100%;
    }
    .list {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      border-inline-end: 1px solid var(--_line);
      background: var(--desk-canvas);
    }
    .list .head {
      padding-inline: 8px 14px;
    }
    h1 {
      flex: 1;
      font-size: 1rem;
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    .filters {
      flex: none;
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 6px;
      padding: 0 14px 10px;
    }
    .filters input {
      grid-column: 1 / -1;
    }
    .rows {
      flex: 1;
      min-block-size: 0;
      padding: 0 6px 8px;
      overflow: hidden auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      scrollbar-color: var(--desk-edge) transparent;
    }
    .rows ul {
      list-style: none;
    }
    .rows .problem {
      margin: 0 8px 8px;
    }
    .to-gaps {
      flex: none;
      margin: 0 14px 8px;
    }
    .waits {
      padding: 12px;
    }
    .row {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
      place-content: center stretch;
      inline-size: 100%;
      min-block-size: 56px;
      padding: 6px 12px;
      border: 0;
      border-radius: 10px;
      font-weight: 400;
      text-align: start;
    }
    .row:focus-visible {
      outline-offset: -2px;
    }
    .row .name {
      font-weight: 550;
    }
    .row.lacks .name {
      color: var(--desk-muted);
    }
    .row .about {
      display: flex;
      align-items: center;
      gap: 6px;
      min-inline-size: 0;
      color: var(--desk-muted);
      font-size: 0.8125rem;
    }
    .row .badge {
      flex: 0 1 auto;
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .row .when {
      flex: none;
      display: flex;
      margin-inline-start: auto;
      font-size: 0.75rem;
    }
    .row .when .icon {
      inline-size: 16px;
      block-size: 16px;
      margin: 0;
    }
    .row[aria-current] {
      background: var(--desk-chosen);
    }
    .row[aria-current]::before {
      content: '';
      position: absolute;
      inset-block: 14px;
      inset-inline-start: 0;
      inline-size: 3px;
      border-radius: 3px;
      background: var(--_accent-ink);
    }
    .nothing {
      display: grid;
      place-content: center;
    }
    @media (forced-colors: active) {
      .row[aria-current]::before {
        background: Highlight;
      }
    }
    @container (max-width: 1000px) {
      .articles {
        grid-template-columns: 260px minmax(0, 1fr);
      }
    }
    @container (max-width: 720px) {
      .articles {
        grid-template-columns: minmax(0, 1fr);
      }
      .list {
        border: 0;
      }
      .open .list,
      .nothing {
        display: none;
      }
    }
  `,
];
