import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { systemClock, type Clock } from '../../../sdk/runtime.ts';
import type { DeskContext } from '../desk-context.ts';
import { deskIcon } from '../desk-icons.ts';
import type { ArticlesTexts } from '../locales/articles-en.ts';
import { articleActions, type Question } from './article-actions.ts';
import { articleClash } from './article-clash.ts';
import type { ArticleEdit } from './article-edit.ts';
import { articleEditorStyles } from './article-editor-styles.ts';
import { articleFacts } from './article-facts.ts';
import { articleForm } from './article-form.ts';
import { articleHead } from './article-head.ts';
import type { ListAct } from './article-list.ts';
import { ArticlePreview } from './article-preview.ts';
import { questionDialog } from './article-questions.ts';
import type { ArticleRequests } from './article-requests.ts';
import type { Article, ArticleVersion, PreviewAnswer, TextProblem } from './article-shapes.ts';
import { offsetAt } from './article-text.ts';

/** What the parts of the editor are drawn from. */
export interface EditorView {
  readonly edit: ArticleEdit;
  readonly texts: ArticlesTexts;
  readonly context: DeskContext;
  /** All that are known, for what is related. */
  readonly articles: readonly Article[];
  readonly translations: readonly Article[];
  readonly act: (act: ListAct) => void;
  readonly ask: (question: Question) => void;
}

/** One article on the desk: its text beside what readers will see of it, and everything that can be done with it. */
export class ArticleEditorElement extends LitElement {
  static override styles = articleEditorStyles;

  /** Changes without becoming another one. */
  @property({ attribute: false, hasChanged: () => true }) edit?: ArticleEdit;
  @property({ attribute: false }) requests?: ArticleRequests;
  @property({ attribute: false }) context?: DeskContext;
  @property({ attribute: false }) texts?: ArticlesTexts;
  @property({ attribute: false }) articles: readonly Article[] = [];
  @property({ attribute: false }) translations: readonly Article[] = [];
  @property({ attribute: false }) act: (act: ListAct) => void = () => {};
  @property({ attribute: false }) clock: Clock = systemClock;

  @state() private question: Question | null = null;
  @state() private versions: readonly ArticleVersion[] | null = null;
  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  @query('#markdown') private readonly source!: HTMLTextAreaElement | null;

  #preview: ArticlePreview | null = null;
  #previewOf: ArticleEdit | null = null;
  #answerLeave: ((leaves: boolean) => void) | null = null;

  /** Something is asked in a dialog: the view's own keys rest. */
  get asks(): boolean {
    return this.dialog?.open ?? false;
  }

  async focusFirst(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.edit?.article ? 'h2' : '#title')?.focus();
  }

  /** Resolves to whether the article may be left: it was saved, is kept here, or was thrown away. */
  askToLeave(): Promise<boolean> {
    this.#ask('leave');
    this.#answerLeave?.(false);
    return new Promise((answer) => (this.#answerLeave = answer));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#preview?.end();
    this.#previewOf = null;
    this.#answerLeave?.(true);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { edit, requests } = this;
    if (!edit || !requests) return;
    if (this.#previewOf !== edit) {
      this.#preview?.end();
      this.#preview = new ArticlePreview(requests, this.clock, () => this.requestUpdate());
      this.#previewOf = edit;
      this.question = null;
    }
    this.#preview?.look(edit.text.markdown);
  }

  protected override updated(): void {
    if (this.question && this.dialog && !this.dialog.open) this.dialog.showModal();
  }

  #ask(question: Question): void {
    this.question = question;
    if (question !== 'versions' || !this.edit?.article) return;
    this.versions = null;
    const { id } = this.edit.article;
    void this.requests?.versions(id).then(
      (versions) => (this.versions = versions),
      () => (this.versions = []),
    );
  }

  /** @param answer what to do now; without one nothing happens */
  async #answer(answer?: () => Promise<boolean>): Promise<void> {
    const leave = this.question === 'leave' ? this.#answerLeave : null;
    this.dialog?.close();
    this.question = null;
    const done = answer ? await answer() : false;
    if (!leave) return;
    this.#answerLeave = null;
    leave(done);
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's')
      return;
    event.preventDefault();
    void this.edit?.save();
  };

  #jump({ line, column }: TextProblem): void {
    const { source } = this;
    if (!source) return;
    const at = offsetAt(source.value, line, column);
    source.focus();
    // Browsers scroll to where the caret goes when it is set after the focus, and only some of them; this makes sure.
    source.setSelectionRange(at, at);
    const lines = source.value.slice(0, at).split('\n').length - 1;
    const height = parseFloat(getComputedStyle(source).lineHeight) || 20;
    source.scrollTop = Math.max(0, lines * height - source.clientHeight / 2);
  }

  protected override render() {
    const { edit, context, texts } = this;
    if (!edit || !context || !texts) return nothing;
    const { articles, translations, act } = this;
    const ask = (question: Question) => this.#ask(question);
    const view: EditorView = { edit, texts, context, articles, translations, act, ask };
    return html`<div class="editor" @keydown=${this.#keydown}>
      ${articleHead(view)} ${articleActions(view)} ${articleClash(view)}
      <div class="sides">
        <div class="writing">${articleForm(view)} ${articleFacts(view)}</div>
        ${this.#shown(view)}
      </div>
      ${questionDialog(this.question, {
        ...view,
        versions: this.versions,
        now: this.clock.now(),
        answer: (answer) => void this.#answer(answer),
      })}
    </div>`;
  }

  #shown({ edit, texts, context }: EditorView): TemplateResult {
    const { answer = null, failed = false } = this.#preview ?? {};
    const problems = answer?.problems ?? [];
    return html`<section class="shown" aria-label=${texts.preview}>
      <h3 class="label">${texts.preview}</h3>
      ${this.#problems(problems, texts)}
      ${failed ? html`<p class="quiet" role="status">${texts.previewLate}</p>` : nothing}
      ${
        answer && (answer.content.length > 0 || edit.text.title)
          ? this.#page(answer.content, { edit, texts, context })
          : html`<p class="quiet">${texts.previewEmpty}</p>`
      }
    </section>`;
  }

  #page(
    content: PreviewAnswer['content'],
    { edit, texts, context }: Pick<EditorView, 'edit' | 'texts' | 'context'>,
  ): TemplateResult {
    const { title, summary } = edit.text;
    const named = (slug: string) =>
      this.articles.find((each) => each.slug === slug && each.locale === edit.locale);
    return html`<care-desk-article-page
      .view=${{ locale: edit.locale, title, summary, content }}
      .newTab=${context.texts.opensNewTab}
      .table=${texts.table}
      .knows=${(slug: string) => named(slug) !== undefined}
      .openArticle=${(slug: string) => {
        const article = named(slug)?.id;
        if (article) this.act({ to: 'open', article });
      }}
    ></care-desk-article-page>`;
  }

  #problems(problems: readonly TextProblem[], texts: ArticlesTexts): TemplateResult {
    return html`<div class="problems" role="status">
      ${
        problems.length > 0
          ? html`<p>${deskIcon('form')}${texts.problems(problems.length)}</p>
              <ul>
                ${problems.map(
                  (problem) =>
                    html`<li>
                      <button class="bare" @click=${() => this.#jump(problem)}>
                        <b>${texts.problemAt(problem.line, problem.column)}</b>
                        <span dir="auto">${problem.reason}</span>
                      </button>
                    </li>`,
                )}
              </ul>`
          : nothing
      }
    </div>`;
  }
}
