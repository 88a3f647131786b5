import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { every, once, systemClock, type Clock } from '../../sdk/runtime.ts';
import type { DeskClient } from '../client/desk-client.ts';
import type { DeskArticlesElement } from './articles/desk-articles.ts';
import { careDeskStyles } from './care-desk-styles.ts';
import { DeskArticlesPlace } from './desk-articles-place.ts';
import { commandOf, isField, type DeskCommand } from './desk-command.ts';
import { DeskConnection } from './desk-connection.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskConversationElement } from './desk-conversation.ts';
import { DeskCustomerLookup } from './desk-customer-lookup.ts';
import type { DeskCustomerElement } from './desk-customer.ts';
import { deskGate } from './desk-gate.ts';
import { DeskHands, type DeskBody, type FocusPlace } from './desk-hands.ts';
import type { DeskKeysElement } from './desk-keys.ts';
import type { DeskListElement } from './desk-list.ts';
import { deskTimes } from './desk-times.ts';
import { deskPanes } from './desk-panes.ts';
import { FIRST_CHOICE, unreadIn } from './desk-views.ts';
import { deskLanguage, pageLocale } from './locales/desk-language.ts';
import { TabTitle } from './tab-title.ts';

/** Waiting times are drawn anew this often. */
const TICK_MS = 10_000;
const SKELETON_AFTER_MS = 300;

/**
 * The workplace of those who answer. As high as `--care-desk-height`, by default the window.
 *
 * @attr site - whose conversations
 * @attr server - address of the care server, such as `/care`; by default the page's origin
 * @attr locale - BCP 47 tag; by default the page's language
 * @slot foot - for the page's own, in the line along the foot: to sign out, for example
 */
export class CareDeskElement extends LitElement {
  static override styles = careDeskStyles;

  @property() site = '';
  @property() server = '';
  @property() locale = '';
  /** Instead of a client of its own; it stays the giver's to close. */
  @property({ attribute: false }) client?: DeskClient;
  @property({ attribute: false }) clock: Clock = systemClock;

  @state() private choice = FIRST_CHOICE;
  @state() private slow = false;
  @state() private notice = '';
  @query('care-desk-list') private readonly list!: DeskListElement | null;
  @query('care-desk-conversation') private readonly pane!: DeskConversationElement | null;
  @query('care-desk-customer') private readonly customer!: DeskCustomerElement | null;
  @query('care-desk-keys') private readonly keys!: DeskKeysElement | null;

  #life: AbortController | null = null;
  #work: AbortController | null = null;
  #patience: AbortController | null = null;
  #followed: DeskClient | null = null;
  #language = deskLanguage('en');
  #times = deskTimes('en');
  #unreadElsewhere = 0;
  #news = '';
  readonly #title = new TabTitle(document);
  readonly #connection = new DeskConnection(() => this.requestUpdate());
  readonly #lookup = new DeskCustomerLookup(
    (url, init) => fetch(url, init),
    () => this.requestUpdate(),
  );
  readonly #articles = new DeskArticlesPlace(
    () => this.renderRoot.querySelector<DeskArticlesElement>('care-desk-articles'),
    () => this.requestUpdate(),
  );
  readonly #hands = new DeskHands(this.#body());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    document.addEventListener('keydown', (event) => this.#keydown(event), { signal });
    document.addEventListener('visibilitychange', () => this.#look(), { signal });
    // Properties set right after this element was placed are there by the next drawing, which begins the work.
    this.requestUpdate('site');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life?.abort();
    this.#life = null;
    this.#work?.abort();
    this.#patience?.abort();
    if (this.choice.open) this.#connection.client?.unfollow(this.choice.open.conversation);
    this.#connection.end();
    this.#lookup.look(null, { site: '', server: '' });
    this.#title.restore();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const language = deskLanguage(this.locale || pageLocale());
    if (language.locale !== this.#language.locale) this.#times = deskTimes(language.locale);
    this.#language = language;
    const address = (['site', 'server', 'client', 'clock'] as const).filter((name) =>
      changed.has(name),
    );
    if (this.isConnected && address.length > 0) {
      // Elsewhere there are other conversations; the same place again goes on where it was left.
      if (address.some((name) => changed.get(name))) this.choice = FIRST_CHOICE;
      this.#begin();
    }
    this.#keepUp();
  }

  #begin(): void {
    this.#work?.abort();
    this.#work = new AbortController();
    every(this.clock, TICK_MS, () => this.requestUpdate(), this.#work.signal);
    this.#wait();
    this.#followed = null;
    const { client, site } = this;
    this.#connection.begin({ client, site, server: this.#server }, this.clock);
  }

  /** Takes over what the snapshot says of things that the desk itself keeps. */
  #keepUp(): void {
    const { client, snapshot } = this.#connection;
    const open = this.choice.open?.conversation;
    const row = snapshot?.inbox?.rows.find((each) => each.conversation === open);
    if (row && row !== this.choice.open) this.choice = { ...this.choice, open: row };
    if (client && client !== this.#followed) {
      this.#followed = client;
      if (open) client.follow(open);
    }
    this.#lookup.look(this.choice.open ?? null, { site: this.site, server: this.#server });
    const elsewhere = unreadIn(snapshot, open);
    if (elsewhere > this.#unreadElsewhere) this.#news = this.#language.texts.newMessages(elsewhere);
    this.#unreadElsewhere = elsewhere;
    this.#title.show(unreadIn(snapshot));
  }

  /** Something was asked for: nothing is drawn in its place at first, then a skeleton. */
  #wait(): void {
    this.slow = false;
    this.#patience?.abort();
    const patience = new AbortController();
    this.#patience = patience;
    once(this.clock, SKELETON_AFTER_MS, () => (this.slow = true), patience.signal);
  }

  #look(): void {
    if (document.visibilityState !== 'visible') return;
    if (this.#connection.gate) this.#connection.knock();
    this.requestUpdate();
  }

  #run(command: DeskCommand): void {
    this.notice = '';
    if (command.to === 'articles') this.#articles.load();
    if (this.choice.place === 'articles' && command.to !== 'keys') void this.#leave(command);
    else this.#hands.run(command);
  }

  async #leave(command: DeskCommand): Promise<void> {
    if (!(await this.#articles.leaves(command))) return;
    this.choice = { ...this.choice, place: 'conversations' };
    if (command.to === 'segment') this.#hands.run(command);
    await this.#focus('rest');
  }

  #keydown(event: KeyboardEvent): void {
    if (!this.#connection.client || this.keys?.open) return;
    const path = event.composedPath();
    const target = path[0];
    if (path.some((each) => each instanceof HTMLDialogElement)) return;
    if (!path.includes(this) && target !== document.body && target !== document.documentElement)
      return;
    if (event.key === 'Escape' && !event.isComposing && isField(target)) {
      event.preventDefault();
      void this.#focus('rest');
      return;
    }
    const command = commandOf(event);
    if (!command || !this.#takes(command)) return;
    event.preventDefault();
    this.#run(command);
  }

  #takes(command: DeskCommand): boolean {
    if (command.to === 'articles' && this.site === '') return false;
    return this.choice.place === 'conversations' || this.#articles.takes(command);
  }

  #body(): DeskBody {
    const desk = () => this;
    return {
      get choice() {
        return desk().choice;
      },
      set choice(next) {
        const before = desk().choice.open?.conversation;
        desk().choice = next;
        if (next.open?.conversation !== before) desk().#wait();
      },
      get client() {
        return desk().#connection.client;
      },
      get snapshot() {
        return desk().#connection.snapshot;
      },
      get me() {
        return desk().#connection.me;
      },
      get listInSight() {
        return desk().list?.checkVisibility() ?? false;
      },
      focus: (place) => void this.#focus(place),
      showKeys: () => this.keys?.show(),
      refused: () => (this.notice = this.#language.texts.actionFailed),
    };
  }

  async #focus(place: FocusPlace): Promise<void> {
    await this.updateComplete;
    if (this.choice.place === 'articles') return this.#articles.focus();
    const listInSight = this.list?.checkVisibility() ?? false;
    if (place === 'opened' && listInSight) return;
    if (place === 'text') await this.pane?.focusWriting();
    else if (place === 'details') await this.customer?.focusFirst();
    else if (listInSight && place !== 'head') await this.list?.focusCursor();
    else await this.pane?.focusHead();
  }

  protected override render() {
    const context = this.#context();
    const { gate, client, snapshot } = this.#connection;
    const closed = gate ?? (client ? null : ({ at: 'no-site' } as const));
    return html`<div class="desk" lang=${context.texts.language}>
      ${
        closed || !client || !snapshot
          ? this.#gate(closed ?? { at: 'asking' }, context)
          : deskPanes({
              choice: this.choice,
              client,
              snapshot,
              context,
              found: this.#lookup.found,
              shared: this.#language.shared,
              slow: this.slow,
              notice: this.notice,
              signedOut: this.#connection.signedOut,
              syncedAt: this.#connection.syncedAt,
              run: (command) => this.#run(command),
              articles: this.site === '' ? null : () => this.#drawArticles(context),
            })
      }
      <div class="unseen" aria-live="polite">${this.#news}</div>
      <care-desk-keys .texts=${context.texts}></care-desk-keys>
    </div>`;
  }

  #context(): DeskContext {
    return {
      texts: this.#language.texts,
      times: this.#times,
      locale: this.#language.locale,
      now: this.clock.now(),
      me: this.#connection.me,
      site: this.#connection.snapshot?.site ?? null,
    };
  }

  #drawArticles(context: DeskContext): TemplateResult {
    const { site } = this;
    const run = (command: DeskCommand) => this.#run(command);
    return this.#articles.draw({ site, server: this.#server, context, run });
  }

  #gate(state: Parameters<typeof deskGate>[0]['state'], { texts }: DeskContext): TemplateResult {
    const again = () => this.#connection.knock();
    return deskGate({ state, site: this.site, server: this.#server, again }, texts);
  }

  /** Absolute, whatever of an address the attribute has. */
  get #server(): string {
    return new URL(this.server || '/', location.href).href.replace(/\/+$/, '');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'care-desk': CareDeskElement;
  }
}
