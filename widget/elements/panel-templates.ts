// The parts of the panel around the thread.
import { html, nothing, type TemplateResult } from 'lit';
import type { SiteInfo } from '../../sdk/protocol/site-info.ts';
import type { CareSnapshot, Conversation } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import { face, plainName } from './face.ts';
import { BACK, icon } from './icons.ts';
import type { PanelStatus } from './panel-status.ts';
import { inWords } from './thread-items.ts';
import { duration, type ThreadDates } from './thread-dates.ts';

/** Faces shown of a team; more would be a crowd. */
const FACES_MAX = 3;

export interface HeadOptions {
  readonly site: SiteInfo | null;
  readonly texts: Texts;
  readonly language: string;
  /** What is shown in place of the shop. */
  readonly title: string | null;
  /** Back to the overview; null in it. */
  readonly back: (() => void) | null;
  /** What that is called. */
  readonly backName: string;
  /** Messages that one has not seen, in conversations other than the one that is shown. */
  readonly unreadElsewhere: number;
}

export function headTemplate(options: HeadOptions): TemplateResult {
  const { site, texts, title, back, unreadElsewhere } = options;
  const shop = title === null ? site : null;
  const unread = unreadElsewhere ? `, ${texts.unread(unreadElsewhere)}` : '';
  return html`<div class="head">
    ${
      back
        ? html`<button
            type="button"
            class="back"
            aria-label=${options.backName + unread}
            @click=${back}
          >
            ${icon(BACK)}${unread ? html`<span class="dot"></span>` : nothing}
          </button>`
        : nothing
    }
    ${
      shop?.team.length
        ? html`<span class="faces"
            >${shop.team.slice(0, FACES_MAX).map((person) => face(person))}</span
          >`
        : nothing
    }
    <div class="title">
      <h2 class="cut" tabindex="-1" dir="auto">
        ${title ?? (plainName(shop?.name) || texts.chat)}
      </h2>
      ${
        shop?.replyMinutes === undefined
          ? nothing
          : html`<p class="muted plain">
              ${texts.repliesIn(duration(shop.replyMinutes, options.language))}
            </p>`
      }
    </div>
  </div>`;
}

export function statusTemplate(
  { text, final }: PanelStatus,
  { contact, texts }: { readonly contact: string; readonly texts: Texts },
): TemplateResult {
  const link = html`<a href=${contact}>${texts.contactPage}</a>`;
  return html`<p class="muted plain">${text} ${final ? link : nothing}</p>`;
}

export function welcomeTemplate(
  { site, storage }: Pick<CareSnapshot, 'site' | 'storage'>,
  texts: Texts,
  language: string,
): TemplateResult {
  const names = site?.team.slice(0, FACES_MAX).map(({ name }) => plainName(name)) ?? [];
  const people = names.length && texts.people(new Intl.ListFormat(language).format(names));
  return html`<div class="welcome">
    <h3>${texts.welcome}</h3>
    <p>${people || nothing} ${storage === 'memory' ? nothing : texts.welcomeMore}</p>
  </div>`;
}

export function listTemplate(
  conversations: readonly Conversation[],
  { texts, dates }: { readonly texts: Texts; readonly dates: ThreadDates },
  open: (conversation: string) => void,
): TemplateResult {
  const row = (conversation: Conversation) => {
    const { at, text } = lastWords(conversation);
    return html`<li>
      <button type="button" @click=${() => open(conversation.id)}>
        <span class="cut" dir="auto">${text}</span>
        <span class="muted day">${dates.day(at, Date.now())}</span>
        ${
          conversation.unread
            ? html`<span class="muted count">${texts.unread(conversation.unread)}</span>`
            : nothing
        }
      </button>
    </li>`;
  };
  return html`<ul class="conversations">
    ${conversations.map(row)}
  </ul>`;
}

export const isTouched = () => matchMedia('(pointer: coarse)').matches;

/** Room in the composer for what comes later, so that nothing moves when it does. */
export function roomTemplate(site: SiteInfo | null): unknown {
  const room = html`<span></span>`;
  return [site?.files ? room : nothing, isTouched() ? nothing : room];
}

/** Newest first, unread before all others. */
export function inListOrder(conversations: Iterable<Conversation>): readonly Conversation[] {
  const unreadFirst = (c: Conversation) => (c.unread > 0 ? 1 : 0);
  return [...conversations].sort(
    (a, b) => unreadFirst(b) - unreadFirst(a) || lastAct(b) - lastAct(a),
  );
}

/** When something last happened in it; by it the conversation is chosen that is shown first. */
export function lastAct({ events, pending }: Conversation): number {
  return Math.max(events.at(-1)?.at ?? 0, pending.at(-1)?.at ?? 0);
}

/** The newest message, whoever wrote it; without one the time is that of the newest event. */
function lastWords(conversation: Conversation): { readonly text: string; readonly at: number } {
  for (const { at, action } of conversation.pending.toReversed())
    if (action.kind === 'message.post') return { text: inWords(action), at };
  for (const { at, what } of conversation.events.toReversed())
    if (what.kind === 'message.posted') return { text: inWords(what), at };
  return { text: '…', at: lastAct(conversation) };
}
