import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { Texts } from '../locales/en.ts';
import { baseStyles } from './base-styles.ts';
import { composerStyles } from './composer-styles.ts';
import { icon, SEND, WARNING } from './icons.ts';
import { reason } from './thread-row-templates.ts';

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
 * @fires {Event} care-kept - what was sent is kept, and gone from here
 * @slot - what can be added to a message beside its text
 */
export class CareComposerElement extends LitElement {
  static override styles = [baseStyles, composerStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override properties: PropertyDeclarations = {
    send: { attribute: false },
    limit: { type: Number },
    texts: { attribute: false },
    value: {},
    files: { attribute: false },
    notYet: {},
    problem: { state: true },
  };

  /** Resolves once the message is kept; only then is the text cleared. When it rejects, or says false, the text stays. */
  send!: (text: string, files: readonly string[]) => Promise<unknown>;
  /** Longest text in UTF-16 units. */
  limit = Infinity;
  texts!: Texts;
  value = '';
  /** Ids of what goes with the text; with any of them it may be empty. */
  files: readonly string[] = [];
  /** Why nothing can be sent now, in words; the text may be written meanwhile. */
  notYet = '';
  private problem = '';

  readonly #sending = new Set<string>();
  #typing = false;

  private get field(): HTMLTextAreaElement {
    return this.renderRoot.querySelector('textarea')!;
  }

  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.field.focus(options);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.#grow();
  }

  /** Sends what is written. While that is under way, the same text is not sent again. */
  async submit(): Promise<void> {
    const text = this.value;
    const { files } = this;
    if (!this.#isSomething || text.length > this.limit || this.#sending.has(text)) return;
    this.#sending.add(text);
    this.problem = '';
    try {
      if ((await this.send(text, files)) === false) return;
      if (this.value === text) this.value = '';
      this.files = this.files.filter((id) => !files.includes(id));
      this.dispatchEvent(new Event('care-kept'));
      this.#setTyping(false);
    } catch (error) {
      this.problem = this.#words(error);
    } finally {
      this.#sending.delete(text);
    }
  }

  get #isSomething(): boolean {
    return !this.notYet && (this.value.trim() !== '' || this.files.length > 0);
  }

  #words(error: unknown): string {
    // The errors of the browser's own stores have a `code` too, and it is a number.
    const code = (error as { code?: ErrorCode | number } | null)?.code;
    return typeof code === 'string' ? reason(code, this.texts) : this.texts.notKept;
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

  readonly #clicked = () => {
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

  protected get invitation(): string {
    return this.texts.write;
  }

  protected override render(): TemplateResult {
    const { texts, value, limit } = this;
    const left = limit - value.length;
    const counted = value.length > limit * COUNT_FROM;
    const label = this.invitation;
    return html`${
        this.problem
          ? html`<p class="problem" role="alert">${icon(WARNING)}<span>${this.problem}</span></p>`
          : nothing
      }
      <div class="box">
        <slot></slot>
        <textarea
          rows="1"
          dir="auto"
          enterkeyhint="send"
          aria-label=${label}
          aria-describedby=${counted ? 'left' : nothing}
          placeholder=${label}
          .value=${value}
          @input=${this.#input}
          @keydown=${this.#keydown}
          @blur=${() => this.#setTyping(false)}
        ></textarea>
        <button
          type="button"
          aria-label=${this.notYet || texts.send}
          ?disabled=${!this.#isSomething || left < 0}
          @pointerdown=${this.#keepFocus}
          @click=${this.#clicked}
        >
          ${icon(SEND)}
        </button>
      </div>
      ${
        counted
          ? html`<p id="left" class=${left < 0 ? 'problem' : ''}>
              ${left < 0 ? texts.charactersOver(-left) : texts.charactersLeft(left)}
            </p>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'care-composer': CareComposerElement;
  }
}
