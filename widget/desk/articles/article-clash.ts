import { html, nothing, type TemplateResult } from 'lit';
import { deskIcon } from '../desk-icons.ts';
import type { ArticlesTexts } from '../locales/articles-en.ts';
import type { EditorView } from './article-editor.ts';
import { nameOf } from './article-head.ts';
import { FIELDS, linesOf, type Field } from './article-text.ts';

/** Somebody else saved in the meantime: what is theirs stands beside what is mine until it was looked at. */
export function articleClash({ edit, texts, context }: EditorView) {
  const { clash } = edit;
  if (!clash) return nothing;
  const fields = FIELDS.filter((field) => field in clash.others);
  const names = new Intl.ListFormat(context.locale).format(
    clash.taken.map((field) => fieldName(field, texts)),
  );
  return html`<section class="clash" role="alert">
    <h3>${deskIcon('person')}${texts.clashTitle(nameOf(clash.by, context))}</h3>
    ${clash.taken.length > 0 ? html`<p>${texts.clashTaken(names)}</p>` : nothing}
    ${fields.length > 0 ? html`<p>${texts.clashBoth}</p>` : nothing}
    ${fields.map((field) => other(field, { edit, texts, context }))}
    <p class="quiet">${texts.clashNothingLost}</p>
    <button @click=${() => edit.settle()}>${texts.clashDone}</button>
  </section>`;
}

function other(
  field: Field,
  { edit, texts, context }: Pick<EditorView, 'edit' | 'texts' | 'context'>,
): TemplateResult {
  const name = fieldName(field, texts);
  return html`<div class="other">
    <label class="field">
      <span>${name} (${nameOf(edit.clash?.by ?? '', context)})</span>
      <textarea
        readonly
        rows=${field === 'markdown' ? 8 : 2}
        dir="auto"
        .value=${shown(edit, field)}
      ></textarea>
    </label>
    <button aria-label="${texts.clashSwap}: ${name}" @click=${() => edit.swap(field)}>
      ${texts.clashSwap}
    </button>
  </div>`;
}

function shown({ clash }: EditorView['edit'], field: Field): string {
  const value = clash?.others[field];
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return 'from' in value ? `${value.from} – ${value.to}` : linesOf(value);
}

export function fieldName(field: Field, texts: ArticlesTexts): string {
  return {
    title: texts.titleField,
    summary: texts.summaryField,
    markdown: texts.textField,
    topics: texts.topics,
    products: texts.products,
    pages: texts.pages,
    keywords: texts.keywords,
    season: texts.season,
    related: texts.related,
  }[field];
}
