// Views that are loaded when somebody wants to see them.
import { html, nothing } from 'lit';
import type { CareClient } from '../client/care-client.ts';
import type { Texts } from '../locales/en.ts';

/**
 * What the panel can show: the ways to reach the shop, answers, one conversation, what is kept about the shopper, and how
 * to prove an e-mail address.
 */
export type View = 'home' | 'answers' | 'chat' | 'data' | 'email';

export interface LaterContext {
  readonly client: CareClient;
  readonly texts: Texts;
  readonly language: string;
  readonly online: boolean;
  readonly act: () => void;
  readonly home: () => void;
}

const LOAD = { data: () => import('./care-data.ts'), email: () => import('./care-email.ts') };

export const isLater = (view: View | null) => view !== null && view !== 'home' && view !== 'chat';

/** Null for a view that is there, or that answers load. False when it cannot be had now. */
export function loadView(view: View | null): Promise<boolean> | null {
  if (view !== 'data' && view !== 'email') return null;
  return LOAD[view]().then(
    () => true,
    () => false,
  );
}

/** Null for a view that shows the shop. */
export function titleOf(view: View, { yourData, otherDevices, answers }: Texts): string | null {
  if (view === 'answers') return answers;
  return view === 'data' ? yourData : view === 'email' ? otherDevices : null;
}

/** Nothing until it is there: this build's Lit takes up no properties set before that. */
export function laterView(
  view: View,
  { client, texts, language, online, act, home }: LaterContext,
): unknown {
  if (!customElements.get(`care-${view}`)) return nothing;
  if (view === 'data') return html`<care-data .client=${client} .texts=${texts}></care-data>`;
  if (view !== 'email') return nothing;
  return html`<care-email
    .client=${client}
    .texts=${texts}
    .language=${language}
    .online=${online}
    .act=${act}
    .home=${home}
  ></care-email>`;
}
