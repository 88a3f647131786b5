import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationStatus, ConversationSummary } from '../../sdk/protocol/model.ts';
import { DeskCommandEvent, type DeskCommand } from './desk-command.ts';
import type { DeskContext } from './desk-context.ts';
import { deskIcon } from './desk-icons.ts';
import { deskListRow } from './desk-list-row.ts';
import { deskListStyles } from './desk-list-styles.ts';
import { emptyNote } from './empty-note.ts';
import { deskFace } from './desk-face.ts';
import type { OrderedRows } from './list-order.ts';
import type { DeskTexts } from './locales/en.ts';

/** What the list shows. */
export interface ListView {
  /** Null while nothing is known yet. */
  readonly rows: OrderedRows | null;
  readonly segment: ConversationStatus;
  readonly chosen: string | null;
  readonly cursor: string | null;
  readonly hasMore: boolean;
  readonly skeleton: boolean;
}

const SKELETON_ROWS = [0, 1, 2, 3, 4];

/** The desk's first pane: who waits, who was answered. One stop for Tab; arrows, Home and End move inside. */
export class DeskListElement extends LitElement {
  static override styles = deskListStyles;

  @property({ attribute: false }) view?: ListView;
  @property({ attribute: false }) context?: DeskContext;
  /** Whether there are articles to go to. */
  @property({ type: Boolean }) articles = false;

  /** Had the focus before this drawing; a row that moves between the groups is drawn anew and would lose it. */
  #held = false;

  /** Puts the focus on the row that Tab would reach. */
  async focusCursor(): Promise<void> {
    await this.updateComplete;
    this.#focusRow();
  }

  protected override willUpdate(): void {
    this.#held = this.shadowRoot?.activeElement?.matches('.row') ?? false;
  }

  protected override updated(): void {
    if (this.#held && !this.shadowRoot?.activeElement) this.#focusRow();
  }

  #focusRow(): void {
    const row = this.renderRoot.querySelector<HTMLElement>('.row[tabindex="0"]');
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    if (!this.view || !this.context) return nothing;
    const { texts } = this.context;
    return html`
      ${this.#head(this.context)} ${this.#segments(this.view, this.context)}
      <div class="rows">${this.#body(this.view, this.context)}</div>
      ${
        this.view.hasMore
          ? html`<button class="more bare" @click=${() => this.#ask({ to: 'more' })}>
              ${texts.more}
            </button>`
          : nothing
      }
    `;
  }

  #head({ site, me, texts }: DeskContext): TemplateResult {
    return html`<div class="head">
      <h1 class="cut" dir="auto">${site?.name ?? texts.deskLabel}</h1>
      ${
        this.articles
          ? html`<button
              class="bare round"
              aria-label=${texts.articles}
              aria-keyshortcuts="3"
              title="${texts.articles} (3)"
              @click=${() => this.#ask({ to: 'articles' })}
            >
              ${deskIcon('book')}
            </button>`
          : nothing
      }
      ${
        me
          ? html`<span class="me"
              ><span class="cut" dir="auto">${me.name ?? me.id}</span>${deskFace({
                id: me.id,
                name: me.name ?? me.id,
                avatar: me.avatar,
              })}</span
            >`
          : nothing
      }
    </div>`;
  }

  #segments(view: ListView, { texts }: DeskContext): TemplateResult {
    const segment = (name: ConversationStatus, label: string) =>
      html`<button
        aria-pressed=${view.segment === name}
        @click=${() => this.#ask({ to: 'segment', segment: name })}
      >
        ${label}
      </button>`;
    return html`<div class="segments" role="group" aria-label=${texts.show}>
      ${segment('open', texts.open)} ${segment('resolved', texts.resolved)}
    </div>`;
  }

  #body(view: ListView, context: DeskContext) {
    const { texts } = context;
    if (!view.rows) return view.skeleton ? SKELETON_ROWS.map(() => SKELETON_ROW) : nothing;
    const { waiting, others } = view.rows;
    if (view.segment === 'resolved')
      return others.length > 0
        ? this.#listbox(texts, this.#rows(others, view, context))
        : emptyNote('check', texts.nothingResolved, texts.nothingResolvedMore);
    const empty = waiting.length + others.length === 0;
    return html`
      ${
        waiting.length === 0
          ? emptyNote('cup', texts.nobodyWaits, empty ? texts.nobodyWaitsMore : '')
          : nothing
      }
      ${
        empty
          ? nothing
          : this.#listbox(texts, [
              this.#group(texts.waitingGroup, waiting, view, context),
              this.#group(texts.answeredGroup, others, view, context),
            ])
      }
    `;
  }

  #listbox(texts: DeskTexts, content: unknown): TemplateResult {
    return html`<div
      role="listbox"
      aria-label=${texts.listLabel}
      @click=${this.#pick}
      @keydown=${this.#keydown}
    >
      ${content}
    </div>`;
  }

  #group(
    label: string,
    rows: readonly ConversationSummary[],
    view: ListView,
    context: DeskContext,
  ) {
    if (rows.length === 0) return nothing;
    return html`<div role="group" aria-label=${label}>
      <div class="label" aria-hidden="true">${label}<span>${rows.length}</span></div>
      ${this.#rows(rows, view, context)}
    </div>`;
  }

  #rows(rows: readonly ConversationSummary[], view: ListView, context: DeskContext) {
    return repeat(
      rows,
      (row) => row.conversation,
      (row) =>
        deskListRow(row, context, {
          chosen: row.conversation === view.chosen,
          cursor: row.conversation === view.cursor,
        }),
    );
  }

  #pick(event: Event): void {
    const conversation = conversationAt(event);
    if (conversation) this.#ask({ to: 'open', conversation });
  }

  #keydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const conversation = conversationAt(event);
    const command = LIST_KEYS[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      if (conversation) this.#ask({ to: 'open', conversation });
    } else if (command) this.#ask(command);
    else return;
    event.preventDefault();
  }

  #ask(command: DeskCommand): void {
    this.dispatchEvent(new DeskCommandEvent(command));
  }
}

const LIST_KEYS: Readonly<Record<string, DeskCommand>> = {
  ArrowDown: { to: 'move', step: 1 },
  ArrowUp: { to: 'move', step: -1 },
  Home: { to: 'move', step: 'first' },
  End: { to: 'move', step: 'last' },
};

const SKELETON_ROW = html`<div class="row ghost" aria-hidden="true">
  <span class="face"></span><span class="lines"><span></span><span></span></span>
</div>`;

function conversationAt(event: Event): string | null {
  const target = event.target;
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-conversation]')?.dataset['conversation'] ?? null;
}
