// What stands around a thread's rows: who types, the way to the newest message, and what is read out.
import { html, type TemplateResult } from 'lit';
import type { Author } from '../../sdk/protocol/model.ts';
import type { Texts } from '../locales/en.ts';
import { face } from './face.ts';
import { DOWN, icon } from './icons.ts';
import { authorName } from './thread-row-templates.ts';

/** Sentences kept in the live region. */
const SAID_MAX = 5;

export function typingTemplate(who: Author, texts: Texts): TemplateResult {
  return html`<p class="small typing">
    ${face(who)}<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span
    >${texts.typing(authorName(who, texts))}
  </p>`;
}

export function latestTemplate(unread: number, texts: Texts, go: () => void): TemplateResult {
  return html`<button type="button" class="latest" @click=${go}>
    ${icon(DOWN)}<span class=${unread ? '' : 'sr'}
      >${unread ? texts.newBelow(unread) : texts.toLatest}</span
    >
  </button>`;
}

/** Adds sentences to a live region, which reads out what is added and nothing else. */
export function sayIn(log: HTMLElement, sentences: readonly string[]): void {
  for (const said of sentences) {
    const line = document.createElement('p');
    line.textContent = said;
    log.append(line);
  }
  while (log.childElementCount > SAID_MAX) log.firstElementChild!.remove();
}
