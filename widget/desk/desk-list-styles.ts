import { css } from 'lit';
import { deskFaceStyles } from './desk-face.ts';
import { deskBase } from './desk-theme.ts';
import { emptyNoteStyles } from './empty-note.ts';

export const deskListStyles = [
  deskBase,
  deskFaceStyles,
  emptyNoteStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      min-inline-size: 0;
      background: var(--desk-canvas);
    }
    .head {
      flex: none;
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      block-size: var(--desk-head);
      padding-inline: 18px 14px;
    }
    h1 {
      font-size: 1rem;
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    .me {
      display: flex;
      align-items: center;
      gap: 8px;
      min-inline-size: 0;
      color: var(--desk-muted);
      font-size: 0.8125rem;
    }
    .me .face {
      inline-size: 28px;
      block-size: 28px;
      font-size: 0.6875rem;
    }
    .segments {
      flex: none;
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 2px;
      margin: 0 14px 8px;
      padding: 2px;
      border-radius: 9px;
      background: var(--_line);
    }
    .segments button {
      min-block-size: 28px;
      border: 0;
      border-radius: 7px;
      background: none;
      color: var(--_text);
      font-size: 0.8125rem;
    }
    .segments button[aria-pressed='true'] {
      background: light-dark(
        var(--_surface),
        color-mix(in oklab, var(--_text) 20%, var(--_surface))
      );
      box-shadow: 0 1px 2px rgb(0 0 0 / 0.12);
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
    .label {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      display: flex;
      gap: 6px;
      padding: 8px 12px 4px;
      background: var(--desk-canvas);
      color: var(--desk-muted);
      font-size: 0.75rem;
      font-weight: 550;
    }
    .label span {
      font-weight: 400;
    }
    .row {
      position: relative;
      display: flex;
      align-items: center;
      gap: 10px;
      block-size: 56px;
      padding-inline: 12px;
      border-radius: 10px;
      cursor: pointer;
      scroll-margin-block: 32px;
    }
    .row:hover {
      background: var(--_hover);
    }
    .row.chosen {
      background: var(--desk-chosen);
    }
    .row.chosen::before {
      content: '';
      position: absolute;
      inset-block: 14px;
      inset-inline-start: 0;
      inline-size: 3px;
      border-radius: 3px;
      background: var(--_accent-ink);
    }
    .row:focus-visible {
      outline-offset: -2px;
    }
    .lines {
      flex: 1;
      min-inline-size: 0;
      display: grid;
      gap: 1px;
    }
    .line {
      display: flex;
      align-items: center;
      gap: 8px;
      min-inline-size: 0;
    }
    .name {
      flex: 1;
      line-height: 20px;
    }
    .unread .name {
      font-weight: 680;
    }
    .last {
      gap: 6px;
      color: var(--desk-muted);
      font-size: 0.8125rem;
      line-height: 20px;
    }
    .last .cut {
      flex: 1;
    }
    .unread .last .cut {
      color: var(--_text);
    }
    .last .icon {
      inline-size: 15px;
      block-size: 15px;
    }
    .when {
      flex: none;
      color: var(--desk-muted);
      font-size: 0.75rem;
      line-height: 20px;
    }
    .waits {
      padding-inline: 7px;
      border-radius: 999px;
      background: var(--_hover);
      font-weight: 550;
    }
    .waits.soon {
      background: var(--desk-soon);
      color: var(--desk-soon-text);
    }
    .waits.late {
      background: var(--desk-late);
      color: var(--desk-late-text);
      font-weight: 680;
    }
    .count {
      flex: none;
      min-inline-size: 18px;
      padding-inline: 5px;
      border-radius: 999px;
      background: var(--_accent);
      color: var(--_on-accent);
      font-size: 0.6875rem;
      font-weight: 650;
      line-height: 18px;
      text-align: center;
    }
    .more {
      flex: none;
      margin: 0 14px 8px;
    }
    @media (forced-colors: active) {
      .row.chosen::before {
        background: Highlight;
      }
    }
    .ghost {
      pointer-events: none;
    }
    .ghost .face,
    .ghost .lines span {
      background: var(--_line);
    }
    .ghost .lines {
      gap: 8px;
    }
    .ghost .lines span {
      block-size: 10px;
      border-radius: 5px;
    }
    .ghost .lines span:first-child {
      inline-size: 45%;
    }
    .ghost .lines span:last-child {
      inline-size: 80%;
    }
  `,
];
