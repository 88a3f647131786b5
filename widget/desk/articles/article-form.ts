import { html, nothing, type TemplateResult } from 'lit';
import {
  ARTICLE_SUMMARY_MAX_CHARS,
  ARTICLE_TEXT_MAX_CHARS,
  TITLE_MAX_CHARS,
} from '../../../sdk/protocol/limits.ts';
import type { EditorView } from './article-editor.ts';
import { localesOf } from './article-rows.ts';

/** Languages that the widget speaks: one begins in one of them, or in one that is there already. */
const COMMON = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'zh'];

/** Title, summary and text. */
export function articleForm(view: EditorView): TemplateResult {
  const { edit, texts } = view;
  const { text, locale } = edit;
  return html`<div class="form">
    ${edit.article ? nothing : languageField(view)}
    <label class="field">
      <span>${texts.titleField}</span>
      <input
        id="title"
        lang=${locale}
        dir="auto"
        autocomplete="off"
        maxlength=${TITLE_MAX_CHARS}
        placeholder=${text.title === '' ? texts.titleHint : nothing}
        .value=${text.title}
        @input=${(event: Event) => edit.set('title', valueOf(event))}
      />
    </label>
    <label class="field">
      <span>${texts.summaryField}</span>
      <textarea
        id="summary"
        rows="2"
        lang=${locale}
        dir="auto"
        maxlength=${ARTICLE_SUMMARY_MAX_CHARS}
        placeholder=${texts.summaryHint}
        .value=${text.summary}
        @input=${(event: Event) => edit.set('summary', valueOf(event))}
      ></textarea>
    </label>
    <div class="field grows">
      <label for="markdown">${texts.textField}</label>
      <textarea
        id="markdown"
        class="source"
        lang=${locale}
        dir="auto"
        spellcheck="true"
        aria-describedby="markdown-hint"
        maxlength=${ARTICLE_TEXT_MAX_CHARS}
        .value=${text.markdown}
        @input=${(event: Event) => edit.set('markdown', valueOf(event))}
      ></textarea>
      <p id="markdown-hint" class="hint quiet">${texts.textHint}</p>
    </div>
  </div>`;
}

function languageField({ edit, texts, context, articles }: EditorView): TemplateResult {
  const locales = [...new Set([edit.locale, ...localesOf(articles), ...COMMON])];
  return html`<label class="field">
    <span>${texts.languageField}</span>
    <select @change=${(event: Event) => edit.setLocale((event.target as HTMLSelectElement).value)}>
      ${locales.map(
        (locale) =>
          html`<option value=${locale} ?selected=${locale === edit.locale}>
            ${context.times.languageName(locale)}
          </option>`,
      )}
    </select>
  </label>`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}
