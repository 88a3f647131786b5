import { css } from 'lit';
import { deskBase } from './desk-theme.ts';

export const deskWriteStyles = [
  deskBase,
  css`
    :host {
      flex: none;
      display: block;
      min-inline-size: 0;
    }
    .area {
      padding: 8px max(14px, (100% - var(--_measure)) / 2) 14px;
      border-block-start: 1px solid var(--_line);
      background: var(--_surface);
      transition: background-color 120ms ease-out;
    }
    .area.note {
      border-block-start: 2px solid var(--desk-note-line);
      padding-block-start: 7px;
      background: color-mix(in oklab, var(--_warm) 55%, var(--_surface));
    }
    .modes {
      display: flex;
      align-items: center;
      gap: 2px;
      margin-block-end: 6px;
    }
    .modes button {
      min-block-size: 28px;
      padding-inline: 10px;
      color: var(--desk-muted);
      font-size: 0.8125rem;
    }
    .modes button[aria-pressed='true'] {
      background: var(--_hover);
      color: var(--_text);
    }
    .note .modes button[aria-pressed='true'] {
      background: var(--desk-note-line);
      color: light-dark(#2c2000, #fff4d0);
    }
    .note .modes button[aria-pressed='false'] {
      color: var(--_warm-text);
    }
    .draft {
      padding-inline: 6px;
      border-radius: 999px;
      background: var(--_hover);
      font-size: 0.75rem;
      font-weight: 500;
    }
    .hint {
      display: flex;
      align-items: center;
      gap: 5px;
      margin-inline-start: auto;
      color: var(--_warm-text);
      font-size: 0.8125rem;
    }
    .hint .icon {
      inline-size: 15px;
      block-size: 15px;
    }
    care-composer {
      font-family: inherit;
    }
    @container (max-width: 720px) {
      .area {
        padding: 6px 10px 10px;
      }
    }
    @container (max-width: 360px) {
      .hint .icon {
        display: none;
      }
    }
  `,
];
