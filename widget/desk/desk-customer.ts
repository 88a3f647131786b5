import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ContactFacts } from '../../sdk/protocol/contact-facts.ts';
import type { Context } from '../../sdk/protocol/context.ts';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { contactName } from './contact-name.ts';
import { customerFacts } from './customer-facts.ts';
import { DeskCommandEvent, type DeskCommand } from './desk-command.ts';
import { avatarOf, type DeskContext } from './desk-context.ts';
import { deskCustomerStyles } from './desk-customer-styles.ts';
import { deskIcon } from './desk-icons.ts';
import { deskCustomerInfo } from './desk-customer-info.ts';
import type { CustomerFound } from './desk-customer-lookup.ts';
import { deskFace } from './desk-face.ts';
import { deskFact as fact } from './desk-fact.ts';
import { deskTold } from './desk-told.ts';

/** What the third pane shows. */
export interface CustomerView {
  readonly summary: ConversationSummary;
  /** Who answers, the agent's own wish included. */
  readonly assignee: ConversationSummary['assignee'];
  /** What the page of the shop told last, when the contact wrote. */
  readonly told: { readonly context: Context; readonly at: number } | null;
  /** What the shop's own systems know of the contact. */
  readonly found: CustomerFound;
  /** Other conversations of the same contact, newest first. */
  readonly others: readonly ConversationSummary[];
}

/** The desk's third pane: who writes, where it began, who answers, what was before. */
export class DeskCustomerElement extends LitElement {
  static override styles = deskCustomerStyles;

  @property({ attribute: false }) view?: CustomerView;
  @property({ attribute: false }) context?: DeskContext;
  @property({ attribute: false }) client?: Pick<DeskClient, 'contact'>;
  /** Of the contact that is shown, once they are there. */
  @state() private facts: ContactFacts | null = null;
  #asked = '';

  async focusFirst(): Promise<void> {
    await this.updateComplete;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
    buttons.find((button) => button.checkVisibility())?.focus();
  }

  protected override willUpdate(): void {
    const { client, view } = this;
    if (!client || !view) return;
    const { id, name } = view.summary.contact;
    if (this.facts?.id !== id) this.facts = null;
    // Somebody who logs in is another contact from then on.
    const asked = `${id} ${name}`;
    if (this.#asked === asked) return;
    this.#asked = asked;
    void client.contact(id).then((facts) => {
      if (this.#asked !== asked) return;
      if (facts) this.facts = facts;
      else this.#asked = ''; // asked again with the next drawing
    });
  }

  protected override render() {
    const { view, context } = this;
    if (!view || !context) return nothing;
    return html`
      ${this.#head(view, context)}
      <div class="scroll">
        ${this.#assignee(view, context)} ${customerFacts(this.facts, context)}
        ${this.#facts(view.summary, context)} ${deskCustomerInfo(view.found, context)}
        ${view.told ? deskTold(view.told, context) : nothing} ${this.#others(view, context)}
      </div>
    `;
  }

  #head({ summary }: CustomerView, { texts }: DeskContext): TemplateResult {
    const name = contactName(summary.contact, texts);
    return html`<div class="head">
      ${deskFace({ id: summary.contact.id, name: summary.contact.name })}
      <div class="who">
        <h2 class="cut" dir="auto">${name}</h2>
        ${this.#isKnown(summary) ? nothing : html`<p class="quiet cut">${texts.anonymous}</p>`}
      </div>
      <button
        class="bare round shut"
        aria-label=${texts.closeDetails}
        @click=${this.#asks({ to: 'details' })}
      >
        ${deskIcon('close')}
      </button>
    </div>`;
  }

  #isKnown({ contact }: ConversationSummary): boolean {
    return this.facts ? this.facts.customerId !== undefined : contact.name !== undefined;
  }

  #assignee({ assignee }: CustomerView, context: DeskContext): TemplateResult {
    const { texts, me } = context;
    const mine = assignee !== null && assignee.id === me?.id;
    const name = assignee ? (assignee.name ?? assignee.id) : '';
    const act = mine ? texts.giveBack : assignee ? texts.takeOver : texts.take;
    return html`<section class="assignee" aria-label=${texts.answeredBy}>
      ${
        assignee
          ? deskFace({ id: assignee.id, name, avatar: avatarOf(assignee.id, context) })
          : html`<span class="face nobody">${deskIcon('person')}</span>`
      }
      <div class="who">
        <p class="quiet">${texts.answeredBy}</p>
        <p class="cut" dir="auto">
          ${!assignee ? texts.nobodyYet : mine ? texts.meToo(name) : name}
        </p>
      </div>
      <button title="${act} (A)" aria-keyshortcuts="A" @click=${this.#asks({ to: 'assign' })}>
        ${act}
      </button>
    </section>`;
  }

  #facts(summary: ConversationSummary, { texts, times }: DeskContext): TemplateResult {
    const { page, language } = summary;
    return html`<dl>
      ${fact(texts.started, times.full(summary.startedAt))}
      ${fact(texts.channel, texts.channels[summary.channel])}
      ${language ? fact(texts.languageLabel, times.languageName(language)) : nothing}
      ${
        page
          ? fact(
              texts.page,
              html`<a href=${page.url} target="_blank" rel="noopener noreferrer"
                ><bdi>${page.title || page.url}</bdi
                ><span class="unseen"> ${texts.opensNewTab}</span></a
              >`,
            )
          : nothing
      }
    </dl>`;
  }

  #others({ others }: CustomerView, context: DeskContext) {
    const { texts, times, now } = context;
    // Only those loaded are known, so that none are here does not mean that there are none.
    if (others.length === 0) return nothing;
    return html`<section>
      <h3>${texts.others}</h3>
      <ul>
        ${others.map(
          (row) =>
            html`<li>
              <button
                class="bare before"
                @click=${this.#asks({ to: 'open', conversation: row.conversation })}
              >
                <span class="line">
                  <span>${row.status === 'open' ? texts.statusOpen : texts.statusResolved}</span>
                  <span class="quiet">${times.short(row.changedAt, now)}</span>
                </span>
                <span class="quiet cut" dir="auto">${row.preview?.text ?? texts.noMessages}</span>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  #asks(command: DeskCommand): () => void {
    return () => this.dispatchEvent(new DeskCommandEvent(command));
  }
}
