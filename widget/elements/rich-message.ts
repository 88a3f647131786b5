// A message that is more than plain words: formatted, with files, a card, or answers to choose from. Loaded with the
// first one.
import { html, nothing, type TemplateResult } from 'lit';
import type { CareClient } from '../client/care-client.ts';
import type { Texts } from '../locales/en.ts';
import { CareExtrasElement } from './care-extras.ts';
import { define } from './define.ts';
import { richStyles } from './rich-styles.ts';
import { richText } from './rich-text.ts';
import type { MessageItem, Side } from './thread-items.ts';

define('care-extras', CareExtrasElement);

/** Puts words into a bubble. */
export type Bubble = (content: unknown) => TemplateResult;

/** The thread, as far as this needs it. */
export interface RichHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly client: CareClient | null;
  readonly choose: ((text: string) => Promise<unknown>) | null;
  readonly side: Side;
  readonly texts: Texts;
  readonly language: string;
}

export interface RichPlace {
  readonly thread: RichHost;
  /** Key of the newest message. */
  readonly newest: string | undefined;
}

export type DrawRich = typeof drawRich;

export function drawRich(item: MessageItem, bubble: Bubble, { thread, newest }: RichPlace) {
  adopt(thread.renderRoot as ShadowRoot);
  const { text, files, card, choices } = item.parts;
  const open = item.key === newest && choices;
  return html`${text ? bubble(richText(text, thread.texts.opensNewTab)) : nothing}${
    files || card || open
      ? html`<care-extras
          class=${item.own ? 'own' : ''}
          .files=${files ?? []}
          .card=${card ?? null}
          .choices=${open || []}
          .thread=${thread}
          .texts=${thread.texts}
        ></care-extras>`
      : nothing
  }`;
}

function adopt(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(richStyles))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, richStyles];
}
