// Rows → Lit templates.
import { html, nothing, type TemplateResult } from 'lit';
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { MessageState } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import type { KeyedItem } from './draw-keyed.ts';
import { face, plainName } from './face.ts';
import { CLOCK, DELIVERED, icon, SENT, WARNING } from './icons.ts';
import type { Bubble, RichHost } from './rich-message.ts';
import type { ThreadDates } from './thread-dates.ts';
import type { LineItem, MessageItem, Side } from './thread-items.ts';
import type { ThreadRow } from './thread-rows.ts';

type BubbleRow = Extract<ThreadRow, { kind: 'bubble' }>;
export type ShownState = MessageState | 'sending';

export interface RowContext {
  readonly thread: RichHost;
  readonly texts: Texts;
  readonly dates: ThreadDates;
  readonly side: Side;
  readonly me: Author | null;
  readonly now: number;
  /** State of the last own message, and its key. */
  readonly last: { readonly key: string; readonly state: ShownState } | null;
  /** What a line between the messages says. */
  readonly lineText: (item: LineItem) => string;
  /** What marks a note as one. */
  readonly noteMark: unknown;
  readonly retry: (op: string) => void;
  readonly discard: (op: string) => void;
}

/** How one row is drawn, by `drawKeyed`. */
export function drawRow(row: ThreadRow, context: RowContext): KeyedItem {
  const { texts, dates } = context;
  switch (row.kind) {
    case 'day': {
      const day = dates.day(row.at, context.now);
      return { className: 'small center day', content: html`${day}` };
    }
    case 'new':
      return { className: 'small center new', content: html`${texts.newHere}` };
    case 'line': {
      const content = html`<bdi>${context.lineText(row.item)}</bdi> ·
        <time>${dates.time(row.item.at)}</time> ${failure(row.item, context)}`;
      return { className: 'small center', content };
    }
    case 'bubble':
      return bubble(row, context);
    default:
      return row satisfies never;
  }
}

function bubble(row: BubbleRow, context: RowContext): KeyedItem {
  const { item, first, last } = row;
  const mine = isMine(item, context);
  const note = item.kind === 'note';
  const pending = item.pending && item.pending.state !== 'sent';
  const classes = [
    'row',
    item.own && 'own',
    note && 'is-note',
    item.own && !mine && 'colleague',
    first && 'first',
    last && 'last',
    pending && 'pending',
  ];
  const content = html`${first && (!mine || note) ? head(item, context) : unseenHead(item, mine, context)}
  ${message(item, context)} ${foot(row, context, mine)}`;
  return { className: classes.filter(Boolean).join(' '), content };
}

function head({ kind, author, at }: MessageItem, { texts, dates, noteMark }: RowContext) {
  const note = kind === 'note';
  return html`${note ? nothing : face(author)}
    <p class="small who">
      ${note ? noteMark : nothing}<bdi>${authorName(author, texts)}</bdi>${
        author?.role === 'bot' ? html`<span>${texts.automatic}</span>` : nothing
      }<time>${dates.time(at)}</time>
    </p>`;
}

/** Within a group nobody needs to see the name again, but whoever listens does. */
function unseenHead({ author }: MessageItem, mine: boolean, { texts }: RowContext) {
  return html`<span class="sr">${mine ? texts.you : authorName(author, texts)}:</span>`;
}

/** What may be more than plain words: addresses, marks, lists, emoji. Most of it is not, and needs nothing. */
const RICH = /[@*_`]|:\S|www\.|^[-•]|^\d+[.)]|[\p{RI}\p{Extended_Pictographic}]/imu;

function message(item: MessageItem, context: RowContext) {
  const { text, files, card, choices } = item.parts;
  const rich = (files ?? card ?? choices ?? RICH.test(text)) && context.thread.rich();
  const bubble: Bubble = (content) => words(content, context.dates.full(item.at));
  return rich ? rich(item, bubble, context.thread) : text ? bubble(text) : nothing;
}

// The bubble keeps line breaks, so no blank of this source may get into it. What people write is in a language that
// nobody told us, whatever that of the words around it.
// prettier-ignore
const words: (content: unknown, at: string) => TemplateResult = (content, at) =>
  html`<div class="bubble" lang="" dir="auto" title=${at}>${content}</div>`;

function foot({ item, last, key }: BubbleRow, context: RowContext, mine: boolean) {
  if (item.pending?.state === 'failed') return failure(item, context);
  if (item.pending?.state === 'held') return question(item.pending.op, context);
  const state = context.last?.key === key ? context.last.state : null;
  const timed = last && mine && item.kind === 'message';
  if (!state && !timed) return nothing;
  return html`<p class="small foot">
    ${timed ? html`<time>${context.dates.time(item.at)}</time>` : nothing}
    ${
      state
        ? html`<span class="state ${state}"
            >${icon(STATE_ICONS[state])}${context.texts[state]}</span
          >`
        : nothing
    }
  </p>`;
}

const STATE_ICONS: Record<ShownState, string> = {
  waiting: CLOCK,
  sending: CLOCK,
  sent: SENT,
  delivered: DELIVERED,
  read: DELIVERED,
  failed: WARNING,
  held: CLOCK,
};

function failure({ pending }: LineItem | MessageItem, { texts, retry, discard }: RowContext) {
  if (pending?.state !== 'failed') return nothing;
  return html`<div class="failure">
    <p class="plain">${icon(WARNING)} ${texts.failed} ${reason(pending.failed?.code, texts)}</p>
    <button type="button" @click=${() => retry(pending.op)}>${texts.retry}</button>
    <button type="button" @click=${() => discard(pending.op)}>${texts.discard}</button>
  </div>`;
}

/** Nothing is wrong with it: it is only old. */
function question(op: string, { texts, retry, discard }: RowContext) {
  return html`<div class="failure held">
    <p class="plain">${icon(CLOCK)} ${texts.held}</p>
    <button type="button" @click=${() => retry(op)}>${texts.send}</button>
    <button type="button" @click=${() => discard(op)}>${texts.discard}</button>
  </div>`;
}

/** Why something was refused, in words for whoever wrote it. */
export function reason(code: ErrorCode | undefined, texts: Texts): string {
  switch (code) {
    case 'too-long':
    case 'too-large':
      return texts.tooLong;
    case 'busy':
    case 'rate-limited':
      return texts.tooMuch;
    case 'forbidden':
    case 'not-found':
    case 'origin-forbidden':
    case 'token-expired':
      return texts.notAllowed;
    default:
      return texts.somethingWrong;
  }
}

export function authorName(author: Author | null, texts: Texts): string {
  return plainName(author?.name) || (author?.role === 'contact' ? texts.visitor : texts.team);
}

function isMine(item: MessageItem, { side, me }: RowContext): boolean {
  if (!item.own) return false;
  return side === 'contact' || item.pending !== null || !me || item.author?.id === me.id;
}
