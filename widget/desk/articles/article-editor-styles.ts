import { css } from 'lit';
import { deskBase } from '../desk-theme.ts';
import { articleFieldsStyles } from './article-fields-styles.ts';
import { articleQuestionsStyles } from './article-questions-styles.ts';

export const articleEditorStyles = [
  deskBase,
  articleFieldsStyles,
  articleQuestionsStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
      min-block-size: 0;
      min-inline-size: 0;
    }
    .editor {
      display: flex;
      flex-direction: column;
      block-size: 100%;
      overflow: hidden auto;
    }
    .head {
      padding: 8px 18px;
    }
    .head > .round {
      display: none;
    }
    .who {
      flex: 1;
      min-inline-size: 0;
    }
    h2 {
      font-size: 1rem;
      font-weight: 650;
    }
    .about {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
      font-size: 0.8125rem;
    }
    .languages {
      flex: none;
      display: flex;
      gap: 2px;
    }
    .languages button {
      min-block-size: 28px;
      padding-inline: 8px;
      font-size: 0.8125rem;
    }
    .languages [aria-pressed='true'] {
      background: var(--_hover);
    }
    .languages .lacks {
      gap: 2px;
      color: var(--desk-muted);
      font-weight: 400;
    }
    .languages .icon {
      inline-size: 14px;
      block-size: 14px;
    }
    .actions {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      flex: none;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: 6px;
      padding: 8px 18px;
      border-block: 1px solid var(--_line);
      background: var(--_surface);
    }
    .said {
      margin-inline-end: auto;
      font-size: 0.8125rem;
    }
    .editor > .problem {
      margin: 10px 18px 0;
    }
    .sides {
      flex: 1;
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .writing {
      display: grid;
      align-content: start;
      gap: 20px;
      padding: 14px 18px 24px;
    }
    .form,
    .facts,
    .field {
      display: grid;
      gap: 12px;
      min-inline-size: 0;
    }
    .field {
      gap: 4px;
    }
    .field > :is(span, label):first-child,
    .label,
    legend {
      color: var(--desk-muted);
      font-size: 0.8125rem;
      font-weight: 550;
    }
    #title {
      font-weight: 600;
    }
    .source {
      min-block-size: max(260px, 42vb);
      field-sizing: content;
      font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
      font-size: 0.8125rem;
      line-height: 1.6;
    }
    .hint {
      font-size: 0.75rem;
    }
    .facts {
      margin: 0;
      padding: 16px 0 0;
      border: 0;
      border-block-start: 1px solid var(--_line);
    }
    legend {
      float: inline-start;
      padding: 0;
      color: var(--_text);
      font-size: 0.875rem;
      font-weight: 650;
    }
    .always,
    .end {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .end > span {
      flex: none;
      min-inline-size: 2.5em;
    }
    .end input:not([type='checkbox']) {
      inline-size: 76px;
    }
    .related,
    .problems ul {
      display: grid;
      gap: 4px;
      list-style: none;
    }
    .related li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding-inline-start: 10px;
      border-radius: 8px;
      background: var(--_quiet);
    }
    .shown {
      padding: 14px 18px 24px;
      border-inline-start: 1px solid var(--_line);
      background: var(--desk-canvas);
    }
    care-desk-article-page {
      max-inline-size: 62ch;
      margin-block-start: 8px;
      padding: 18px 20px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
    }
    .problems > p,
    .clash h3 {
      display: flex;
      align-items: center;
      gap: 6px;
      font-weight: 600;
    }
    .problems:not(:empty) > p {
      margin-block: 8px 4px;
      color: var(--desk-late-text);
    }
    .problems button {
      display: block;
      inline-size: 100%;
      padding-block: 6px;
      background: var(--desk-late);
      color: var(--desk-late-text);
      font-weight: 400;
      text-align: start;
      white-space: normal;
    }
    .problems button:hover {
      text-decoration: underline;
    }
    .clash {
      display: grid;
      justify-items: start;
      gap: 8px;
      margin: 12px 18px 0;
      padding: 12px 14px;
      border: 1px solid var(--desk-note-line);
      border-radius: 10px;
      background: color-mix(in oklab, var(--_warm) 55%, var(--_surface));
    }
    .clash h3 {
      font-size: 0.9375rem;
    }
    .clash .quiet {
      color: inherit;
    }
    .other {
      display: grid;
      justify-items: start;
      gap: 6px;
      inline-size: 100%;
    }
    .other .field {
      inline-size: 100%;
    }
    .clash .field > span {
      color: inherit;
    }
    @container (max-width: 760px) {
      .sides {
        grid-template-columns: minmax(0, 1fr);
      }
      .writing {
        display: contents;
      }
      .form {
        padding: 14px 16px;
      }
      .shown {
        border: 0;
        border-block: 1px solid var(--_line);
      }
      .facts {
        order: 1;
        padding: 16px;
        border: 0;
      }
    }
    @container (max-width: 720px) {
      .head {
        padding-inline: 8px;
      }
      .head > .round {
        display: inline-flex;
      }
      .actions {
        position: static;
        padding-inline: 14px;
      }
      .said {
        inline-size: 100%;
      }
    }
  `,
];
