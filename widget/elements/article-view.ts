// One article, and what a reader may say of it.
import { html, nothing, type TemplateResult } from 'lit';
import type { PublishedArticle } from '../../sdk/protocol/articles.ts';
import { VOTE_REASON_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import type { ArticlesState } from '../client/care-articles.ts';
import type { AnswersTexts } from '../locales/answers/en.ts';
import type { Texts } from '../locales/en.ts';
import { articleTree } from './article-tree.ts';
import { directionOf } from './direction-of.ts';
import { BACK, icon } from './icons.ts';

export interface ArticleOptions {
  readonly article: PublishedArticle;
  readonly state: ArticlesState;
  readonly texts: Texts;
  readonly words: AnswersTexts;
  readonly language: string;
  readonly onlyIn: string | null;
  /** What is missing was said, or will not be. */
  readonly isToldWhy: boolean;
  readonly open: (idOrSlug: string) => void;
  readonly goTo: (anchor: string) => void;
  readonly vote: (helpful: boolean) => void;
  readonly tellWhy: (reason: string) => void;
}

export function articleTemplate(options: ArticleOptions): TemplateResult {
  const { article, words, texts, language, onlyIn, state } = options;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const slugs = new Set([...state.articles.values()].map(({ slug }) => slug));
  return html`
    ${onlyIn === null ? nothing : html`<p class="note">${words.onlyIn(onlyIn)}</p>`}
    <article lang=${article.locale} dir=${directionOf(article.locale)}>
      <h3 tabindex="-1">${article.title}</h3>
      <p class="date" lang=${texts.language} dir=${directionOf(texts.language)}>
        ${words.updated(date.format(article.updatedAt))}
      </p>
      <div class="text">
        ${articleTree(article.content, {
          newTab: texts.opensNewTab,
          table: words.table,
          // Of a shop with more than a device holds, it is not known before it is asked for.
          knows: (slug) => state.search === 'server' || slugs.has(slug),
          openArticle: options.open,
          goTo: options.goTo,
        })}
      </div>
    </article>
    ${voteTemplate(options)} ${relatedTemplate(options)}
  `;
}

function voteTemplate(options: ArticleOptions): TemplateResult {
  const { article, state, words, vote } = options;
  const voted = state.voted.get(article.id);
  return html`<section class="vote">
    ${
      voted === undefined
        ? html`<div role="group" aria-label=${words.helped}>
            <span>${words.helped}</span>
            <span
              ><button type="button" class="pill" @click=${() => vote(true)}>${words.yes}</button
              ><button type="button" class="pill" @click=${() => vote(false)}>
                ${words.no}
              </button></span
            >
          </div>`
        : html`<p class="thanks" tabindex="-1" role="status">${words.thanks}</p>
            ${voted || options.isToldWhy ? nothing : reasonTemplate(options)}`
    }
  </section>`;
}

function reasonTemplate({ words, texts, tellWhy }: ArticleOptions): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    tellWhy(form.querySelector('textarea')!.value.trim());
  };
  return html`<form @submit=${submit}>
    <label for="why">${words.missing}</label>
    <textarea id="why" maxlength=${VOTE_REASON_MAX_CHARS} dir="auto"></textarea>
    <button class="pill">${texts.send}</button>
  </form>`;
}

function relatedTemplate({ article, state, words, open }: ArticleOptions): unknown {
  const related = article.related.flatMap((id) => state.articles.get(id) ?? []);
  if (related.length === 0) return nothing;
  return html`<h4 class="label">${words.related}</h4>
    <ul class="rows" role="list">
      ${related.map(
        ({ id, title }) =>
          html`<li>
            <button type="button" class="row" @click=${() => open(id)}>
              <span><b>${title}</b></span
              >${icon(BACK)}
            </button>
          </li>`,
      )}
    </ul>`;
}
