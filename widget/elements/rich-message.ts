// A message that is more than plain words: formatted, with files, a card, or answers to choose from. Loaded with the
// first one.
import { html, nothing, type TemplateResult } from 'lit';
import type { CareClient } from '../client/care-client.ts';
import type { Conversation } from '../client/snapshot.ts';
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
  readonly client?: CareClient;
  readonly choose?: (text: string) => Promise<unknown>;
  readonly conversation: Conversation | null;
  readonly side: Side;
  readonly texts: Texts;
  readonly language: string;
  rich(): DrawRich | undefined;
}

export type DrawRich = (item: MessageItem, bubble: Bubble, thread: RichHost) => TemplateResult;

export const drawRich: DrawRich = (item, bubble, thread) => {
  adopt(thread.renderRoot as ShadowRoot);
  const { text, files, card, choices } = item.parts;
  const open = item.key === newest(thread.conversation) && choices;
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
};

/** The op of the newest message, whoever wrote it. */
function newest(conversation: Conversation | null): string | undefined {
  const pending = conversation?.pending.findLast(({ action }) => action.kind === 'message.post');
  return (pending ?? conversation?.events.findLast(({ what }) => what.kind === 'message.posted'))
    ?.op;
}

function adopt(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(richStyles))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, richStyles];
}
