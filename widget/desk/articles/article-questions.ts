// The editor's dialogs: what is asked before it is done.
import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from './article-actions.ts';
import type { EditorView } from './article-editor.ts';
import { nameOf } from './article-head.ts';
import type { ArticleVersion } from './article-shapes.ts';

export interface QuestionView extends EditorView {
  /** Null while they are asked for. */
  readonly versions: readonly ArticleVersion[] | null;
  readonly now: number;
  /** Closes the dialog and does what was answered; nothing without an answer. */
  readonly answer: (answer?: () => Promise<boolean>) => void;
}

const HOUR_MS = 3_600_000;

export function questionDialog(question: Question | null, view: QuestionView): TemplateResult {
  return html`<dialog
    aria-labelledby="question"
    @cancel=${(event: Event) => {
      event.preventDefault();
      view.answer();
    }}
  >
    ${question === null ? nothing : QUESTIONS[question](view)}
  </dialog>`;
}

const QUESTIONS: Readonly<Record<Question, (view: QuestionView) => TemplateResult>> = {
  leave: ({ texts, edit, answer }) =>
    html`<h2 id="question">${texts.leaveTitle}</h2>
      <p>${texts.leaveMore}</p>
      <div class="answers">
        <button class="main" @click=${() => answer(() => edit.save())}>${texts.leaveSave}</button>
        <button @click=${() => answer(() => Promise.resolve(true))}>${texts.leaveKeep}</button>
        <button
          class="danger"
          @click=${() =>
            answer(() => {
              edit.discard();
              return Promise.resolve(true);
            })}
        >
          ${texts.leaveDrop}
        </button>
        <button class="bare" @click=${() => answer()}>${texts.leaveStay}</button>
      </div>`,
  schedule: (view) => schedule(view),
  versions: (view) => versions(view),
  withdraw: ({ texts, edit, answer }) =>
    html`<h2 id="question">${texts.withdraw}</h2>
      <p>${texts.withdrawSure}</p>
      <div class="answers">
        <button class="main" @click=${() => answer(() => edit.withdraw())}>
          ${texts.withdraw}
        </button>
        <button class="bare" @click=${() => answer()}>${texts.cancel}</button>
      </div>`,
  remove: ({ texts, edit, answer }) =>
    html`<h2 id="question">${texts.remove}</h2>
      <p>${texts.removeSure}</p>
      <div class="answers">
        <button class="danger" @click=${() => answer(() => edit.remove())}>${texts.remove}</button>
        <button class="bare" @click=${() => answer()}>${texts.cancel}</button>
      </div>`,
};

function schedule({ texts, edit, now, answer }: QuestionView): TemplateResult {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).querySelector('input')!;
    // Without a zone it is read in the browser's, which the label names.
    const at = new Date(value).getTime();
    if (Number.isFinite(at)) answer(() => edit.schedule(at));
  };
  return html`<form @submit=${submit}>
    <h2 id="question">${texts.scheduleTitle}</h2>
    <label class="field">
      <span>${texts.scheduleAt(zone)}</span>
      <input
        type="datetime-local"
        required
        min=${localTime(now)}
        .value=${localTime(now + HOUR_MS)}
      />
    </label>
    <div class="answers">
      <button class="main">${texts.scheduleIt}</button>
      <button class="bare" type="button" @click=${() => answer()}>${texts.cancel}</button>
    </div>
  </form>`;
}

/** As the field has it: `2026-11-22T14:05`, in the browser's zone. */
function localTime(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offsetMs).toISOString().slice(0, 16);
}

function versions(view: QuestionView): TemplateResult {
  const { texts, edit, versions, context, answer } = view;
  const row = ({ revision, title, at, by }: ArticleVersion) =>
    html`<li>
      <span class="version">
        <span class="cut" dir="auto">${title}</span>
        <span class="quiet">${nameOf(by, context)}, ${context.times.full(at)}</span>
      </span>
      ${
        revision === edit.article?.revision
          ? html`<span class="quiet">${texts.now}</span>`
          : html`<button @click=${() => answer(() => edit.restore(revision))}>
              ${texts.restore}
            </button>`
      }
    </li>`;
  return html`<h2 id="question">${texts.versionsTitle}</h2>
    ${
      versions
        ? html`<ul class="versions" tabindex="0">
            ${versions.map(row)}
          </ul>`
        : html`<p class="quiet" role="status">${texts.loading}</p>`
    }
    <div class="answers">
      <button class="bare" @click=${() => answer()}>${texts.close}</button>
    </div>`;
}
