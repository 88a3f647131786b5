import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Author } from '../../sdk/protocol/model.ts';
import type { Conversation } from '../client/snapshot.ts';
import { en, type Texts } from '../locales/en.ts';
import { bubbleStyles } from './bubble-styles.ts';
import { faceStyles } from './face-styles.ts';
import { define } from './define.ts';
import { face } from './face.ts';
import { downIcon } from './icons.ts';
import { ThreadDates } from './thread-dates.ts';
import {
  CareDiscardEvent,
  CareLoadOlderEvent,
  CareRetryEvent,
  CareSeenEvent,
} from './thread-events.ts';
import { messageState, threadItems, type Side, type ThreadItem } from './thread-items.ts';
import { readOut, ThreadNews } from './thread-news.ts';
import { authorName, rowTemplate, type RowContext } from './thread-row-templates.ts';
import { threadRows } from './thread-rows.ts';
import { ThreadScroll } from './thread-scroll.ts';
import { screenReaderOnly, threadStyles } from './thread-styles.ts';
import { ThreadWindow } from './thread-window.ts';

/** Announcements kept in the live region. */
const ANNOUNCED_MAX = 5;

/**
 * One conversation, oldest message first, for either side. Fill its height; it scrolls inside.
 *
 * @fires {CareRetryEvent} care-retry - send a refused op again
 * @fires {CareDiscardEvent} care-discard - forget a refused op
 * @fires {CareLoadOlderEvent} care-load-older - the reader came to the oldest loaded event
 * @fires {CareSeenEvent} care-seen - the newest unread message is on screen: time to mark it as read
 */
export class CareThreadElement extends LitElement {
  static override styles = [screenReaderOnly, faceStyles, threadStyles, bubbleStyles];

  @property({ attribute: false }) conversation: Conversation | null = null;
  @property() side: Side = 'contact';
  @property({ attribute: false }) me: Author | null = null;
  @property({ attribute: false }) texts: Texts = en;
  /** BCP 47, for dates and times. */
  @property() language = 'en';

  @state() private announced: readonly { readonly key: string; readonly words: string }[] = [];
  @state() private away = false;

  #items: readonly ThreadItem[] = [];
  #window = new ThreadWindow();
  #news = new ThreadNews();
  #dates = new ThreadDates('en');
  #life: AbortController | null = null;
  #askedFor: string | null = null;
  #seen = '';
  #arrived = false;
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.#dates = new ThreadDates(this.language);
    if (!changed.has('conversation') && !changed.has('side') && !changed.has('me')) return;
    const before = changed.get('conversation') as Conversation | null | undefined;
    const { conversation } = this;
    if (!conversation) {
      this.#items = [];
      return;
    }
    const wrote =
      before && before.id === conversation.id && ownCount(conversation) > ownCount(before);
    this.#items = threadItems(conversation, this.side, this.me);
    const looking = this.#scroll.stick && this.#onScreen();
    const news = this.#news.next(conversation, this.#items, { side: this.side, looking });
    if (news.arrived) this.#begin();
    // Whoever sends wants to see it stand there.
    if (wrote) {
      this.#window.follow();
      this.#scroll.stick = true;
    }
    if (news.fresh.length) this.#announce(news.fresh);
  }

  protected override updated(): void {
    if (this.#arrived && this.conversation && this.#onScreen()) {
      this.#arrived = false;
      if (this.#news.newFrom) this.#scroll.showFrom('new');
    }
    this.moved();
    if (this.#scroll.roomLeft) this.nearEdge('start');
  }

  /** @internal for the scroll controller */
  nearEdge(edge: 'start' | 'end'): void {
    if (edge === 'end') {
      if (this.#window.forward(this.#items)) {
        this.#scroll.stick = false;
        this.requestUpdate();
      } else if (this.#scroll.stick) this.#window.follow();
      return;
    }
    if (this.#window.range(this.#items).from > 0) {
      // Only a reader who scrolls moves the window; at rest it is as large as it needs to be.
      if (!this.#scroll.stick && this.#window.back(this.#items)) this.requestUpdate();
      return;
    }
    this.#askForOlder();
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
    this.dispatchEvent(new CareSeenEvent(conversation.id));
  }

  #begin(): void {
    this.#window = new ThreadWindow();
    this.#scroll.stick = true;
    this.#askedFor = null;
    this.#seen = '';
    this.#arrived = true;
    this.announced = [];
    const first = this.#items.findIndex((item) => item.key === this.#news.newFrom);
    if (first >= 0) this.#window.reveal(this.#items, first);
  }

  #askForOlder(): void {
    const { conversation } = this;
    if (!conversation?.hasOlder) return;
    const oldest = conversation.events[0]?.op ?? '';
    if (this.#askedFor === oldest) return;
    this.#askedFor = oldest;
    this.dispatchEvent(new CareLoadOlderEvent(conversation.id));
  }

  #announce(fresh: readonly ThreadItem[]): void {
    const words = readOut(fresh, this.texts, (item) => authorName(item.author, this));
    const added = words.map((said, i) => ({ key: `${fresh.at(-1)!.key} ${i}`, words: said }));
    this.announced = [...this.announced, ...added].slice(-ANNOUNCED_MAX);
  }

  #onScreen(): boolean {
    return document.visibilityState === 'visible' && this.getClientRects().length > 0;
  }

  readonly #scrolled = () => {
    const oldest = this.#askedFor;
    this.#scroll.scrolled();
    // Whoever comes back to the top asks again, for example after having been offline.
    const box = this.renderRoot.querySelector('.scroller');
    if (oldest && oldest === this.#askedFor && (box?.scrollTop ?? 0) > 600) this.#askedFor = null;
  };

  #context(conversation: Conversation): RowContext {
    const last = this.#items.findLast((item) => item.kind === 'message' && item.own);
    return {
      texts: this.texts,
      dates: this.#dates,
      side: this.side,
      me: this.me,
      now: Date.now(),
      last:
        last?.kind === 'message'
          ? { key: last.key, state: messageState(last, conversation, this.side) }
          : null,
      retry: (op) => this.dispatchEvent(new CareRetryEvent(op)),
      discard: (op) => this.dispatchEvent(new CareDiscardEvent(op)),
    };
  }

  protected override render(): TemplateResult {
    const { conversation, texts } = this;
    return html`
      <div
        class="scroller"
        role="region"
        tabindex="0"
        aria-label=${texts.messages}
        @scroll=${this.#scrolled}
      >
        <div class="content">
          <slot></slot>
          ${conversation ? this.#renderRows(conversation) : nothing}
        </div>
      </div>
      <div class="sr" role="log" aria-live="polite" aria-relevant="additions">
        ${repeat(
          this.announced,
          (said) => said.key,
          (said) => html`<p>${said.words}</p>`,
        )}
      </div>
      ${this.away ? this.#renderLatest(conversation?.unread ?? 0) : nothing}
    `;
  }

  #renderRows(conversation: Conversation): TemplateResult {
    const range = this.#window.range(this.#items);
    const rows = threadRows(this.#items, range, this.#news.newFrom);
    const context = this.#context(conversation);
    const { typing } = conversation;
    return html`
      ${
        conversation.hasOlder || range.from > 0
          ? html`<p class="earlier">${range.from > 0 ? nothing : this.texts.earlier}</p>`
          : nothing
      }
      <ol>
        ${repeat(
          rows,
          (row) => row.key,
          (row) => rowTemplate(row, context),
        )}
      </ol>
      ${
        typing && range.to === this.#items.length
          ? html`<p class="typing">
              ${face(typing)}<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
              <span>${this.texts.typing(authorName(typing, context))}</span>
            </p>`
          : nothing
      }
    `;
  }

  #renderLatest(count: number): TemplateResult {
    return html`<button
      type="button"
      class="latest ${count ? '' : 'plain'}"
      aria-label=${count ? nothing : this.texts.toLatest}
      @click=${() => this.toLatest()}
    >
      ${downIcon}${count ? this.texts.newBelow(count) : nothing}
    </button>`;
  }
}

function ownCount({ pending }: Conversation): number {
  return pending.filter(
    ({ action }) => action.kind === 'message.post' || action.kind === 'note.post',
  ).length;
}

define('care-thread', CareThreadElement);

declare global {
  interface HTMLElementTagNameMap {
    'care-thread': CareThreadElement;
  }
}
