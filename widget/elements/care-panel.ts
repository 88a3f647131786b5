import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { CareClient } from '../client/care-client.ts';
import { MESSAGE } from '../client/drafting.ts';
import type { CareSnapshot, Conversation } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import { baseStyles } from './base-styles.ts';
import { CareActEvent } from './care-act-event.ts';
import { CareComposerElement, type CareTypingEvent } from './care-composer.ts';
import type { additions } from './composer-additions.ts';
import { define } from './define.ts';
import { faceStyles } from './face-styles.ts';
import { loadAdditions, loadData } from './load-additions.ts';
import { PanelAnswers } from './panel-answers.ts';
import { panelStatus } from './panel-status.ts';
import { panelStyles } from './panel-styles.ts';
import { homeTemplate } from './panel-home.ts';
import { headTemplate, isTouched, roomTemplate, statusTemplate } from './panel-templates.ts';
import { shownConversation, unreadBeside } from './shown-conversation.ts';
import { threadTemplate } from './panel-thread.ts';
import { ThreadDates } from './thread-dates.ts';
import { richTokens } from './rich-tokens.ts';
import { sheetOf } from './sheet-of.ts';

define('care-composer', CareComposerElement);

/** What the panel can show: the ways to reach the shop, answers, one conversation, what is kept about the shopper. */
export type View = 'home' | 'answers' | 'chat' | 'data';

/**
 * The shopper's side of the chat, for the frame that the launcher draws.
 *
 * @fires {CareActEvent} care-act
 */
export class CarePanelElement extends LitElement {
  static override styles = [sheetOf(richTokens), baseStyles, faceStyles, panelStyles];
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    texts: { attribute: false },
    language: {},
    contact: {},
    limit: { type: Number },
    snapshot: { state: true },
    chosen: { state: true },
    view: { state: true },
    online: { state: true },
    noFacts: { state: true },
    additions: { state: true },
  };

  client!: CareClient;
  texts!: Texts;
  /** BCP 47, for dates and names. */
  language = 'en';
  /** Address of the shop's plain contact page. */
  contact = '/contact';
  /** Longest message. */
  limit = Infinity;
  /** Asked before a message is sent; false keeps it where it is. */
  maySend: (text: string) => boolean = () => true;

  private snapshot!: CareSnapshot;
  private chosen: string | null = null;
  /** Null for what fits: a conversation that there is, else the overview. */
  private view: View | null = null;
  private online = navigator.onLine;
  private noFacts = false;
  /** What can be added to a message beside its text, once it is loaded. */
  private additions: typeof additions | undefined;

  #life: AbortController | null = null;
  #acted = false;
  #thread: Promise<unknown> | null = null;
  #loading = false;
  /** The connection on which the facts were last asked for. */
  #askedOn: CareSnapshot['link'] | null = null;
  #dates = new ThreadDates('en');
  /** What it shows of answers. */
  readonly answers = new PanelAnswers(this, {
    act: () => this.#act(),
    write: (question) => this.#write(question),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const network = () => {
      this.online = navigator.onLine;
      if (this.online) void this.loadFacts();
    };
    window.addEventListener('online', network, { signal });
    window.addEventListener('offline', network, { signal });
    this.snapshot = this.client.snapshot;
    const stop = this.client.subscribe((snapshot) => (this.snapshot = snapshot));
    signal.addEventListener('abort', stop, { once: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life?.abort();
    this.#life = null;
  }

  /** Reads what the head shows, unless it is there or on its way. */
  async loadFacts(): Promise<void> {
    if (this.client.snapshot.site || this.#loading) return;
    this.#loading = true;
    try {
      await this.client.loadSite();
    } catch {
      // The snapshot says why; the chat does not need the facts, so nothing else is lost.
    } finally {
      this.#loading = false;
      this.noFacts = !this.client.snapshot.site;
    }
  }

  /** Fetches what will be needed once somebody writes. */
  warm(): void {
    void loadAdditions().then((additions) => (this.additions ??= additions));
    this.answers.warm();
    void this.loadThread().catch(() => {}); // sending says so
  }

  /** Fetches what shows conversations, unless it is there. @throws when it cannot be had; the next call tries again */
  async loadThread(): Promise<void> {
    try {
      await (this.#thread ??= import('./define-thread.ts').then(() => this.requestUpdate()));
    } catch (error) {
      this.#thread = null;
      throw error;
    }
  }

  /** Shows a view, or null for the one that fits; so does what is no view. @param article its id or slug */
  navigate(view: View | null, article?: string): void {
    const from = this.view;
    this.view = view;
    const answers = view === 'answers' && this.answers.open(from, article);
    const loading = view === 'data' ? loadData() : answers;
    if (loading) void loading.then((there) => (there ? this.requestUpdate() : (this.view = null)));
  }

  /** To where one writes; on a phone to the head, so that no keyboard jumps up over the welcome. */
  async focusIn(): Promise<void> {
    await this.updateComplete;
    if (this.#view === 'answers') return this.answers.focusIn();
    const writing = this.#view !== 'data' && !isTouched();
    this.renderRoot.querySelector<HTMLElement>(writing ? 'care-composer' : 'h2')!.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.#dates = new ThreadDates(this.language);
    const { link } = this.snapshot;
    // Once per connection: an answer that fails at once, again and again, would leave the page no time for anything.
    if (this.noFacts && link.at === 'ready' && link !== this.#askedOn) {
      this.#askedOn = link;
      void this.loadFacts();
    }
    if (this.snapshot.conversations.size > 0) this.warm();
  }

  get #conversation(): Conversation | null {
    return shownConversation(this.snapshot, this.chosen);
  }

  get #view(): View {
    return this.view ?? (this.snapshot.conversations.size > 0 ? 'chat' : 'home');
  }

  /** Sends a message. Resolves with its op once it is kept, or with false when the page has prevented it. */
  readonly post = async (text: string, files?: readonly string[]): Promise<string | false> => {
    if (!this.maySend(text)) return false;
    this.#act();
    // Nothing is taken from the composer that could not be shown afterwards.
    await this.loadThread();
    const op = await this.client.post(this.#conversation?.id ?? null, text, files);
    this.view = 'chat';
    return op;
  };

  /** Puts a text where one writes. */
  prefill(text: string): void {
    this.#act();
    this.client.keepDraft(MESSAGE, text);
  }

  /** To a person; what was asked goes along, and is not sent by itself. */
  #write(question: string): void {
    if (question && !this.snapshot.drafts[MESSAGE]) this.prefill(question);
    this.view = null;
    const composer = () => this.renderRoot.querySelector('care-composer')!;
    void this.updateComplete.then(() => composer().focus());
  }

  readonly #typing = ({ typing }: CareTypingEvent) => {
    if (typing) this.#act();
    const conversation = this.#conversation;
    if (conversation) this.client.setTyping(conversation.id, typing);
  };

  readonly #keep = ({ currentTarget }: Event) => {
    this.client.keepDraft(MESSAGE, (currentTarget as CareComposerElement).value);
  };

  #act(): void {
    if (this.#acted) return;
    this.#acted = true;
    this.warm();
    this.dispatchEvent(new CareActEvent());
    void this.client.start();
  }

  readonly #open = (conversation: string) => {
    this.chosen = conversation;
    this.#go('chat');
  };

  readonly #go = (view: View | null) => {
    this.navigate(view);
    void this.focusIn();
  };

  readonly #back = () => {
    const to = this.#view === 'answers' ? this.answers.back() : 'home';
    if (to !== undefined) this.#go(to);
  };

  protected override render(): TemplateResult {
    const { snapshot, texts, language, online, noFacts } = this;
    const status = panelStatus(snapshot, { online, noFacts }, texts);
    const conversation = this.#conversation;
    const view = this.#view;
    const solved = view === 'chat' && conversation?.status === 'resolved';
    const greeted = !conversation?.hasOlder && !status?.final;
    return html`
      ${headTemplate({
        site: snapshot.site,
        texts,
        language,
        title: view === 'data' ? texts.yourData : view === 'answers' ? texts.answers : null,
        back: view === 'home' ? null : this.#back,
        backName: view === 'answers' ? this.answers.backName : texts.toHome,
        unreadElsewhere: unreadBeside(snapshot, conversation),
      })}
      <div class="status" role="status">${status ? statusTemplate(status, this) : nothing}</div>
      ${view === 'home' ? this.#renderHome() : nothing}
      ${view === 'answers' ? this.answers.view() : nothing}
      ${view === 'data' && isDefined('care-data') ? html`<care-data .client=${this.client} .texts=${texts}></care-data>` : nothing}
      ${isDefined('care-thread') ? threadTemplate(this, conversation, { shown: view === 'chat', greeted }) : nothing}
      <div class="foot" ?hidden=${view === 'data' || view === 'answers' || status?.final}>
        ${this.answers.suggestions(conversation, snapshot.drafts[MESSAGE] ?? '')}
        ${solved ? html`<p class="muted plain solved">${texts.solved}</p>` : nothing}
        <care-composer
          .send=${this.post}
          .texts=${texts}
          .limit=${this.limit}
          .value=${snapshot.drafts[MESSAGE] ?? ''}
          @input=${this.#keep}
          @care-typing=${this.#typing}
          >${this.additions?.(this) ?? roomTemplate(snapshot.site)}</care-composer
        >
      </div>
    `;
  }

  #renderHome(): TemplateResult {
    const { snapshot, texts, language, contact } = this;
    return homeTemplate({
      snapshot,
      texts,
      language,
      contact,
      dates: this.#dates,
      answers: this.answers.home(),
      openConversation: this.#open,
      openData: () => this.#go('data'),
    });
  }
}

/** Elements that come later are drawn when they are there: this build's Lit takes up no properties set before that. */
const isDefined = (tag: string) => customElements.get(tag) !== undefined;

define('care-panel', CarePanelElement);

declare global {
  interface HTMLElementTagNameMap {
    'care-panel': CarePanelElement;
  }
}
