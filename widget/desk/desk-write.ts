import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { TEXT_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import type { DeskClient } from '../client/desk-client.ts';
import type { CareComposerElement, CareTypingEvent } from '../elements/care-composer.ts';
import { additions } from '../elements/composer-additions.ts';
import type { Texts } from '../locales/en.ts';
import { DeskCommandEvent, type WriteMode } from './desk-command.ts';
import { deskIcon } from './desk-icons.ts';
import { deskWriteStyles } from './desk-write-styles.ts';
import type { DeskTexts } from './locales/en.ts';

/** Whom to write to, and what kind of text. */
export interface Writing {
  readonly conversation: string;
  readonly mode: WriteMode;
  /** The contact, as the desk calls them. */
  readonly name: string;
}

/**
 * Where agents write. Each conversation and mode has a composer of its own, bound to it for life: a draft waits in its
 * place, and no switch, however quick, can send a note as a reply or either to somebody else.
 */
export class DeskWriteElement extends LitElement {
  static override styles = deskWriteStyles;

  @property({ attribute: false }) writing?: Writing;
  @property({ attribute: false }) client?: DeskClient;
  @property({ attribute: false }) texts?: DeskTexts;
  /** The composer's words. */
  @property({ attribute: false }) shared?: Texts;

  #kept: readonly Writing[] = [];

  async focusText(): Promise<void> {
    await this.updateComplete;
    const composer = this.#composer(this.writing);
    await composer?.updateComplete;
    composer?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { writing } = this;
    if (changed.has('client')) this.#kept = [];
    if (!writing) return;
    const others = this.#kept.filter((kept) => !isSame(kept, writing));
    const drafts = others.filter((kept) => hasDraft(this.#composer(kept)));
    this.#kept = [...drafts, writing];
  }

  protected override render() {
    const { writing, texts } = this;
    if (!writing || !texts || !this.client) return nothing;
    return html`<div class="area ${writing.mode}">
      <div class="modes" role="group" aria-label=${texts.mode}>
        ${this.#mode('reply', writing, texts)} ${this.#mode('note', writing, texts)}
        ${
          writing.mode === 'note'
            ? html`<span class="hint">${deskIcon('lock')}${texts.noteHint}</span>`
            : nothing
        }
      </div>
      ${repeat(this.#kept, keyOf, (kept) => this.#writer(kept, writing, texts))}
    </div>`;
  }

  #mode(mode: WriteMode, writing: Writing, texts: DeskTexts) {
    const chosen = writing.mode === mode;
    const draft = !chosen && hasDraft(this.#composer({ ...writing, mode }));
    return html`<button
      class="bare"
      aria-pressed=${chosen}
      aria-keyshortcuts=${mode === 'reply' ? 'R' : 'N'}
      @click=${() => this.dispatchEvent(new DeskCommandEvent({ to: 'write', mode }))}
    >
      ${texts[mode]}${draft ? html`<span class="draft">${texts.draftWaits}</span>` : nothing}
    </button>`;
  }

  #writer(kept: Writing, current: Writing, texts: DeskTexts) {
    const { conversation, mode, name } = kept;
    const client = this.client!;
    return html`<care-composer
      data-key=${keyOf(kept)}
      ?hidden=${!isSame(kept, current)}
      tone=${mode}
      .limit=${TEXT_MAX_CHARS}
      .placeholder=${mode === 'note' ? texts.writeNote : texts.replyTo(name)}
      .texts=${{ ...this.shared!, send: mode === 'note' ? texts.saveNote : texts.send }}
      .send=${(text: string, files: readonly string[]) =>
        mode === 'note' ? client.note(conversation, text) : client.post(conversation, text, files)}
      @care-typing=${(event: CareTypingEvent) => {
        // The customer must not see somebody typing who writes to a colleague.
        if (mode === 'reply') client.setTyping(conversation, event.typing);
      }}
      >${mode === 'reply' ? this.#additions(client) : nothing}</care-composer
    >`;
  }

  /** Notes are words; what goes to the customer may be more. */
  #additions(client: DeskClient) {
    const texts = this.shared!;
    const { host } = this.getRootNode() as ShadowRoot;
    return additions({ client, texts, language: texts.language, dropOn: host });
  }

  #composer(writing: Writing | undefined): CareComposerElement | null {
    if (!writing) return null;
    return this.renderRoot.querySelector<CareComposerElement>(`[data-key="${keyOf(writing)}"]`);
  }
}

function hasDraft(composer: CareComposerElement | null): boolean {
  return (
    !!composer && (composer.value.trim() !== '' || composer.files.length > 0 || !!composer.notYet)
  );
}

function keyOf({ conversation, mode }: Writing): string {
  return `${conversation} ${mode}`;
}

function isSame(a: Writing, b: Writing): boolean {
  return a.conversation === b.conversation && a.mode === b.mode;
}
