import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { CareError } from '../../../sdk/protocol/care-error.ts';
import { systemClock, type Clock } from '../../../sdk/runtime.ts';
import { DeskCommandEvent } from '../desk-command.ts';
import type { DeskContext } from '../desk-context.ts';
import { articlesTexts } from '../locales/articles-language.ts';
import type { ArticlesTexts } from '../locales/articles-en.ts';
import { ArticleEdit, type Beginning, type EditTools } from './article-edit.ts';
import type { ArticleEditorElement } from './article-editor.ts';
import { articleGaps, type GapsView } from './article-gaps.ts';
import { articleList, type ListAct } from './article-list.ts';
import { problemText } from './article-problem.ts';
import { careErrorOf } from './article-requests.ts';
import { localesOf, translationsOf, type ArticleFilter } from './article-rows.ts';
import type { Article } from './article-shapes.ts';
import { textOf } from './article-text.ts';
import { articleTools } from './article-tools.ts';
import { deskArticlesStyles } from './desk-articles-styles.ts';
import { emptyNote } from '../empty-note.ts';

const ANY: ArticleFilter = { words: '', locale: null, state: null };

/** Where those who answer also write the answers: a list of articles and the one that is being written. */
export class DeskArticlesElement extends LitElement {
  static override styles = deskArticlesStyles;

  @property() site = '';
  /** Absolute base address of the care server. */
  @property() server = '';
  @property({ attribute: false }) context?: DeskContext;
  @property({ attribute: false }) clock: Clock = systemClock;
  /** Instead of the browser's own. */
  @property({ attribute: false }) fetch: (url: string, init: RequestInit) => Promise<Response> = (
    url,
    init,
  ) => fetch(url, init);

  @state() private articles: readonly Article[] | null = null;
  @state() private problem: CareError | null = null;
  @state() private filter = ANY;
  @state() private edit: ArticleEdit | null = null;
  /** Shown when it is there and nothing is written. */
  @state() private gaps: GapsView | null = null;
  @query('care-desk-article-editor') private readonly editor!: ArticleEditorElement | null;
  @query('input[type=search]') private readonly search!: HTMLInputElement | null;

  #life: AbortController | null = null;
  #tools: EditTools | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    addEventListener('beforeunload', (event) => this.edit?.isDirty && event.preventDefault(), {
      signal,
    });
    document.addEventListener('keydown', (event) => this.#keydown(event), { signal });
    this.requestUpdate('site');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life?.abort();
    this.#life = null;
  }

  /** Puts the focus where one begins. */
  async focusFirst(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  /** Resolves to whether the view may go: with something unsaved in it, whoever wrote it is asked. */
  async mayLeave(): Promise<boolean> {
    if (!this.edit?.isDirty) return true;
    return (await this.editor?.askToLeave()) ?? true;
  }

  /** One step back; false when this was the first. */
  async back(): Promise<boolean> {
    if (!this.edit) {
      const shown = this.gaps !== null;
      this.gaps = null;
      if (shown) await this.focusFirst();
      return shown;
    }
    const key = this.edit.key;
    if (await this.mayLeave()) {
      this.edit = null;
      await this.#focusRow(key);
    }
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (
      !this.isConnected ||
      !['site', 'server', 'fetch'].some((name) => changed.has(name as never))
    )
      return;
    const { site, server, fetch } = this;
    this.#tools = articleTools({
      site,
      server,
      fetch,
      agent: this.context?.me?.id ?? '',
      now: () => this.clock.now(),
      changed: () => this.requestUpdate(),
      told: (id, article) => this.#told(id, article),
    });
    this.edit = null;
    void this.#load(this.#life!.signal);
  }

  async #load(signal: AbortSignal): Promise<void> {
    this.problem = null;
    const found: Article[] = [];
    try {
      for await (const page of this.#tools!.requests.pages(signal)) {
        found.push(...page);
        this.articles = [...new Map(found.map((each) => [each.id, each])).values()];
      }
    } catch (error) {
      if (signal.aborted) return;
      this.problem = careErrorOf(error);
    }
  }

  async #showGaps(): Promise<void> {
    if (!(await this.mayLeave())) return;
    this.edit = null;
    this.gaps = { gaps: null, problem: null };
    const texts = articlesTexts(this.context?.texts.language ?? '');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.gaps h2')?.focus();
    this.gaps = await this.#tools!.requests.gaps().then(
      (gaps) => ({ gaps, problem: null }),
      (error: unknown) => ({ gaps: [], problem: problemText(careErrorOf(error), texts) }),
    );
  }

  #told(id: string, article: Article | null): void {
    const others = (this.articles ?? []).filter((each) => each.id !== id);
    this.articles = article ? [article, ...others] : others;
    if (!article && this.edit?.key === id) this.edit = null;
  }

  async #open(make: (tools: EditTools) => ArticleEdit): Promise<void> {
    if (!this.#tools || !(await this.mayLeave())) return;
    this.edit = make(this.#tools);
    await this.updateComplete;
    await this.editor?.focusFirst();
  }

  #openArticle(id: string): void {
    const article = this.articles?.find((each) => each.id === id);
    if (article && this.edit?.key !== id)
      void this.#open((tools) => ArticleEdit.open(article, tools));
  }

  #create(beginning: Beginning): void {
    void this.#open((tools) => ArticleEdit.create(beginning, tools));
  }

  readonly #act = (act: ListAct): void => {
    switch (act.to) {
      case 'open':
        return this.#openArticle(act.article);
      case 'resume':
        return void this.#open((tools) => ArticleEdit.resume(act.edit, tools));
      case 'create':
        return this.#create({ locale: this.#locale() });
      case 'begin':
        return this.#create(act.beginning);
      case 'gaps':
        return void this.#showGaps();
      case 'translate':
        return this.#create(translationInto(act.locale, act.article));
      case 'filter':
        this.filter = { ...this.filter, ...act.filter };
        return;
      case 'retry':
        return void this.#load(this.#life!.signal);
      case 'back':
        this.dispatchEvent(new DeskCommandEvent({ to: 'back' }));
    }
  };

  /** In which one writes unless one says otherwise. */
  #locale(): string {
    const { filter, articles, context } = this;
    return filter.locale ?? localesOf(articles ?? [])[0] ?? context?.texts.language ?? 'en';
  }

  #keydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const [target] = event.composedPath();
    const writes = target instanceof Element && target.matches('input, textarea, select');
    if (writes || this.editor?.asks) return;
    if (event.key === '/') this.search?.focus();
    else if (event.key === 'n') this.#act({ to: 'create' });
    else if (event.key === 'j' || event.key === 'k') this.#move(event.key === 'j' ? 1 : -1);
    else return;
    event.preventDefault();
  }

  #move(step: 1 | -1): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.rows button')];
    const at = rows.indexOf((this.renderRoot as ShadowRoot).activeElement as HTMLElement);
    rows[Math.min(Math.max(0, at + step), rows.length - 1)]?.focus();
  }

  async #focusRow(key: string): Promise<void> {
    await this.updateComplete;
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-article="${CSS.escape(key)}"]`);
    (row ?? this.renderRoot.querySelector<HTMLElement>('h1'))?.focus();
  }

  protected override render() {
    const { context } = this;
    if (!context) return nothing;
    const texts = articlesTexts(context.texts.language);
    const tools = { texts, context, act: this.#act };
    return html`<div class="articles ${this.edit || this.gaps ? 'open' : ''}">
      ${articleList(
        {
          articles: this.articles,
          filter: this.filter,
          kept: this.#tools?.kept.all() ?? [],
          chosen: this.edit?.key ?? null,
          problem: this.problem && problemText(this.problem, texts),
        },
        tools,
      )}
      ${
        this.edit
          ? this.#editor(this.edit, context, texts)
          : this.gaps
            ? articleGaps(this.gaps, tools)
            : this.#empty(texts)
      }
    </div>`;
  }

  #empty(texts: ArticlesTexts): TemplateResult {
    return html`<main class="nothing">
      ${this.articles?.length ? emptyNote('form', texts.chooseOne, texts.chooseOneMore) : nothing}
    </main>`;
  }

  #editor(edit: ArticleEdit, context: DeskContext, texts: ArticlesTexts): TemplateResult {
    const articles = this.articles ?? [];
    return html`<care-desk-article-editor
      role="main"
      .edit=${edit}
      .requests=${this.#tools?.requests}
      .clock=${this.clock}
      .context=${context}
      .texts=${texts}
      .articles=${articles}
      .translations=${translationsOf(articles, edit.group)}
      .act=${this.#act}
      @article-back=${() => void this.back()}
    ></care-desk-article-editor>`;
  }
}

/** Whoever translates has the original before them, and what is the same in every language is there already. */
function translationInto(locale: string, article: Article): Beginning {
  const { title, summary, markdown, products, pages, season } = textOf(article);
  return {
    locale,
    group: article.group,
    text: { title, summary, markdown, products, pages, season },
  };
}
