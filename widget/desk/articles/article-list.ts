import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DeskContext } from '../desk-context.ts';
import { deskIcon } from '../desk-icons.ts';
import { emptyNote } from '../empty-note.ts';
import type { ArticlesTexts } from '../locales/articles-en.ts';
import {
  localesOf,
  rowsOf,
  stateOf,
  type ArticleFilter,
  type ArticleListRow,
} from './article-rows.ts';
import type { Beginning } from './article-edit.ts';
import type { Article } from './article-shapes.ts';
import type { KeptEdit } from './kept-edits.ts';

/** What somebody asks for in the list. */
export type ListAct =
  | { readonly to: 'open'; readonly article: string }
  /** A new one that was never saved. */
  | { readonly to: 'resume'; readonly edit: KeptEdit }
  | { readonly to: 'translate'; readonly article: Article; readonly locale: string }
  | { readonly to: 'filter'; readonly filter: Partial<ArticleFilter> }
  | { readonly to: 'begin'; readonly beginning: Beginning }
  | { readonly to: 'create' | 'retry' | 'gaps' | 'back' };

export interface ArticleListView {
  /** Null while none are known yet. */
  readonly articles: readonly Article[] | null;
  readonly filter: ArticleFilter;
  /** What is written and not saved, on this device. */
  readonly kept: readonly KeptEdit[];
  /** The key of what is being edited. */
  readonly chosen: string | null;
  /** Why some are missing. */
  readonly problem: string | null;
}

export interface ListTools {
  readonly texts: ArticlesTexts;
  readonly context: DeskContext;
  readonly act: (act: ListAct) => void;
}

const STATES = ['draft', 'scheduled', 'published', 'changed', 'withdrawn', 'missing'] as const;

export function articleList(view: ArticleListView, tools: ListTools): TemplateResult {
  const { texts, act } = tools;
  return html`<nav class="list" aria-label=${texts.listLabel}>
    <div class="head">
      <button class="bare round" aria-label=${texts.back} @click=${() => act({ to: 'back' })}>
        ${deskIcon('back')}
      </button>
      <h1 class="cut" tabindex="-1">${texts.title}</h1>
      <button
        class="add"
        aria-keyshortcuts="N"
        title="${texts.add} (N)"
        @click=${() => act({ to: 'create' })}
      >
        ${deskIcon('add')}<span>${texts.add}</span>
      </button>
    </div>
    ${filters(view, tools)}
    <div class="rows">${body(view, tools)}</div>
    <button class="to-gaps bare" @click=${() => act({ to: 'gaps' })}>${texts.gaps}</button>
  </nav>`;
}

function filters({ articles, filter }: ArticleListView, { texts, context, act }: ListTools) {
  const choose = (change: Partial<ArticleFilter>) => act({ to: 'filter', filter: change });
  return html`<div class="filters">
    <input
      type="search"
      aria-label=${texts.search}
      placeholder=${texts.search}
      aria-keyshortcuts="/"
      .value=${filter.words}
      @input=${(event: Event) => choose({ words: valueOf(event) })}
    />
    <select
      aria-label=${texts.languageFilter}
      @change=${(event: Event) => choose({ locale: valueOf(event) || null })}
    >
      <option value="" ?selected=${filter.locale === null}>${texts.allLanguages}</option>
      ${localesOf(articles ?? []).map(
        (locale) =>
          html`<option value=${locale} ?selected=${locale === filter.locale}>
            ${context.times.languageName(locale)}
          </option>`,
      )}
    </select>
    <select
      aria-label=${texts.stateFilter}
      @change=${(event: Event) =>
        choose({ state: STATES.find((state) => state === valueOf(event)) ?? null })}
    >
      <option value="" ?selected=${filter.state === null}>${texts.allStates}</option>
      ${STATES.map(
        (state) =>
          html`<option value=${state} ?selected=${state === filter.state}>
            ${texts.states[state]}
          </option>`,
      )}
    </select>
  </div>`;
}

function body(view: ArticleListView, tools: ListTools) {
  const { texts, act } = tools;
  const problem = view.problem
    ? html`<div class="problem" role="alert">
        <p>${view.problem}</p>
        <button @click=${() => act({ to: 'retry' })}>${texts.retry}</button>
      </div>`
    : nothing;
  if (!view.articles)
    return view.problem ? problem : html`<p class="quiet waits" role="status">${texts.loading}</p>`;
  const rows = rowsOf(view.articles, view.filter);
  const known = new Set(view.articles.map(({ id }) => id));
  const fresh = view.kept.filter(({ article }) => !known.has(article));
  const found = rows.filter(({ is }) => is === 'article').length;
  return html`${problem}
    <p class="unseen" role="status">${texts.count(found)}</p>
    ${rows.length + fresh.length === 0 ? empty(view, texts) : nothing}
    <ul @keydown=${walk}>
      ${fresh.map((edit) => freshRow(edit, view, tools))}
      ${repeat(rows, keyOf, (row) =>
        row.is === 'article' ? articleRow(row.article, view, tools) : missingRow(row, tools),
      )}
    </ul>`;
}

function empty({ articles }: ArticleListView, texts: ArticlesTexts): TemplateResult {
  return articles?.length
    ? emptyNote('form', texts.noneFound, texts.noneFoundMore)
    : emptyNote('form', texts.none, texts.noneMore);
}

function articleRow(article: Article, view: ArticleListView, { texts, context, act }: ListTools) {
  const { id, locale, title } = article;
  const state = stateOf(article);
  const unsaved = view.kept.some((edit) => edit.article === id);
  return html`<li>
    <button
      class="bare row"
      data-article=${id}
      aria-current=${id === view.chosen ? 'true' : nothing}
      @click=${() => act({ to: 'open', article: id })}
    >
      <span class="name cut" dir="auto">${title}</span>
      <span class="about">
        <span class="badge ${state}">${texts.states[state]}</span>
        ${unsaved ? html`<span class="badge unsaved">${texts.unsaved}</span>` : nothing}
        ${
          view.filter.locale === null
            ? html`<span class="cut">${context.times.languageName(locale)}</span>`
            : nothing
        }
        <span class="when">${context.times.short(article.updatedAt, context.now)}</span>
      </span>
    </button>
  </li>`;
}

function freshRow(edit: KeptEdit, view: ArticleListView, { texts, context, act }: ListTools) {
  return html`<li>
    <button
      class="bare row"
      data-article=${edit.article}
      aria-current=${edit.article === view.chosen ? 'true' : nothing}
      @click=${() => edit.article !== view.chosen && act({ to: 'resume', edit })}
    >
      <span class="name cut" dir="auto">${edit.text.title || texts.untitled}</span>
      <span class="about">
        <span class="badge unsaved">${texts.unsaved}</span>
        <span class="cut">${context.times.languageName(edit.locale)}</span>
        <span class="when">${context.times.short(edit.at, context.now)}</span>
      </span>
    </button>
  </li>`;
}

function missingRow(
  { article, locale }: Extract<ArticleListRow, { is: 'missing' }>,
  { texts, context, act }: ListTools,
) {
  const language = context.times.languageName(locale);
  return html`<li>
    <button
      class="bare row lacks"
      title=${texts.translate(language)}
      @click=${() => act({ to: 'translate', article, locale })}
    >
      <span class="name cut" dir="auto">${article.title}</span>
      <span class="about">
        <span class="badge missing">${texts.missingIn(language)}</span>
        <span class="when">${deskIcon('add')}</span>
      </span>
    </button>
  </li>`;
}

function keyOf(row: ArticleListRow): string {
  return row.is === 'article' ? row.article.id : `${row.article.id} ${row.locale}`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

/** Arrows, Home and End move along the rows. */
function walk(event: KeyboardEvent): void {
  const rows = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('button')];
  const at = rows.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  rows[to]?.focus();
}
