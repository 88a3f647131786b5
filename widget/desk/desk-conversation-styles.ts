import { css } from 'lit';
import { deskBase } from './desk-theme.ts';

export const deskConversationStyles = [
  deskBase,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      min-inline-size: 0;
      background: var(--_surface);
    }
    .head {
      flex: none;
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: var(--desk-head);
      padding-inline: 20px 14px;
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
      outline: none;
    }
    .about {
      display: flex;
      align-items: center;
      min-inline-size: 0;
      color: var(--desk-muted);
      font-size: 0.8125rem;
      line-height: 18px;
    }
    .about .icon {
      inline-size: 14px;
      block-size: 14px;
      margin-inline-start: 4px;
    }
    .language {
      flex: none;
      white-space: nowrap;
    }
    .language:not(:last-child)::after {
      content: '·';
      margin-inline: 6px;
    }
    .thread {
      flex: 1;
      min-block-size: 0;
      min-inline-size: 0;
    }
    .resolved {
      flex: none;
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 8px;
      padding: 8px 20px;
      color: var(--desk-muted);
      font-size: 0.8125rem;
      text-wrap: balance;
    }
    .resolved .icon {
      color: var(--desk-good);
    }
    .ghosts {
      display: grid;
      align-content: end;
      gap: 12px;
      block-size: 100%;
      padding: 20px;
    }
    .ghosts span {
      inline-size: 46%;
      block-size: 40px;
      border-radius: 18px;
      background: var(--_line);
    }
    .ghosts span:nth-child(2) {
      inline-size: 38%;
      justify-self: end;
    }
    .back {
      display: none;
    }
    .details {
      display: none;
    }
    @container (max-width: 1100px) {
      .details {
        display: inline-flex;
      }
    }
    @container (max-width: 720px) {
      .head {
        padding-inline: 6px 10px;
        gap: 4px;
      }
      .back {
        display: inline-flex;
      }
    }
    @container (max-width: 420px) {
      .settle span {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      .settle {
        inline-size: 44px;
        padding: 0;
      }
      .settle .icon {
        margin: 0;
      }
    }
  `,
];
