import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import type { DeskClient } from '../client/desk-client.ts';
import type { Conversation } from '../client/snapshot.ts';
import type { CareOpEvent, CareConversationEvent } from '../elements/thread-events.ts';
import type { Texts } from '../locales/en.ts';
import { contactName } from './contact-name.ts';
import { DeskCommandEvent, type DeskCommand, type WriteMode } from './desk-command.ts';
import type { DeskContext } from './desk-context.ts';
import { deskConversationStyles } from './desk-conversation-styles.ts';
import { deskIcon } from './desk-icons.ts';
import type { DeskWriteElement, Writing } from './desk-write.ts';
import { statusOf } from './own-actions.ts';

/** What the middle pane shows. */
export interface ConversationView {
  readonly summary: ConversationSummary;
  /** Null until its events have come. */
  readonly conversation: Conversation | null;
  readonly skeleton: boolean;
  readonly mode: WriteMode;
  /** The shared pieces' words. */
  readonly shared: Texts;
}

/** The desk's middle pane: who it is, what was said, and the place to answer. */
export class DeskConversationElement extends LitElement {
  static override styles = deskConversationStyles;

  @property({ attribute: false }) view?: ConversationView;
  @property({ attribute: false }) context?: DeskContext;
  @property({ attribute: false }) client?: DeskClient;

  async focusWriting(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot.querySelector<DeskWriteElement>('care-desk-write')?.focusText();
  }

  async focusHead(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    const { view, context, client } = this;
    if (!view || !context || !client) return nothing;
    return html`
      ${this.#head(view, context)} ${this.#thread(view, context)}
      <care-desk-write
        .writing=${this.#writing(view, context)}
        .client=${client}
        .texts=${context.texts}
        .shared=${view.shared}
        @desk-command=${this.#passOn}
      ></care-desk-write>
    `;
  }

  #head(view: ConversationView, context: DeskContext): TemplateResult {
    const { texts } = context;
    const { summary } = view;
    const resolved = statusOf(summary, view.conversation) === 'resolved';
    return html`<div class="head">
      <button class="bare round back" @click=${this.#asks({ to: 'back' })} aria-label=${texts.back}>
        ${deskIcon('back')}
      </button>
      <div class="who">
        <h2 class="cut" dir="auto" tabindex="-1">${contactName(summary.contact, texts)}</h2>
        <p class="about">${this.#about(summary, context)}</p>
      </div>
      <button
        class="bare round details"
        aria-label=${texts.details}
        title="${texts.details} (I)"
        @click=${this.#asks({ to: 'details' })}
      >
        ${deskIcon('person')}
      </button>
      <button
        class="settle"
        title="${resolved ? texts.reopen : texts.resolve} (E)"
        aria-keyshortcuts="E"
        @click=${this.#asks({ to: 'settle' })}
      >
        ${deskIcon(resolved ? 'reopen' : 'check')}<span
          >${resolved ? texts.reopen : texts.resolve}</span
        >
      </button>
    </div>`;
  }

  #about(summary: ConversationSummary, { texts, times }: DeskContext) {
    const { page, language } = summary;
    return html`${
      language ? html`<span class="language">${times.languageName(language)}</span>` : nothing
    }${
      page
        ? html`<a class="cut" dir="auto" href=${page.url} target="_blank" rel="noopener noreferrer"
              ><span class="unseen">${texts.beganOn} </span><bdi>${page.title || page.url}</bdi
              ><span class="unseen"> ${texts.opensNewTab}</span></a
            >${deskIcon('out')}`
        : html`<span>${texts.channels[summary.channel]}</span>`
    }`;
  }

  #thread(view: ConversationView, context: DeskContext): TemplateResult {
    const { conversation, summary } = view;
    if (!conversation)
      return html`<div class="thread" aria-busy="true">${view.skeleton ? GHOSTS : nothing}</div>`;
    return html`<care-thread
        class="thread"
        side="agent"
        .conversation=${conversation}
        .me=${context.me}
        .texts=${{ ...view.shared, visitor: contactName(summary.contact, context.texts) }}
        .language=${context.locale}
        .client=${this.client}
        @care-retry=${(event: CareOpEvent) => void this.client?.retry(event.op)}
        @care-discard=${(event: CareOpEvent) => void this.client?.discard(event.op)}
        @care-load-older=${(event: CareConversationEvent) =>
          void this.client?.loadOlder(event.conversation)}
        @care-seen=${() => this.client?.markRead(summary.conversation)}
      ></care-thread>
      ${
        statusOf(summary, conversation) === 'resolved'
          ? html`<p class="resolved">${deskIcon('check')}${context.texts.isResolved}</p>`
          : nothing
      }`;
  }

  #writing({ summary, mode }: ConversationView, { texts }: DeskContext): Writing {
    return {
      conversation: summary.conversation,
      mode,
      name: contactName(summary.contact, texts),
    };
  }

  readonly #passOn = (event: DeskCommandEvent) =>
    this.dispatchEvent(new DeskCommandEvent(event.command));

  #asks(command: DeskCommand): () => void {
    return () => this.dispatchEvent(new DeskCommandEvent(command));
  }
}

const GHOSTS = html`<div class="ghosts" aria-hidden="true">
  <span></span><span></span><span></span>
</div>`;
