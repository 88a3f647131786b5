// The parts of the panel around the thread.
import { html, nothing, type TemplateResult } from 'lit';
import type { SiteInfo } from '../../sdk/protocol/site-info.ts';
import type { Conversation } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import { face, plainName } from './face.ts';
import { backIcon, listIcon } from './icons.ts';
import type { ThreadDates } from './thread-dates.ts';

/** Faces shown of a team; more would be a crowd. */
const FACES_MAX = 3;

export interface HeadOptions {
  readonly site: SiteInfo | null;
  readonly texts: Texts;
  readonly list: 'none' | 'offered' | 'shown';
  /** Unread messages in conversations other than the one that is shown. */
  readonly unreadElsewhere: number;
  readonly toggleList: () => void;
}

export function headTemplate(options: HeadOptions): TemplateResult {
  const { site, texts, list, toggleList } = options;
  const shown = list === 'shown';
  const label = shown ? texts.conversationsBack : texts.conversations;
  const replies = site?.replyMinutes === undefined ? '' : texts.repliesWithin(site.replyMinutes);
  const title = shown ? texts.conversations : plainName(site?.name);
  return html`<header>
    ${
      list === 'none'
        ? nothing
        : html`<button type="button" class="list" aria-label=${label} @click=${toggleList}>
            ${shown ? backIcon : listIcon}
            ${
              !shown && options.unreadElsewhere
                ? html`<span class="dot"
                    ><span class="sr">${texts.unread(options.unreadElsewhere)}</span></span
                  >`
                : nothing
            }
          </button>`
    }
    ${site && !shown && site.team.length ? faces(site) : nothing}
    <div class="title" ?data-waiting=${!site && !shown}>
      <h2 tabindex="-1" dir="auto">${title || texts.chat}</h2>
      ${replies && !shown ? html`<p>${replies}</p>` : nothing}
    </div>
  </header>`;
}

export function welcomeTemplate(
  site: SiteInfo | null,
  texts: Texts,
  language: string,
): TemplateResult {
  const names = site?.team.slice(0, FACES_MAX).map(({ name }) => plainName(name)) ?? [];
  return html`<div class="welcome">
    <h3>${texts.welcome}</h3>
    <p>
      ${
        names.length
          ? html`<bdi>${texts.people(new Intl.ListFormat(language).format(names))}.</bdi> `
          : nothing
      }${texts.welcomeMore}
    </p>
  </div>`;
}

export function listTemplate(
  conversations: readonly Conversation[],
  { texts, dates }: { texts: Texts; dates: ThreadDates },
  open: (conversation: string) => void,
): TemplateResult {
  const now = Date.now();
  return html`<ul class="conversations">
    ${conversations.map((conversation) => {
      const last = lastWords(conversation);
      return html`<li>
        <button type="button" @click=${() => open(conversation.id)}>
          <span class="words" dir="auto">${last?.text ?? texts.noMessages}</span>
          <span class="when">${last ? dates.day(last.at, now) : nothing}</span>
          ${
            conversation.unread
              ? html`<span class="count">${texts.unread(conversation.unread)}</span>`
              : nothing
          }
        </button>
      </li>`;
    })}
  </ul>`;
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

function lastWords({ events, pending }: Conversation): { text: string; at: number } | null {
  const waiting = pending.findLast(({ action }) => action.kind === 'message.post');
  if (waiting?.action.kind === 'message.post') return { text: waiting.action.text, at: waiting.at };
  const said = events.findLast(({ what }) => what.kind === 'message.posted');
  return said?.what.kind === 'message.posted' ? { text: said.what.text, at: said.at } : null;
}

function faces({ team }: SiteInfo): TemplateResult {
  return html`<span class="faces">${team.slice(0, FACES_MAX).map((person) => face(person))}</span>`;
}
