// How a shopper without a log-in proves an e-mail address. Loaded when somebody asks for it.
import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { CareClient, EmailProving } from '../client/care-client.ts';
import type { Texts } from '../locales/en.ts';
import type { MoreTexts } from '../locales/more/en.ts';
import { baseStyles } from './base-styles.ts';
import { define } from './define.ts';
import { emailStyles } from './email-styles.ts';
import { duration } from './thread-dates.ts';

/** An address that is asked for, a code that is on its way there, one that is proven already. */
type Step =
  | { readonly at: 'address' }
  | { readonly at: 'code'; readonly email: string; readonly again: number }
  | { readonly at: 'proven'; readonly email: string }
  | { readonly at: 'customer' };

const MINUTE_MS = 60_000;
const CODE_DIGITS = 6;
const EXAMPLE = 'name@example.com';
/** Digits of other scripts are digits, too. */
const ZEROS = ['٠', '۰', '०', '０'].map((zero) => zero.charCodeAt(0));

export class CareEmailElement extends LitElement {
  static override styles = [baseStyles, emailStyles];
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    texts: { attribute: false },
    language: {},
    online: { attribute: false },
    more: { state: true },
    step: { state: true },
    wrong: { state: true },
    busy: { state: true },
  };

  client!: CareClient;
  texts!: Texts;
  language = 'en';
  online = true;
  /** From now on the device may keep what belongs to the chat. */
  act: () => void = () => {};
  /** To the overview. */
  home: () => void = () => {};

  private more: MoreTexts | null = null;
  private step: Step = { at: 'address' };
  private wrong = '';
  private busy = false;
  /** What was typed last, for whoever goes back to correct it. */
  #email = '';
  #proving: EmailProving | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('texts')) void this.texts.more().then((more) => (this.more = more));
    if (changed.has('online') && this.wrong === this.more?.emailOffline) this.wrong = '';
  }

  protected override firstUpdated(): void {
    void this.#load().then((proving) => {
      if (proving?.isCustomer) this.step = { at: 'customer' };
      else if (proving?.proven) this.step = { at: 'proven', email: proving.proven };
    });
  }

  async #load(): Promise<EmailProving | null> {
    return (this.#proving ??= await this.client.emailProof().catch(() => null));
  }

  /** One thing at a time; what is wrong is said at the field, which has the focus then. */
  async #run(work: (proving: EmailProving, more: MoreTexts) => Promise<void>): Promise<void> {
    const { more } = this;
    if (this.busy || !more) return;
    if (!this.online) return this.#fail(more.emailOffline);
    this.busy = true;
    this.wrong = '';
    try {
      const proving = await this.#load();
      if (!proving) throw new Error('cannot be loaded');
      await work(proving, more);
      this.busy = false;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('input, p[tabindex]')?.focus();
    } catch (error) {
      this.busy = false;
      this.#fail(this.#sentence(error, more));
    }
  }

  #fail(sentence: string): void {
    this.wrong = sentence;
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  #sentence(error: unknown, more: MoreTexts): string {
    const { code, retryAfterMs } = (error ?? {}) as { code?: string; retryAfterMs?: number };
    const isCode = this.step.at === 'code';
    if (code === 'bad-request') return isCode ? more.codeWrong : more.emailWrong(EXAMPLE);
    if (code === 'wrong-code') return more.codeWrong;
    if (code === 'token-expired' && isCode) return more.codeOver;
    if (code === 'rate-limited') return more.emailWait(this.#duration(retryAfterMs ?? MINUTE_MS));
    return isCode ? this.texts.somethingWrong : more.emailUnsent;
  }

  readonly #ask = (event: Event) => {
    event.preventDefault();
    const field = this.renderRoot.querySelector('input')!;
    this.#email = field.value.trim();
    if (!this.#email || !field.checkValidity()) return this.#fail(this.more!.emailWrong(EXAMPLE));
    void this.#send();
  };

  readonly #send = () => {
    this.act();
    return this.#run(async (proving) => {
      const { email, againInMs } = await proving.ask(this.#email, this.language);
      this.step = { at: 'code', email, again: Date.now() + againInMs };
    });
  };

  readonly #prove = (event: Event) => {
    event.preventDefault();
    const code = digitsOf(this.renderRoot.querySelector('input')!.value);
    if (code.length !== CODE_DIGITS) return this.#fail(this.more!.codeWrong);
    void this.#run(async (proving) => {
      await proving.prove(code);
      if (this.step.at === 'code') this.step = { at: 'proven', email: this.step.email };
    });
  };

  readonly #other = () => {
    this.wrong = '';
    this.step = { at: 'address' };
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  };

  /** What is pasted from a mail has blanks in it. */
  readonly #tidy = ({ target }: Event) => {
    const field = target as HTMLInputElement;
    const digits = digitsOf(field.value).slice(0, CODE_DIGITS);
    if (field.value !== digits) field.value = digits;
    this.wrong = '';
  };

  #duration(ms: number): string {
    return duration(Math.ceil(ms / MINUTE_MS), this.language);
  }

  protected override render() {
    const { more, step } = this;
    if (!more) return nothing;
    return html`<div>
      ${this.#step(step, more)}
      <p class="sr" role="status">${this.#news(step, more)}</p>
    </div>`;
  }

  #news(step: Step, more: MoreTexts): string {
    if (this.wrong) return this.wrong;
    return step.at === 'code' ? more.codeSent(step.email) : '';
  }

  #step(step: Step, more: MoreTexts): TemplateResult {
    switch (step.at) {
      case 'address':
        return this.#address(more);
      case 'code':
        return this.#code(step, more);
      case 'proven':
        return html`<p tabindex="-1">${more.emailProven(step.email)}</p>
          <div class="more">
            <button type="button" @click=${this.home}>${this.texts.conversations}</button>
          </div>`;
      case 'customer':
        return html`<p>${more.emailKnown}</p>`;
      default:
        return step satisfies never;
    }
  }

  #address(more: MoreTexts): TemplateResult {
    return html`<p>${more.emailMore}</p>
      <form novalidate @submit=${this.#ask}>
        <label for="email">${more.emailLabel}</label>
        <input
          id="email"
          type="email"
          inputmode="email"
          autocomplete="email"
          autocapitalize="off"
          spellcheck="false"
          dir="ltr"
          maxlength="254"
          required
          .value=${this.#email}
          aria-invalid=${this.wrong ? 'true' : 'false'}
          aria-describedby="wrong"
          @input=${() => (this.wrong = '')}
        />
        ${this.#submit(more.sendCode)}
      </form>
      ${this.#offline(more)}`;
  }

  #code({ email, again }: Extract<Step, { at: 'code' }>, more: MoreTexts): TemplateResult {
    const left = again - Date.now();
    return html`<p>${more.codeSent(email)}</p>
      <form novalidate @submit=${this.#prove}>
        <label for="code">${more.codeLabel}</label>
        <input
          id="code"
          class="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          dir="ltr"
          required
          aria-invalid=${this.wrong ? 'true' : 'false'}
          aria-describedby="wrong"
          @input=${this.#tidy}
        />
        ${this.#submit(more.confirmCode)}
      </form>
      ${this.#offline(more)}
      <p>${more.codeOnce} ${left > 0 ? more.newCodeIn(this.#duration(left)) : nothing}</p>
      <div class="more">
        ${left > 0 ? nothing : html`<button type="button" @click=${this.#send}>${more.sendCode}</button>`}
        <button type="button" @click=${this.#other}>${more.otherEmail}</button>
      </div>`;
  }

  #submit(label: string): TemplateResult {
    return html`<p id="wrong" class="wrong" ?hidden=${!this.wrong}>${this.wrong}</p>
      <button class="main" aria-disabled=${this.busy ? 'true' : 'false'}>${label}</button>`;
  }

  #offline(more: MoreTexts): TemplateResult | typeof nothing {
    return this.online || this.wrong === more.emailOffline
      ? nothing
      : html`<p>${more.emailOffline}</p>`;
  }
}

function digitsOf(text: string): string {
  let digits = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    const zero = ZEROS.find((one) => code >= one && code < one + 10);
    if (zero !== undefined) digits += code - zero;
    else if (char >= '0' && char <= '9') digits += char;
  }
  return digits;
}

define('care-email', CareEmailElement);

declare global {
  interface HTMLElementTagNameMap {
    'care-email': CareEmailElement;
  }
}
