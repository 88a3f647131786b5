import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import { en, type Texts } from '../locales/en.ts';
import { composerStyles } from './composer-styles.ts';
import { define } from './define.ts';
import { sendIcon, warningIcon } from './icons.ts';
import { reason } from './thread-row-templates.ts';
import { screenReaderOnly } from './thread-styles.ts';

/** The count of what is left is shown from this share of the limit on. */
const COUNT_FROM = 0.9;

/** Somebody writes, told with every change (whoever passes it on may thin it out), or has stopped. */
export class CareTypingEvent extends Event {
  static readonly type = 'care-typing';
  readonly typing: boolean;
  constructor(typing: boolean) {
    super(CareTypingEvent.type);
    this.typing = typing;
  }
}

/**
 * Where a message is written. Enter sends, Shift + Enter breaks the line.
 *
 * @fires {CareTypingEvent} care-typing
 */
export class CareComposerElement extends LitElement {
  static override styles = [screenReaderOnly, composerStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** Resolves once the message is kept; only then is the text cleared. When it rejects, the text stays. */
  @property({ attribute: false }) send: (text: string) => Promise<unknown> = () =>
    Promise.reject(new Error('care-composer: set the `send` property.'));
  /** Longest text in UTF-16 units. */
  @property({ type: Number }) limit = Infinity;
  @property({ attribute: false }) texts: Texts = en;
  /** Instead of the usual invitation to write. */
  @property() placeholder = '';
  /** A draft that looks like no reply: for internal notes. */
  @property({ reflect: true }) tone: 'reply' | 'note' = 'reply';
  @property() value = '';

  @state() private problem = '';
  @query('textarea') private field!: HTMLTextAreaElement;

  #sending: string | null = null;
  #typing = false;

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.#grow();
  }

  /** Sends what is written. Asked twice for the same text, it sends once. */
  async submit(): Promise<void> {
    const text = this.value;
    if (!text.trim() || this.#sending === text || text.length > this.limit) return;
    this.#sending = text;
    this.problem = '';
    try {
      await this.send(text);
      if (this.value === text) this.value = '';
      this.#setTyping(false);
    } catch (error) {
      this.problem = this.#words(error);
    } finally {
      this.#sending = null;
    }
  }

  #words(error: unknown): string {
    const code = (error as { code?: ErrorCode } | null)?.code;
    return code ? reason(code, this.texts) : this.texts.notKept;
  }

  readonly #input = () => {
    this.value = this.field.value;
    this.problem = '';
    this.#setTyping(this.value.trim() !== '');
  };

  readonly #keydown = (event: KeyboardEvent) => {
    // 229: Safari ends a composition before it tells of the key that ended it.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) void this.submit();
  };

  readonly #submitted = (event: Event) => {
    event.preventDefault();
    void this.submit();
    this.focus();
  };

  /** The button must not take the focus: on a phone that would close the keyboard. */
  readonly #keepFocus = (event: Event) => event.preventDefault();

  #setTyping(typing: boolean): void {
    if (!typing && !this.#typing) return;
    this.#typing = typing;
    this.dispatchEvent(new CareTypingEvent(typing));
  }

  #grow(): void {
    const { style } = this.field;
    style.blockSize = 'auto';
    // Empty, it is as tall as its row, whatever the placeholder would need.
    if (this.value) style.blockSize = `${this.field.scrollHeight}px`;
  }

  protected override render(): TemplateResult {
    const { texts, value, limit } = this;
    const left = limit - value.length;
    const label = this.placeholder || texts.write;
    return html`<form @submit=${this.#submitted}>
      ${
        this.problem
          ? html`<p class="problem" role="alert">${warningIcon}<span>${this.problem}</span></p>`
          : nothing
      }
      <div class="box">
        <textarea
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${label}
          aria-describedby="left"
          placeholder=${label}
          .value=${value}
          @input=${this.#input}
          @keydown=${this.#keydown}
          @blur=${() => this.#setTyping(false)}
        ></textarea>
        <button
          type="submit"
          aria-label=${texts.send}
          ?disabled=${!value.trim() || left < 0}
          @pointerdown=${this.#keepFocus}
        >
          ${sendIcon}
        </button>
      </div>
      <p id="left" class="left" ?hidden=${value.length < limit * COUNT_FROM} data-over=${left < 0}>
        ${left < 0 ? texts.charactersOver(-left) : texts.charactersLeft(left)}
      </p>
    </form>`;
  }
}

define('care-composer', CareComposerElement);

declare global {
  interface HTMLElementTagNameMap {
    'care-composer': CareComposerElement;
  }
}
