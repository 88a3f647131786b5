// The overview: who is here, and the ways to reach them that fit now.
import { html, nothing, type TemplateResult } from 'lit';
import type { CareSnapshot } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import { BACK, icon, LETTER, LOCK } from './icons.ts';
import { inListOrder, listTemplate, welcomeTemplate } from './panel-templates.ts';
import type { ThreadDates } from './thread-dates.ts';

export interface HomeOptions {
  readonly snapshot: CareSnapshot;
  readonly texts: Texts;
  readonly language: string;
  readonly dates: ThreadDates;
  /** Address of the shop's plain contact page. */
  readonly contact: string;
  /** What is drawn of answers. */
  readonly answers: unknown;
  readonly openConversation: (conversation: string) => void;
  readonly openData: () => void;
}

export function homeTemplate(options: HomeOptions): TemplateResult {
  const { snapshot, texts, language } = options;
  const conversations = inListOrder(snapshot.conversations.values());
  return html`<div class="home">
    ${welcomeTemplate(snapshot, texts, language)} ${options.answers}
    ${
      conversations.length
        ? html`<section>
            <h4 class="muted">${texts.conversations}</h4>
            ${listTemplate(conversations, options, options.openConversation)}
          </section>`
        : nothing
    }
    <ul class="ways">
      <li>
        <a class="way" href=${options.contact}>${icon(LETTER)}${texts.contactPage}${icon(BACK)}</a>
      </li>
      ${
        snapshot.storage === 'opening'
          ? nothing
          : html`<li>
              <button type="button" class="way" @click=${options.openData}>
                ${icon(LOCK)}${texts.yourData}${icon(BACK)}
              </button>
            </li>`
      }
    </ul>
  </div>`;
}
