import { html, nothing, type TemplateResult } from 'lit';
import { deskIcon } from '../desk-icons.ts';
import type { EditorView } from './article-editor.ts';
import { localesOf, stateOf } from './article-rows.ts';

/** Fired by the arrow that leads back to the list. */
export const BACK_EVENT = 'article-back';

/** Which article it is, how readers have it, and its other languages. */
export function articleHead(view: EditorView): TemplateResult {
  const { edit, texts, context } = view;
  const { article } = edit;
  const state = article && stateOf(article);
  return html`<div class="head">
    <button
      class="bare round"
      aria-label=${texts.backToList}
      @click=${({ currentTarget }: Event) =>
        currentTarget?.dispatchEvent(new Event(BACK_EVENT, { bubbles: true, composed: true }))}
    >
      ${deskIcon('back')}
    </button>
    <div class="who">
      <h2 class="cut" dir="auto" tabindex="-1">
        ${edit.text.title || (article ? texts.untitled : texts.newArticle)}
      </h2>
      <p class="quiet about">
        ${state ? html`<span class="badge ${state}">${texts.states[state]}</span>` : nothing}
        <span>${context.times.languageName(edit.locale)}</span>
        ${history(view)}
      </p>
    </div>
    ${languages(view)}
  </div>`;
}

function history({ edit, texts, context }: EditorView) {
  const { article } = edit;
  if (!article) return nothing;
  const { times, now } = context;
  if (article.publishAt !== null && article.state === 'scheduled')
    return html`<span>${texts.scheduledFor(times.full(article.publishAt))}</span>`;
  return html`<span
    >${texts.changedBy(nameOf(article.updatedBy, context), times.short(article.updatedAt, now))}</span
  >`;
}

/** Who writes is known by an id; the site says who that is. */
export function nameOf(agent: string, { me, site }: EditorView['context']): string {
  if (me?.id === agent) return me.name ?? agent;
  return site?.team.find(({ id }) => id === agent)?.name ?? agent;
}

function languages({ edit, texts, context, articles, translations, act }: EditorView) {
  const { article } = edit;
  const all = localesOf(articles);
  if (!article || all.length < 2) return nothing;
  return html`<div class="languages" role="group" aria-label=${texts.translations}>
    ${all.map((locale) => {
      const other = translations.find((each) => each.locale === locale);
      const language = context.times.languageName(locale);
      if (locale === edit.locale)
        return html`<button class="bare" aria-pressed="true" title=${language}>${locale}</button>`;
      return other
        ? html`<button
            class="bare"
            aria-pressed="false"
            title=${language}
            @click=${() => act({ to: 'open', article: other.id })}
          >
            ${locale}
          </button>`
        : html`<button
            class="bare lacks"
            title=${texts.translate(language)}
            aria-label=${texts.translate(language)}
            @click=${() => act({ to: 'translate', article, locale })}
          >
            ${deskIcon('add')}${locale}
          </button>`;
    })}
  </div>`;
}
