import { css, html, nothing, type TemplateResult } from 'lit';
import type { DeskIcon } from './desk-icons.ts';
import type { DeskState } from './desk-session.ts';
import { emptyNote } from './empty-note.ts';
import type { DeskTexts } from './locales/en.ts';

interface Gate {
  readonly state: Exclude<DeskState, { at: 'ready' }> | { readonly at: 'no-site' };
  readonly site: string;
  readonly server: string;
  readonly again: () => void;
}

/** What stands where the desk will be: why it is not open, and what to do. */
export function deskGate(gate: Gate, texts: DeskTexts): TemplateResult {
  const { icon, title, more, again } = words(gate, texts);
  return html`<main class="gate" aria-label=${texts.deskLabel}>
    <div role="status">${emptyNote(icon, title, more)}</div>
    ${again ? html`<button @click=${gate.again}>${texts.tryNow}</button>` : nothing}
  </main>`;
}

interface Words {
  readonly icon: DeskIcon;
  readonly title: string;
  readonly more: string;
  readonly again: boolean;
}

function words({ state, site, server }: Gate, texts: DeskTexts): Words {
  const host = URL.canParse(server) ? new URL(server).host : server;
  switch (state.at) {
    case 'no-site':
      return { icon: 'form', title: texts.noSite, more: texts.noSiteMore, again: false };
    case 'asking':
      return { icon: 'cup', title: texts.signingIn, more: '', again: false };
    case 'signed-out':
      return { icon: 'lock', title: texts.signedOut, more: texts.signedOutMore(host), again: true };
    case 'unreachable':
      return {
        icon: 'plug',
        title: texts.unreachable,
        more: texts.unreachableMore(host),
        again: true,
      };
    case 'refused':
      return state.why === 'forbidden'
        ? { icon: 'lock', title: texts.refused, more: texts.refusedMore(site, host), again: true }
        : {
            icon: 'form',
            title: texts.unknownSite,
            more: texts.unknownSiteMore(site, host),
            again: true,
          };
  }
}

export const deskGateStyles = css`
  .gate {
    grid-area: 1 / 1 / -1 / -1;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 4px;
    padding: 24px;
    background: var(--desk-canvas);
  }
  .gate .empty {
    padding-block-end: 12px;
  }
  .gate .empty .said {
    font-size: 1.125rem;
    letter-spacing: -0.01em;
  }
  .gate .empty .quiet {
    max-inline-size: 44ch;
    font-size: 0.9375rem;
  }
`;
