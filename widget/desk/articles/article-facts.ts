import { html, nothing, type TemplateResult } from 'lit';
import type { Season } from '../../../sdk/protocol/articles.ts';
import { deskIcon } from '../desk-icons.ts';
import type { EditorView } from './article-editor.ts';
import { entriesOf, linesOf } from './article-text.ts';

type ListField = 'topics' | 'products' | 'pages' | 'keywords';

/** Any year that has a 29th of February. */
const SAMPLE_YEAR = 2024;
const MONTHS = 12;
const DAYS_MAX = 31;

/** Where and when the article fits, and what goes with it. */
export function articleFacts(view: EditorView): TemplateResult {
  const { texts } = view;
  return html`<fieldset class="facts">
    <legend>${texts.facts}</legend>
    ${lines({ field: 'keywords', label: texts.keywords, hint: texts.keywordsHint }, view)}
    ${lines({ field: 'topics', label: texts.topics }, view)}
    ${lines({ field: 'products', label: texts.products, hint: texts.productsHint }, view)}
    ${lines({ field: 'pages', label: texts.pages, hint: texts.pagesHint }, view)} ${season(view)}
    ${related(view)}
  </fieldset>`;
}

function lines(
  { field, label, hint = '' }: { field: ListField; label: string; hint?: string },
  { edit, texts }: EditorView,
): TemplateResult {
  const entries = edit.text[field];
  return html`<div class="field">
    <label for=${field}>${label}</label>
    <textarea
      id=${field}
      dir="auto"
      rows=${Math.max(2, Math.min(6, entries.length + 1))}
      aria-describedby="${field}-hint"
      .value=${linesOf(entries)}
      @input=${(event: Event) =>
        edit.set(field, entriesOf((event.target as HTMLTextAreaElement).value))}
    ></textarea>
    <p id="${field}-hint" class="hint quiet">${hint} ${texts.onePerLine}</p>
  </div>`;
}

function season(view: EditorView): TemplateResult {
  const { edit, texts } = view;
  const isAlways = edit.text.season === null;
  return html`<div class="field season" role="group" aria-label=${texts.season}>
    <span class="name">${texts.season}</span>
    <label class="always">
      <input
        type="checkbox"
        .checked=${isAlways}
        @change=${() => edit.set('season', isAlways ? { from: '12-01', to: '12-31' } : null)}
      />
      ${texts.always}
    </label>
    ${isAlways ? nothing : html`${day('from', view)} ${day('to', view)}`}
  </div>`;
}

function day(end: keyof Season, { edit, texts, context }: EditorView) {
  const season = edit.text.season!;
  const [month, date] = season[end].split('-').map(Number) as [number, number];
  const names = new Intl.DateTimeFormat(context.locale, { month: 'long', timeZone: 'UTC' });
  const set = (to: { month?: number; date?: number }) => {
    const at = to.month ?? month;
    const last = new Date(Date.UTC(SAMPLE_YEAR, at, 0)).getUTCDate();
    const on = Math.min(Math.max(1, to.date ?? date), last);
    edit.set('season', { ...season, [end]: `${twoDigits(at)}-${twoDigits(on)}` });
  };
  const label = end === 'from' ? texts.seasonFrom : texts.seasonTo;
  return html`<span class="end">
    <span aria-hidden="true">${label}</span>
    <input
      type="number"
      min="1"
      max=${DAYS_MAX}
      aria-label="${label}: ${texts.day}"
      .value=${String(date)}
      @change=${(event: Event) => set({ date: Number((event.target as HTMLInputElement).value) })}
    />
    <select
      aria-label="${label}: ${texts.month}"
      @change=${(event: Event) => set({ month: Number((event.target as HTMLSelectElement).value) })}
    >
      ${Array.from(
        { length: MONTHS },
        (_, i) =>
          html`<option value=${i + 1} ?selected=${i + 1 === month}>
            ${names.format(Date.UTC(SAMPLE_YEAR, i, 1))}
          </option>`,
      )}
    </select>
  </span>`;
}

function related({ edit, texts, articles }: EditorView): TemplateResult {
  const chosen = edit.text.related;
  const titleOf = (id: string) => articles.find((each) => each.id === id)?.title ?? id;
  const others = articles.filter(
    ({ id, locale }) => locale === edit.locale && id !== edit.key && !chosen.includes(id),
  );
  const add = ({ target }: Event) => {
    const select = target as HTMLSelectElement;
    if (select.value) edit.set('related', [...chosen, select.value]);
    select.value = '';
  };
  return html`<div class="field" role="group" aria-label=${texts.related}>
    <span class="name">${texts.related}</span>
    ${
      chosen.length > 0
        ? html`<ul class="related">
            ${chosen.map(
              (id) =>
                html`<li>
                  <span class="cut" dir="auto">${titleOf(id)}</span>
                  <button
                    class="bare round"
                    aria-label=${texts.takeAway(titleOf(id))}
                    @click=${() =>
                      edit.set(
                        'related',
                        chosen.filter((each) => each !== id),
                      )}
                  >
                    ${deskIcon('close')}
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing
    }
    <select aria-label=${texts.addRelated} ?disabled=${others.length === 0} @change=${add}>
      <option value="">${texts.addRelated}</option>
      ${others.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
    </select>
  </div>`;
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
