// Rows → Lit templates.
import { html, nothing, type TemplateResult } from 'lit';
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import type { MessageState } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import { face, plainName } from './face.ts';
import {
  clockIcon,
  deliveredIcon,
  discardIcon,
  noteIcon,
  retryIcon,
  sentIcon,
  warningIcon,
} from './icons.ts';
import { richText } from './rich-text.ts';
import type { ThreadDates } from './thread-dates.ts';
import type { LineItem, MessageItem, Side } from './thread-items.ts';
import type { ThreadRow } from './thread-rows.ts';

export interface RowContext {
  readonly texts: Texts;
  readonly dates: ThreadDates;
  readonly side: Side;
  readonly me: Author | null;
  readonly now: number;
  /** State of the last own message, and its key. */
  readonly last: { readonly key: string; readonly state: MessageState | 'sending' } | null;
  readonly retry: (op: string) => void;
  readonly discard: (op: string) => void;
}

export function rowTemplate(row: ThreadRow, context: RowContext): TemplateResult {
  switch (row.kind) {
    case 'day':
      return html`<li class="day" data-key=${row.key}>
        <span>${context.dates.day(row.at, context.now)}</span>
      </li>`;
    case 'new':
      return html`<li class="new" data-key=${row.key}><span>${context.texts.newHere}</span></li>`;
    case 'line':
      return html`<li class="line" data-key=${row.key}>
        <span
          ><bdi>${lineText(row.item, context)}</bdi> ·
          <time>${context.dates.time(row.item.at)}</time></span
        >
        ${failure(row.item, context)}
      </li>`;
    case 'bubble':
      return bubble(row, context);
    default:
      return row satisfies never;
  }
}

function bubble(row: Extract<ThreadRow, { kind: 'bubble' }>, context: RowContext): TemplateResult {
  const { item, first, last } = row;
  const { texts, dates } = context;
  const name = authorName(item.author, context);
  const foreign = !isMine(item, context);
  const classes = [
    'row',
    item.own ? 'own' : 'theirs',
    item.kind === 'note' && 'is-note',
    item.own && foreign && 'colleague',
    first && 'first',
    last && 'last',
    item.pending && item.pending.state !== 'sent' && 'pending',
  ];
  return html`<li class=${classes.filter(Boolean).join(' ')} data-key=${row.key}>
    ${first && foreign && item.kind !== 'note' ? face(item.author) : nothing}
    ${
      first && (foreign || item.kind === 'note')
        ? html`<p class="who">
            ${item.kind === 'note' ? noteIcon : nothing}<bdi>${name}</bdi>${
              item.author?.role === 'bot' ? html` · ${texts.automatic}` : nothing
            }${item.kind === 'note' ? html` · ${texts.note}` : nothing}
            ·
            <time>${dates.time(item.at)}</time>
          </p>`
        : html`<span class="sr">${foreign ? name : texts.you}:</span>`
    }
    ${words(item, context)} ${foot(row, context)}
  </li>`;
}

// The bubble keeps line breaks, so no blank of this source may get into it.
// prettier-ignore
const words = (item: MessageItem, { dates, texts }: RowContext) =>
  html`<div class="bubble" dir="auto" title=${dates.full(item.at)}>${richText(item.text, texts.opensNewTab)}</div>`;

function foot(row: Extract<ThreadRow, { kind: 'bubble' }>, context: RowContext) {
  const { item, last } = row;
  if (item.pending?.state === 'failed') return failure(item, context);
  const state = context.last?.key === row.key ? context.last.state : null;
  if (!state && !(last && isMine(item, context) && item.kind === 'message')) return nothing;
  return html`<p class="foot">
    ${isMine(item, context) && last ? html`<time>${context.dates.time(item.at)}</time>` : nothing}
    ${
      state
        ? html`<span class="state ${state}"
            >${stateIcon(state)}${context.texts[wordOf(state)]}</span
          >`
        : nothing
    }
  </p>`;
}

function failure(item: LineItem | MessageItem, { texts, retry, discard }: RowContext) {
  const pending = item.pending;
  if (pending?.state !== 'failed') return nothing;
  return html`<div class="failure">
    <p>${warningIcon}<span>${texts.notSent} ${reason(pending.failed?.code, texts)}</span></p>
    <button type="button" @click=${() => retry(pending.op)}>${retryIcon}${texts.retry}</button>
    <button type="button" @click=${() => discard(pending.op)}>
      ${discardIcon}${texts.discard}
    </button>
  </div>`;
}

/** Why something was refused, in words for whoever wrote it. */
export function reason(code: ErrorCode | undefined, texts: Texts): string {
  switch (code) {
    case 'too-long':
    case 'too-large':
      return texts.tooLong;
    case 'busy':
      return texts.outboxFull;
    case 'rate-limited':
      return texts.tooFast;
    case 'forbidden':
    case 'not-found':
    case 'origin-forbidden':
    case 'token-expired':
      return texts.notAllowed;
    default:
      return texts.somethingWrong;
  }
}

export function authorName(author: Author | null, { texts }: Pick<RowContext, 'texts'>): string {
  const name = plainName(author?.name);
  if (name) return name;
  return author?.role === 'contact' ? texts.visitor : texts.team;
}

function isMine(item: MessageItem, { side, me }: RowContext): boolean {
  if (!item.own) return false;
  return side === 'contact' || item.pending !== null || !me || item.author?.id === me.id;
}

function lineText({ what, author }: LineItem, context: RowContext): string {
  const { texts, side } = context;
  const name = authorName(author, context);
  switch (what.kind) {
    case 'conversation.started':
      return what.page?.title ? texts.startedOn(plainName(what.page.title)) : texts.started;
    case 'status.changed': {
      const byUs = author?.role === 'agent' && side === 'agent';
      if (what.status === 'resolved') return byUs ? texts.resolvedBy(name) : texts.resolved;
      return byUs ? texts.reopenedBy(name) : texts.reopened;
    }
    case 'assignment.changed': {
      const to = what.assignee;
      if (!to) return texts.released(name);
      return to.id === author?.id
        ? texts.took(name)
        : texts.assigned(name, authorName(to, context));
    }
    default:
      return texts.unknown;
  }
}

function wordOf(state: MessageState | 'sending') {
  return state === 'failed' ? 'notSent' : state;
}

function stateIcon(state: MessageState | 'sending'): TemplateResult {
  switch (state) {
    case 'waiting':
    case 'sending':
      return clockIcon;
    case 'sent':
      return sentIcon;
    case 'delivered':
    case 'read':
      return deliveredIcon;
    case 'failed':
      return warningIcon;
    default:
      return state satisfies never;
  }
}
