// What the shop has answered in advance: found as one types, read, and said to have helped or not. Loaded when it is opened.
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { PublishedArticle } from '../../sdk/protocol/articles.ts';
import { SEARCH_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import type { CareArticles } from '../client/care-articles.ts';
import type { AnswersTexts } from '../locales/answers/en.ts';
import type { Texts } from '../locales/en.ts';
import { CareMovedEvent, CarePersonEvent, CareVoteEvent } from './answers-events.ts';
import { moveFocus } from './answers-keys.ts';
import { listTemplate } from './answers-list.ts';
import { AnswersSearch } from './answers-search.ts';
import { answersStyles } from './answers-styles.ts';
import { articleStyles } from './article-styles.ts';
import { articleTemplate } from './article-view.ts';
import { baseStyles } from './base-styles.ts';
import { define } from './define.ts';
import { CLOSE, FIND, icon } from './icons.ts';
import { placeIn, returnTo, type ListPlace } from './list-place.ts';

const FITTING_MAX = 5;

/**
 * @fires {CarePersonEvent} care-person
 * @fires {CareVoteEvent} care-vote
 * @fires {CareMovedEvent} care-moved
 */
export class CareAnswersElement extends LitElement {
  static override styles = [baseStyles, answersStyles, articleStyles];
  static override properties: PropertyDeclarations = {
    articles: { attribute: false },
    texts: { attribute: false },
    language: {},
    words: { state: true },
    topic: { state: true },
    shown: { state: true },
    isToldWhy: { state: true },
  };

  articles!: CareArticles;
  texts!: Texts;
  /** BCP 47, for dates and names. */
  language = 'en';

  words: AnswersTexts | null = null;
  private topic: string | null = null;
  /** The article that is read; `gone` when it is not there. */
  private shown: PublishedArticle | 'gone' | null = null;
  private isToldWhy = false;

  #life: AbortController | null = null;
  readonly #search = new AnswersSearch(this);
  #place: ListPlace | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    signal.addEventListener(
      'abort',
      this.articles.subscribe(() => this.#changed()),
    );
    this.articles.use(signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life?.abort();
    this.#search.end();
  }

  /** Whether it is an article that is shown, or a topic: then back leads to the list. */
  get isInside(): boolean {
    return this.shown !== null || this.topic !== null;
  }

  /** Whether this article is shown, by its id or slug. */
  isAt(idOrSlug: string): boolean {
    const { shown } = this;
    if (shown === 'gone') return true;
    return shown !== null && [shown.id, shown.slug].includes(idOrSlug);
  }

  /** Shows an article by its id or slug. */
  async open(idOrSlug: string): Promise<void> {
    if (this.shown === null) this.#place = placeIn(this.renderRoot as ShadowRoot);
    const article = await this.articles.read(idOrSlug);
    if (article && this.#search.isAsked) this.articles.searches.opened(article.id);
    this.isToldWhy = false;
    this.shown = article ?? 'gone';
    this.#moved();
    await this.updateComplete;
    const view = this.renderRoot.querySelector('.article');
    if (!view) return;
    view.scrollTop = 0;
    view.querySelector<HTMLElement>('h3, p')!.focus();
  }

  /** To the list, as it was. False when it is shown already. */
  back(): boolean {
    if (!this.isInside) return false;
    if (this.shown === null) this.topic = null;
    this.shown = null;
    this.#moved();
    void this.updateComplete.then(() => returnTo(this.#place, this.renderRoot));
    return true;
  }

  /** To where one asks. */
  async focusIn(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.shown === null ? 'input' : 'h3')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('texts')) void this.texts.answersWords().then((words) => (this.words = words));
  }

  /** The shop has changed its articles: what is shown changes with them, and nothing else. */
  #changed(): void {
    const { shown } = this;
    if (shown && shown !== 'gone') {
      const { articles, search } = this.articles.state;
      const now = articles.get(shown.id);
      if (now || search === 'device') this.shown = now ?? 'gone';
    }
    this.requestUpdate();
    if (this.#search.isAsked) void this.#search.again();
  }

  readonly #typed = (event: Event) => {
    void this.#search.ask((event.target as HTMLInputElement).value);
  };

  readonly #clear = () => {
    void this.#search.ask('');
    void this.focusIn();
  };

  readonly #vote = (helpful: boolean) => {
    const { shown } = this;
    if (!shown || shown === 'gone') return;
    this.dispatchEvent(new CareVoteEvent());
    if (helpful) this.articles.searches.solved();
    void this.articles.vote(shown.id, helpful);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(helpful ? '.thanks' : 'textarea')?.focus(),
    );
  };

  readonly #tellWhy = (reason: string) => {
    const { shown } = this;
    if (!shown || shown === 'gone') return;
    this.isToldWhy = true;
    if (reason) void this.articles.vote(shown.id, false, reason);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.thanks')!.focus(),
    );
  };

  readonly #person = () => {
    const { shown } = this;
    this.articles.searches.person();
    const title = shown && shown !== 'gone' ? shown.title : '';
    this.dispatchEvent(new CarePersonEvent(this.#search.query.trim() || title));
  };

  readonly #goTo = (anchor: string) => {
    const headings = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-anchor]')];
    const heading = headings.find(({ dataset }) => dataset['anchor'] === anchor);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };

  readonly #openTopic = (topic: string | null) => {
    this.#place = placeIn(this.renderRoot as ShadowRoot);
    this.topic = topic;
    this.#moved();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('.list')!.scrollTop = 0;
      this.renderRoot.querySelector<HTMLElement>('.row')?.focus();
    });
  };

  readonly #keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.#search.query && !event.isComposing && this.shown === null) {
      // Closes nothing but the search.
      event.stopPropagation();
      this.#clear();
    } else moveFocus(event, this.renderRoot);
  };

  #moved(): void {
    this.dispatchEvent(new CareMovedEvent());
  }

  /** What the language is called in which the answers are, when it is not the reader's. */
  get #onlyIn(): string | null {
    const { locale } = this.articles.state;
    const served = locale?.served;
    if (!served || served.split('-')[0] === this.texts.language) return null;
    return new Intl.DisplayNames([this.texts.language], { type: 'language' }).of(served) ?? served;
  }

  protected override render() {
    const { words, texts, shown, articles } = this;
    const { query, found, told } = this.#search;
    if (!words) return nothing;
    const isList = shown === null;
    return html`
      ${this.#renderField(words)}
      <div class="sr" role="status">${told}</div>
      <div class="scroller list" ?hidden=${!isList} @keydown=${this.#keys}>
        ${listTemplate({
          state: articles.state,
          texts,
          words,
          onlyIn: this.#onlyIn,
          query,
          found,
          topic: this.topic,
          fitting: articles.fitting(FITTING_MAX),
          open: (article) => void this.open(article),
          openTopic: this.#openTopic,
          retry: () => void articles.refresh(),
        })}
      </div>
      ${isList ? nothing : html`<div class="scroller article">${this.#renderArticle(words, shown)}</div>`}
      <div class="person">
        <span>${words.person}</span>
        <button type="button" class="pill main" @click=${this.#person}>${words.writeToUs}</button>
      </div>
    `;
  }

  #renderField(words: AnswersTexts) {
    const { texts } = this;
    const { query } = this.#search;
    return html`<div
      class="find"
      role="search"
      ?hidden=${this.shown !== null}
      @keydown=${this.#keys}
    >
      <div class="field">
        ${icon(FIND)}
        <input
          type="search"
          enterkeyhint="search"
          autocomplete="off"
          maxlength=${SEARCH_MAX_CHARS}
          aria-label=${texts.searchAnswers}
          placeholder=${texts.searchAnswers}
          .value=${query}
          @input=${this.#typed}
        />
        ${
          query
            ? html`<button
                type="button"
                class="clear"
                aria-label=${words.clear}
                @click=${this.#clear}
              >
                ${icon(CLOSE)}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #renderArticle(words: AnswersTexts, article: PublishedArticle | 'gone') {
    if (article === 'gone')
      return html`<div class="empty"><p tabindex="-1">${words.articleGone}</p></div>`;
    return articleTemplate({
      article,
      state: this.articles.state,
      texts: this.texts,
      words,
      language: this.language,
      onlyIn: this.#onlyIn,
      isToldWhy: this.isToldWhy,
      open: (idOrSlug) => void this.open(idOrSlug),
      goTo: this.#goTo,
      vote: this.#vote,
      tellWhy: this.#tellWhy,
    });
  }
}

define('care-answers', CareAnswersElement);

declare global {
  interface HTMLElementTagNameMap {
    'care-answers': CareAnswersElement;
  }
}
