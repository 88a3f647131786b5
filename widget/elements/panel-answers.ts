// What the panel shows of answers: the first way in its overview, their own view, and what may help while one writes.
// What draws them is loaded when it is needed.
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { CareArticles } from '../client/care-articles.ts';
import type { CareClient } from '../client/care-client.ts';
import type { Conversation } from '../client/snapshot.ts';
import type { Texts } from '../locales/en.ts';
import type { CareArticleEvent, CarePersonEvent } from './answers-events.ts';
import type { View } from './care-panel.ts';
import { BACK, FIND, icon } from './icons.ts';

/** In the overview. */
const FITTING_MAX = 3;

export interface AnswersHost extends ReactiveControllerHost {
  readonly client: CareClient;
  readonly texts: Texts;
  readonly language: string;
  readonly renderRoot: ParentNode;
  navigate(view: View | null, article?: string): void;
  focusIn(): Promise<void>;
}

export interface AnswersHooks {
  /** The shopper has done something that the shop is to know of. */
  act(): void;
  /** They want to write; what they asked goes along, unless they have begun to write already. */
  write(question: string): void;
}

export class PanelAnswers implements ReactiveController {
  readonly #host: AnswersHost;
  readonly #hooks: AnswersHooks;
  #articles: CareArticles | null = null;
  #warmed = false;
  #stop = () => {};
  /** The article that is shown first, and where back leads from it. */
  #entry: string | null = null;
  #from: View | null = 'home';

  constructor(host: AnswersHost, hooks: AnswersHooks) {
    this.#host = host;
    this.#hooks = hooks;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
    this.#articles = null;
  }

  /** Finds out what there is, once somebody looks. */
  async load(): Promise<void> {
    try {
      const articles = await this.#host.client.articles();
      if (!this.#articles) this.#stop = articles.subscribe(() => this.#host.requestUpdate());
      this.#articles = articles;
      await articles.refresh();
      this.#host.requestUpdate();
    } catch {
      // Without what draws them there are no answers; the chat is there all the same.
    }
  }

  /** Fetches what suggests answers to whoever writes, once. */
  warm(): void {
    if (!this.#isThere || this.#warmed) return;
    this.#warmed = true;
    import('./care-suggestions.ts').then(
      () => this.#host.requestUpdate(),
      () => (this.#warmed = false),
    );
  }

  /** False when there is nothing to be shown. @param from where back leads; @param article its id or slug */
  async open(from: View | null, article?: string): Promise<boolean> {
    this.#from = from;
    this.#entry = article ?? null;
    const [loaded] = await Promise.all([
      import('./care-answers.ts').then(
        () => true,
        () => false,
      ),
      this.load(),
    ]);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (article !== undefined) void this.#element?.open(article);
    else void this.#element?.focusIn();
    return loaded && this.#articles !== null && this.#articles.state.at !== 'none';
  }

  /** Where back leads; undefined when it was within the answers. */
  back(): View | null | undefined {
    // Whoever came for one article goes back to where they came from.
    if (this.#entry !== null && this.#element?.isAt(this.#entry)) return this.#from;
    return this.#element?.back() ? undefined : 'home';
  }

  /** What the way back is called. */
  get backName(): string {
    const { texts } = this.#host;
    const inside = this.#element?.isInside && !(this.#entry && this.#element.isAt(this.#entry));
    return inside ? texts.answers : texts.toHome;
  }

  focusIn(): void {
    void this.#element?.focusIn();
  }

  /** For the overview: where to search, and what fits this page. */
  home(): unknown {
    if (!this.#isThere) return nothing;
    const { texts } = this.#host;
    const fitting = this.#articles!.fitting(FITTING_MAX);
    const open = (article?: string) => this.#host.navigate('answers', article);
    return html`<ul class="ways" aria-label=${texts.answers}>
      <li>
        <button type="button" class="way" @click=${() => open()}>
          ${icon(FIND)}${texts.searchAnswers}${icon(BACK)}
        </button>
      </li>
      ${fitting.map(
        ({ id, title }) =>
          html`<li>
            <button type="button" class="way" @click=${() => open(id)}>
              <span class="plain">${title}</span>${icon(BACK)}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  view(): unknown {
    const { texts, language } = this.#host;
    if (!this.#articles || !customElements.get('care-answers')) return nothing;
    return html`<care-answers
      .articles=${this.#articles}
      .texts=${texts}
      .language=${language}
      @care-moved=${() => this.#host.requestUpdate()}
      @care-vote=${() => this.#hooks.act()}
      @care-person=${({ question }: CarePersonEvent) => this.#hooks.write(question)}
    ></care-answers>`;
  }

  /** What may help whoever writes the first message of a conversation. */
  suggestions(conversation: Conversation | null, text: string): unknown {
    const isFirst = !conversation || conversation.status === 'resolved';
    if (!isFirst || !this.#isThere || !customElements.get('care-suggestions')) return nothing;
    return html`<care-suggestions
      .articles=${this.#articles}
      .texts=${this.#host.texts}
      .text=${text}
      @care-article=${({ article }: CareArticleEvent) => this.#host.navigate('answers', article)}
    ></care-suggestions>`;
  }

  get #isThere(): boolean {
    return this.#articles?.state.at === 'ready';
  }

  get #element() {
    return this.#host.renderRoot.querySelector('care-answers');
  }
}
