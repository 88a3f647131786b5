import { css } from 'lit';
import { deskFaceStyles } from './desk-face.ts';
import { deskBase } from './desk-theme.ts';

export const deskCustomerStyles = [
  deskBase,
  deskFaceStyles,
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
      gap: 10px;
      min-block-size: var(--desk-head);
      padding-inline: 18px 14px;
      border-block-end: 1px solid var(--_line);
    }
    .who {
      flex: 1;
      min-inline-size: 0;
    }
    h2 {
      font-size: 0.9375rem;
      font-weight: 650;
      line-height: 20px;
    }
    .quiet {
      font-size: 0.8125rem;
      line-height: 18px;
    }
    .scroll {
      flex: 1;
      min-block-size: 0;
      display: grid;
      align-content: start;
      gap: 20px;
      padding: 16px 18px 20px;
      overflow: hidden auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      scrollbar-color: var(--desk-edge) transparent;
    }
    .scroll > * {
      min-inline-size: 0;
    }
    .assignee {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 10px;
      margin-inline: -6px;
      padding: 10px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--desk-raised);
    }
    .assignee .who {
      flex: 1 1 88px;
    }
    .assignee button {
      flex: 0 1 auto;
    }
    .nobody {
      background: none;
      border: 1px dashed var(--desk-edge);
      color: var(--desk-muted);
    }
    dl {
      display: grid;
      gap: 12px;
    }
    .fact {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    h3 {
      margin-block-end: 6px;
      color: var(--desk-muted);
      font-size: 0.8125rem;
      font-weight: 550;
    }
    ul {
      display: grid;
      gap: 2px;
      margin-inline: -10px;
      list-style: none;
    }
    li {
      min-inline-size: 0;
    }
    .before {
      display: grid;
      justify-content: stretch;
      gap: 0;
      inline-size: 100%;
      padding: 8px 10px;
      text-align: start;
      font-weight: 400;
    }
    .line {
      display: flex;
      justify-content: space-between;
      gap: 8px;
    }
    .shop {
      display: grid;
      gap: 8px;
    }
    h4 {
      margin-block: 4px -4px;
      font-weight: 400;
    }
    .told > .quiet {
      margin-block-end: 12px;
    }
    .orders {
      gap: 8px;
      margin-inline: 0;
    }
    .orders .line > *,
    .notes {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .notes {
      white-space: pre-wrap;
    }
    .shut {
      display: none;
    }
    @container (max-width: 1100px) {
      .shut {
        display: inline-flex;
      }
    }
  `,
];
