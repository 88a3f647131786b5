// Conversations to draw, and a place to draw them in with the widget's own palette.
import { fixture, html } from '@open-wc/testing';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { Conversation, PendingOp } from '../../widget/client/snapshot.ts';
import { AgentThreadElement } from '../../widget/elements/agent-thread.ts';
import { CareComposerElement } from '../../widget/elements/care-composer.ts';
import { CareThreadElement } from '../../widget/elements/care-thread.ts';
import { define } from '../../widget/elements/define.ts';
import { tokenSheet } from '../../widget/elements/tokens.ts';
import { en } from '../../widget/locales/en.ts';

define('care-thread', CareThreadElement);
define('care-agent-thread', AgentThreadElement);
define('care-composer', CareComposerElement);

export const ANNA: Author = { role: 'agent', id: 'anna', name: 'Anna Berg' };
export const VISITOR: Author = { role: 'contact', id: 'visitor' };
/** A Monday morning; far enough away that "today" never depends on when the test runs. */
export const START = Date.UTC(2026, 0, 5, 9);

export function event(seq: number, author: Author, what: LogEvent['what'], at = seq): LogEvent {
  const log =
    what.kind === 'note.posted' || what.kind === 'assignment.changed' ? 'internal' : 'public';
  return {
    conversation: 'c',
    epoch: 'e',
    log,
    seq,
    op: `op-${seq}-${log}`,
    at: START + at * 1_000,
    author,
    what,
  };
}

export function said(seq: number, author: Author, text: string, at = seq): LogEvent {
  return event(seq, author, { kind: 'message.posted', text }, at);
}

export function waiting(
  op: string,
  text: string,
  state: PendingOp['state'] = 'waiting',
): PendingOp {
  return {
    op,
    conversation: 'c',
    action: { kind: 'message.post', text },
    at: START + 9_000_000,
    state,
    ...(state === 'failed' && { failed: { code: 'too-long' } }),
  };
}

export function talk(events: readonly LogEvent[], more: Partial<Conversation> = {}): Conversation {
  const have = events.filter(({ log }) => log === 'public').at(-1)?.seq ?? 0;
  return {
    id: 'c',
    epoch: 'e',
    events,
    pending: [],
    have,
    haveInternal: 0,
    hasOlder: false,
    status: 'open',
    read: { contact: have, agent: have },
    delivered: have,
    typing: null,
    unread: 0,
    ...more,
  };
}

/** A phone-sized place whose host carries the palette. */
export async function place(...elements: HTMLElement[]): Promise<HTMLElement> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  const root = host.attachShadow({ mode: 'open' });
  const layout = new CSSStyleSheet();
  layout.replaceSync(
    ':host { display: flex; flex-direction: column; inline-size: 360px; block-size: 600px; background: var(--_surface); color: var(--_text); font-family: sans-serif } care-thread, care-agent-thread { flex: 1 }',
  );
  root.adoptedStyleSheets = [tokenSheet, layout];
  root.append(...elements);
  return host;
}

export async function thread(
  conversation: Conversation | null,
  side: 'contact' | 'agent' = 'contact',
): Promise<CareThreadElement> {
  const element = side === 'contact' ? new CareThreadElement() : new AgentThreadElement();
  const me = side === 'contact' ? VISITOR : ANNA;
  Object.assign(element, { conversation, side, me, texts: en });
  await place(element);
  await element.updateComplete;
  return element;
}

export async function composer(
  send: (text: string) => Promise<unknown>,
): Promise<CareComposerElement> {
  const element = new CareComposerElement();
  Object.assign(element, { send, texts: en });
  await place(element);
  await element.updateComplete;
  return element;
}

export function all(within: { renderRoot: HTMLElement | DocumentFragment }, selector: string) {
  return [...within.renderRoot.querySelectorAll<HTMLElement>(selector)];
}

/** What each bubble says, from top to bottom. */
export function bubbles(of: CareThreadElement): string[] {
  return all(of, '.bubble').map((bubble) => bubble.textContent!);
}

/** Ends whatever fades in, in every shadow root below, so that axe sees the colours that people see. */
export function still(root: ParentNode): void {
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) still(shadowRoot);
  for (const one of root instanceof ShadowRoot ? root.getAnimations() : [])
    if (one.effect?.getTiming().iterations !== Infinity) one.finish();
}

export async function frames(count = 2): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((done) => requestAnimationFrame(done));
}
