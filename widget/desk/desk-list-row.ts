import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import { plainName } from '../elements/face.ts';
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

/** One conversation in 56 px; what is drawn is said, too. */
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
  >
    ${deskFace({ id: row.contact.id, name: row.contact.name })}
    <span class="lines">
      <span class="line">
        <span class="name cut" dir="auto">${name}</span>
        ${when(row, context)}
      </span>
      <span class="line last">
        ${lastLine(row, context)} ${assignee(row, context)} ${unread(row, context)}
      </span>
    </span>
  </div>`;
}

function when(row: ConversationSummary, context: DeskContext): TemplateResult {
  const { times, texts, now } = context;
  const waiting = waitingOf(row.waitingSince, now, context.site?.replyMinutes);
  if (!waiting)
    return html`<span class="when" dir="auto">${times.short(row.changedAt, now)}</span>`;
  const { urgency } = waiting;
  const time = times.span(waiting.ms, texts.underAMinute);
  return html`<span class="when waits ${urgency}" dir="auto" aria-hidden="true">${time}</span
    ><span class="unseen"
      >${urgency === 'late' ? texts.waitsLate(time) : texts.waitsFor(time)}</span
    >`;
}

function lastLine(row: ConversationSummary, { texts }: DeskContext): TemplateResult {
  const { preview } = row;
  const ours = preview !== null && preview.by !== 'contact';
  return html`${deskIcon(row.channel)}<span class="unseen">${texts.channels[row.channel]}</span>
    ${ours ? html`${deskIcon('answered')}<span class="unseen">${texts.answered}</span>` : nothing}
    <span class="cut" dir="auto">${preview?.text.replace(/\s+/g, ' ') ?? texts.noMessages}</span>`;
}

function assignee(row: ConversationSummary, context: DeskContext) {
  if (!row.assignee) return nothing;
  const { id } = row.assignee;
  const name = plainName(row.assignee.name) || id;
  const words = context.texts.takenBy(name);
  return html`<span class="with" title=${words}
      >${deskFace({ id, name, avatar: avatarOf(id, context), small: true })}</span
    ><span class="unseen">${words}</span>`;
}

function unread(row: ConversationSummary, { texts }: DeskContext) {
  if (row.unread === 0) return nothing;
  return html`<span class="count" aria-hidden="true">${row.unread}</span
    ><span class="unseen">${texts.unread(row.unread)}</span>`;
}
