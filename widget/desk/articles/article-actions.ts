import { html, nothing, type TemplateResult } from 'lit';
import type { EditorView } from './article-editor.ts';
import { problemText } from './article-problem.ts';
import { stateOf } from './article-rows.ts';

/** What is asked in a dialog before it is done. */
export type Question = 'leave' | 'schedule' | 'versions' | 'withdraw' | 'remove';

/** The line of everything that can be done with the article now. */
export function articleActions(view: EditorView): TemplateResult {
  const { edit, texts } = view;
  return html`<div class="actions" role="group" aria-label=${texts.title}>
      <span class="said quiet" role="status">${said(view)}</span>
      ${more(view)}
      <button
        ?disabled=${edit.busy || !edit.isDirty || isUntitled(view)}
        aria-keyshortcuts="Control+S Meta+S"
        title="${texts.save} (Ctrl+S)"
        @click=${() => void edit.save()}
      >
        ${texts.save}
      </button>
      ${publish(view)}
    </div>
    ${
      edit.problem
        ? html`<p class="problem" role="alert">${problemText(edit.problem, texts)}</p>`
        : nothing
    }`;
}

function said({ edit, texts }: EditorView): string {
  if (edit.busy) return texts.saving;
  if (!edit.isDirty) return edit.article ? texts.saved : '';
  return edit.isKept ? texts.keptHere : texts.notKept;
}

/** Nothing without a title can be found again. */
function isUntitled({ edit }: EditorView): boolean {
  return edit.text.title.trim() === '';
}

function publish(view: EditorView) {
  const { edit, texts } = view;
  const { article } = edit;
  const isSeen = article && stateOf(article) === 'published' && !edit.isDirty;
  if (isSeen) return nothing;
  const again = article?.state === 'published';
  return html`<button
    class="main"
    ?disabled=${edit.busy || isUntitled(view)}
    @click=${() => void edit.publish()}
  >
    ${again ? texts.publishChanges : texts.publish}
  </button>`;
}

function more({ edit, texts, ask }: EditorView) {
  const { article } = edit;
  if (!article) return nothing;
  const button = (label: string, run: () => void) =>
    html`<button class="bare" ?disabled=${edit.busy} @click=${run}>${label}</button>`;
  const { state } = article;
  return html`${button(texts.versions, () => ask('versions'))}
  ${state === 'published' ? button(texts.withdraw, () => ask('withdraw')) : nothing}
  ${
    state === 'scheduled'
      ? button(texts.unschedule, () => void edit.schedule(null))
      : button(texts.schedule, () => ask('schedule'))
  }
  ${state === 'draft' ? button(texts.remove, () => ask('remove')) : nothing}`;
}
