import { css, html, type TemplateResult } from 'lit';
import type { Link } from '../client/snapshot.ts';
import type { DeskContext } from './desk-context.ts';
import { deskIcon } from './desk-icons.ts';

interface StatusLine {
  readonly link: Link;
  readonly signedOut: boolean;
  /** When the connection was last whole, or null when it never was. */
  readonly syncedAt: number | null;
  /** What went wrong just now; before everything else. */
  readonly notice: string;
  readonly showKeys: () => void;
}

/** The thin line along the foot: whether what one sees is true now, and where the keys are. */
export function statusLine(line: StatusLine, context: DeskContext): TemplateResult {
  const { texts } = context;
  const good = line.link.at === 'ready' && line.notice === '';
  return html`<footer class="status">
    <span class="link ${good ? 'good' : 'poor'}" role="status"
      ><span class="dot"></span><span class="cut">${said(line, context)}</span></span
    >
    <slot name="foot"></slot>
    <button class="bare keys" aria-keyshortcuts="Shift+?" @click=${line.showKeys}>
      ${deskIcon('keyboard')}${texts.keys}<kbd>?</kbd>
    </button>
  </footer>`;
}

function said(line: StatusLine, { texts, times }: DeskContext): string {
  const { link, signedOut, syncedAt, notice } = line;
  if (notice !== '') return notice;
  if (signedOut) return texts.signedOutLine;
  switch (link.at) {
    case 'ready':
      return texts.connected;
    case 'stopped':
      return {
        forbidden: texts.stoppedForbidden,
        outdated: texts.stoppedOutdated,
        erased: texts.stoppedErased,
        left: texts.stoppedErased,
      }[link.why];
    case 'idle':
    case 'connecting':
    case 'waiting':
      if (syncedAt !== null) return texts.reconnecting(times.time(syncedAt));
      return link.at === 'waiting' ? texts.reconnectingFirst : texts.connecting;
  }
}

export const statusLineStyles = css`
  .status {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-block-size: 30px;
    padding-inline: 18px 8px;
    padding-block-end: env(safe-area-inset-bottom, 0);
    border-block-start: 1px solid var(--_line);
    background: var(--desk-canvas);
    color: var(--desk-muted);
    font-size: 0.75rem;
  }
  .link {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  .dot {
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--desk-good);
  }
  .poor {
    color: var(--desk-soon-text);
    font-weight: 550;
  }
  .poor .dot {
    background: none;
    border: 2px solid currentColor;
  }
  .keys {
    flex: none;
    min-block-size: 26px;
    padding-inline: 8px;
    font-size: 0.75rem;
  }
  @media (hover: none) {
    .keys {
      display: none;
    }
  }
  .keys kbd {
    display: inline-grid;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    border: 1px solid var(--desk-edge);
    border-radius: 5px;
    font: 550 0.6875rem/1 var(--desk-font);
  }
`;
