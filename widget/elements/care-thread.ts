import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Author } from '../../sdk/protocol/model.ts';
import type { CareClient } from '../client/care-client.ts';
import type { Conversation } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import { baseStyles } from './base-styles.ts';
import { bubbleStyles } from './bubble-styles.ts';
import { faceStyles } from './face-styles.ts';
import type { DrawRich } from './rich-message.ts';
import { ThreadDates } from './thread-dates.ts';
import { CareOpEvent, CareConversationEvent } from './thread-events.ts';
import {
  messageState,
  type DrawPending,
  type LineItem,
  type MessageItem,
  type Side,
  type ThreadItem,
} from './thread-items.ts';
import { readOut, ThreadNews } from './thread-news.ts';
import { RowLooks } from './row-looks.ts';
import { drawRow, type RowContext } from './thread-row-templates.ts';
import { drawKeyed } from './draw-keyed.ts';
import { ItemList } from './item-list.ts';
import { sameRow, threadRows, type ThreadRow } from './thread-rows.ts';
import { ThreadScroll } from './thread-scroll.ts';
import { latestTemplate, sayIn, typingTemplate } from './thread-ends.ts';
import { threadStyles } from './thread-styles.ts';
import { ThreadWindow } from './thread-window.ts';

/** Further down than this the reader has left the top. */
const ASK_AGAIN_BELOW_PX = 600;

/**
 * One conversation, oldest message first, for either side. Fill its height; it scrolls inside.
 *
 * @fires {CareOpEvent} care-retry - send a refused op again
 * @fires {CareOpEvent} care-discard - forget a refused op
 * @fires {CareConversationEvent} care-load-older - the reader came to the oldest loaded event
 * @fires {CareConversationEvent} care-seen - the newest unread message is on screen: time to mark it as read
 */
export class CareThreadElement extends LitElement {
  static override styles = [baseStyles, faceStyles, threadStyles, bubbleStyles];
  static override properties: PropertyDeclarations = {
    conversation: { attribute: false },
    side: {},
    me: { attribute: false },
    texts: { attribute: false },
    language: {},
    away: { state: true },
    drawRich: { state: true },
  };

  conversation: Conversation | null = null;
  side: Side = 'contact';
  me: Author | null = null;
  texts!: Texts;
  /** BCP 47, for dates and times. */
  language = 'en';
  /** Has the files of what is shown, and posts a choice. Without it neither can be had. */
  client?: CareClient;
  choose?: (text: string) => Promise<unknown>;
  private drawRich?: DrawRich;
  /** The reader is not at the newest message. */
  private away = false;

  readonly #list = new ItemList();
  #items: readonly ThreadItem[] = [];
  #window = new ThreadWindow();
  #news = new ThreadNews();
  #dates = new ThreadDates('en');
  #life: AbortController | null = null;
  #askedFor: string | null = null;
  #seen = '';
  #arrived = false;
  readonly #looks = new RowLooks();
  readonly #scroll = new ThreadScroll(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    document.addEventListener('visibilitychange', () => this.moved(), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life?.abort();
    this.#life = null;
  }

  /** Brings the newest message into view and follows the conversation from there on. */
  toLatest(): void {
    this.#window.follow();
    this.#scroll.toEnd();
    this.requestUpdate();
  }

  /** What a line between the messages says. */
  protected lineText({ what }: LineItem): string {
    if (what.kind !== 'status.changed') return this.texts.unknown;
    return what.status === 'resolved' ? this.texts.resolved : this.texts.reopened;
  }

  /** How own ops are drawn that are no messages. */
  readonly drawPending: DrawPending | undefined;

  /** What marks a note as one. */
  protected get noteMark(): unknown {
    return nothing;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.#dates = new ThreadDates(this.language);
    if (!changed.has('conversation') && !changed.has('side') && !changed.has('me')) return;
    const before = changed.get('conversation') as Conversation | null | undefined;
    const { conversation } = this;
    this.#items = conversation ? this.#list.next(conversation, this) : [];
    if (!conversation) return;
    const looking = this.#scroll.stick && this.#onScreen();
    const news = this.#news.next(conversation, this.#items, { side: this.side, looking });
    if (news.arrived) this.#begin();
    // Whoever sends wants to see it stand there.
    else if (before && conversation.pending.length > before.pending.length) {
      this.#window.follow();
      this.#scroll.stick = true;
    }
    if (this.#log) sayIn(this.#log, readOut(news.fresh, this.texts));
  }

  protected override updated(): void {
    if (this.#arrived && this.#onScreen()) {
      this.#arrived = false;
      this.#scroll.showFrom('new');
    }
    this.moved();
    if (this.#scroll.roomLeft) this.nearEdge('start');
  }

  /** @internal for the scroll controller */
  nearEdge(edge: 'start' | 'end'): void {
    const scroll = this.#scroll;
    if (edge === 'end') {
      if (this.#window.forward(this.#items)) {
        scroll.stick = false;
        this.requestUpdate();
      } else if (scroll.stick) this.#window.follow();
    } else if (this.#window.range(this.#items).from === 0) this.#askForOlder();
    // Only a reader who scrolls moves the window; at rest it is as large as it needs to be.
    else if (!scroll.stick && this.#window.back(this.#items)) this.requestUpdate();
  }

  /** @internal for the scroll controller */
  moved(): void {
    const { conversation } = this;
    if (!conversation || !this.#onScreen()) return;
    if (!this.#scroll.stick) this.#window.hold(this.#items);
    this.away = !this.#scroll.stick;
    const newest = `${conversation.id} ${conversation.have}`;
    if (conversation.unread === 0 || this.away || this.#seen === newest) return;
    this.#seen = newest;
    this.dispatchEvent(new CareConversationEvent('care-seen', conversation.id));
  }

  #begin(): void {
    this.#window = new ThreadWindow();
    this.#scroll.stick = true;
    this.#askedFor = null;
    this.#seen = '';
    this.#arrived = true;
    this.#log?.replaceChildren();
    const first = this.#items.findIndex((item) => item.key === this.#news.newFrom);
    if (first >= 0) this.#window.reveal(this.#items, first);
  }

  #askForOlder(): void {
    const { conversation } = this;
    const oldest = conversation?.events[0]?.op;
    if (!conversation?.hasOlder || this.#askedFor === oldest) return;
    this.#askedFor = oldest!;
    this.dispatchEvent(new CareConversationEvent('care-load-older', conversation.id));
  }

  get #log(): HTMLElement | null {
    return this.shadowRoot?.getElementById('log') ?? null;
  }

  #onScreen(): boolean {
    return document.visibilityState === 'visible' && this.getClientRects().length > 0;
  }

  readonly #scrolled = ({ currentTarget }: Event) => {
    // Whoever comes back to the top asks again, for example after having been offline.
    if ((currentTarget as HTMLElement).scrollTop > ASK_AGAIN_BELOW_PX) this.#askedFor = null;
    this.#scroll.scrolled();
  };

  /** Draws what is more than plain words; undefined until it is there. Asked for again with every drawing that needs it. */
  rich(): DrawRich | undefined {
    if (!this.drawRich) {
      this.#looks.lacking();
      import('./rich-message.ts').then(
        (loaded) => (this.drawRich = loaded.drawRich),
        () => {},
      );
    }
    return this.drawRich;
  }

  #context(conversation: Conversation): RowContext {
    const last = this.#items.findLast((item) => item.kind === 'message' && item.own) as
      MessageItem | undefined;
    return {
      thread: this,
      texts: this.texts,
      dates: this.#dates,
      side: this.side,
      me: this.me,
      now: Date.now(),
      last: last ? { key: last.key, state: messageState(last, conversation, this.side) } : null,
      lineText: (item) => this.lineText(item),
      noteMark: this.noteMark,
      retry: (op) => this.dispatchEvent(new CareOpEvent('care-retry', op)),
      discard: (op) => this.dispatchEvent(new CareOpEvent('care-discard', op)),
    };
  }

  protected override render(): TemplateResult {
    const { conversation, texts } = this;
    const label = texts.messages;
    const typing = conversation?.typing;
    const atEnd = this.#window.range(this.#items).to === this.#items.length;
    return html`
      <div
        class="scroller"
        role="region"
        tabindex="0"
        aria-label=${label}
        @scroll=${this.#scrolled}
      >
        <div class="content">
          <slot></slot>
          <ol></ol>
          ${typing && atEnd ? typingTemplate(typing, texts) : nothing}
        </div>
      </div>
      <div id="log" class="sr" role="log"></div>
      ${this.away ? latestTemplate(conversation?.unread ?? 0, texts, () => this.toLatest()) : nothing}
    `;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const { conversation } = this;
    const range = this.#window.range(this.#items);
    const context = conversation && this.#context(conversation);
    const isKept = context && this.#looks.next(context, this.drawRich);
    drawKeyed<ThreadRow>(
      this.renderRoot.querySelector('ol')!,
      context ? threadRows(this.#items, range, this.#news.newFrom) : [],
      {
        draw: (row) => drawRow(row, context!),
        isSame: (before, row) => isKept!(row.key) && sameRow(before, row),
      },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'care-thread': CareThreadElement;
  }
}
