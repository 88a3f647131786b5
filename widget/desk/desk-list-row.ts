import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import { contactName } from './contact-name.ts';
import { avatarOf, type DeskContext } from './desk-context.ts';
import { deskIcon } from './desk-icons.ts';
import { deskFace } from './desk-face.ts';
import { waitingOf } from './waiting.ts';

export interface RowState {
  /** Its conversation is the one on the desk. */
  readonly chosen: boolean;
  /** The one stop of the Tab key in the list. */
  readonly cursor: boolean;
}

/** One conversation in 56 px; read aloud as one sentence. */
export function deskListRow(
  row: ConversationSummary,
  context: DeskContext,
  state: RowState,
): TemplateResult {
  const name = contactName(row.contact, context.texts);
  return html`<div
    class="row ${state.chosen ? 'chosen' : ''} ${row.unread > 0 ? 'unread' : ''}"
    role="option"
    data-conversation=${row.conversation}
    tabindex=${state.cursor ? 0 : -1}
    aria-selected=${state.chosen}
    aria-label=${spoken(row, name, context)}
  >
    ${deskFace({ id: row.contact.id, name: row.contact.name })}
    <span class="lines">
      <span class="line">
        <span class="name cut" dir="auto">${name}</span>
        ${when(row, context)}
      </span>
      <span class="line last">
        ${deskIcon(row.channel)}
        ${row.preview && !fromContact(row) ? deskIcon('answered') : nothing}
        <span class="cut" dir="auto">${lastLine(row, context)}</span>
        ${assignee(row, context)}
        ${row.unread > 0 ? html`<span class="count">${row.unread}</span>` : nothing}
      </span>
    </span>
  </div>`;
}

function when(row: ConversationSummary, context: DeskContext): TemplateResult {
  const { times, texts, now } = context;
  const waiting = waitingOf(row.waitingSince, now, context.site?.replyMinutes);
  if (!waiting)
    return html`<span class="when" dir="auto">${times.short(row.changedAt, now)}</span>`;
  return html`<span class="when waits ${waiting.urgency}" dir="auto"
    >${times.span(waiting.ms, texts.underAMinute)}</span
  >`;
}

function fromContact(row: ConversationSummary): boolean {
  return row.preview?.by === 'contact';
}

function lastLine(row: ConversationSummary, { texts }: DeskContext): string {
  return row.preview ? row.preview.text.replace(/\s+/g, ' ') : texts.noMessages;
}

function assignee(row: ConversationSummary, context: DeskContext) {
  if (!row.assignee) return nothing;
  const { id } = row.assignee;
  const name = row.assignee.name ?? id;
  return html`<span class="with" title=${context.texts.takenBy(name)}
    >${deskFace({ id, name, avatar: avatarOf(id, context), small: true })}</span
  >`;
}

function spoken(row: ConversationSummary, name: string, context: DeskContext): string {
  const { texts, times, now } = context;
  const waiting = waitingOf(row.waitingSince, now, context.site?.replyMinutes);
  const time = waiting && times.span(waiting.ms, texts.underAMinute);
  return [
    name,
    row.unread > 0 ? texts.unread(row.unread) : '',
    time ? (waiting.urgency === 'late' ? texts.waitsLate(time) : texts.waitsFor(time)) : '',
    texts.channels[row.channel],
    row.assignee ? texts.takenBy(row.assignee.name ?? row.assignee.id) : '',
    row.preview && !fromContact(row)
      ? texts.answered(lastLine(row, context))
      : lastLine(row, context),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
