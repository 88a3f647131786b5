import { css } from 'lit';
import { tokenSheet } from '../elements/tokens.ts';
import { deskGateStyles } from './desk-gate.ts';
import { deskBase, deskTheme } from './desk-theme.ts';
import { emptyNoteStyles } from './empty-note.ts';
import { statusLineStyles } from './status-line.ts';

export const careDeskStyles = [
  tokenSheet,
  deskTheme,
  deskBase,
  emptyNoteStyles,
  deskGateStyles,
  statusLineStyles,
  css`
    :host {
      display: block;
      container-type: inline-size;
      block-size: var(--care-desk-height, 100dvb);
      background: var(--_surface);
    }
    .desk {
      position: relative;
      display: grid;
      grid-template-rows: minmax(0, 1fr) auto;
      block-size: 100%;
      overflow: hidden;
    }
    .panes {
      position: relative;
      display: grid;
      grid-template: minmax(0, 1fr) / 320px minmax(0, 1fr) 296px;
      min-block-size: 0;
      overflow: clip;
    }
    care-desk-list {
      border-inline-end: 1px solid var(--_line);
    }
    care-desk-customer {
      border-inline-start: 1px solid var(--_line);
    }
    main:not(.gate) {
      grid-column: 2 / -1;
      display: grid;
      place-content: center;
    }
    @container (max-width: 1100px) {
      .panes {
        grid-template-columns: 300px minmax(0, 1fr);
      }
      care-desk-customer {
        position: absolute;
        z-index: 2;
        inset-block: 0;
        inset-inline-end: 0;
        inline-size: min(340px, 100%);
        box-shadow: var(--_shadow);
        animation: enter 160ms ease-out;
      }
      .panes:not(.details) care-desk-customer {
        display: none;
      }
    }
    @container (max-width: 720px) {
      .panes {
        grid-template-columns: minmax(0, 1fr);
      }
      care-desk-list {
        border: 0;
      }
      .open care-desk-list,
      main:not(.gate) {
        display: none;
      }
      care-desk-customer {
        inline-size: 100%;
        border: 0;
      }
      .details care-desk-conversation {
        visibility: hidden;
      }
    }
    @keyframes enter {
      from {
        opacity: 0;
        translate: 12px 0;
      }
    }
    :host(:dir(rtl)) care-desk-customer {
      animation-name: enter-rtl;
    }
    @keyframes enter-rtl {
      from {
        opacity: 0;
        translate: -12px 0;
      }
    }
  `,
];
