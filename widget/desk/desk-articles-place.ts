// The desk's articles: loaded when they are asked for the first time, and asked before they are left.
import { html, type TemplateResult } from 'lit';
import type { DeskArticlesElement } from './articles/desk-articles.ts';
import type { DeskCommand } from './desk-command.ts';
import type { DeskContext } from './desk-context.ts';

export interface ArticlesPlaceView {
  readonly site: string;
  /** Absolute base address of the care server. */
  readonly server: string;
  readonly context: DeskContext;
  readonly run: (command: DeskCommand) => void;
}

type Loaded = 'no' | 'coming' | 'yes' | 'failed';

export class DeskArticlesPlace {
  readonly #changed: () => void;
  readonly #element: () => DeskArticlesElement | null;
  #loaded: Loaded = 'no';

  /** @param element the view, once it is drawn */
  constructor(element: () => DeskArticlesElement | null, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }

  /** Commands that mean something here; the others are those of conversations. */
  takes({ to }: DeskCommand): boolean {
    return to === 'back' || to === 'segment' || to === 'keys' || to === 'articles';
  }

  load(): void {
    if (this.#loaded === 'coming' || this.#loaded === 'yes') return;
    this.#loaded = 'coming';
    void import('./articles/index.ts').then(
      () => this.#become('yes'),
      () => this.#become('failed'),
    );
  }

  /** Resolves to whether this command leads out of the articles, and whoever writes lets it. */
  async leaves({ to }: DeskCommand): Promise<boolean> {
    const element = this.#element();
    if (to === 'back') return !(await element?.back());
    return to === 'segment' && ((await element?.mayLeave()) ?? true);
  }

  async focus(): Promise<void> {
    await this.#element()?.focusFirst();
  }

  draw({ site, server, context, run }: ArticlesPlaceView): TemplateResult {
    const { texts } = context;
    if (this.#loaded === 'yes')
      return html`<care-desk-articles
        .site=${site}
        .server=${server}
        .context=${context}
        @desk-command=${({ command }: Event & { command: DeskCommand }) => run(command)}
      ></care-desk-articles>`;
    const back = html`<button @click=${() => run({ to: 'back' })}>${texts.back}</button>`;
    return this.#loaded === 'failed'
      ? html`<main class="gate" role="alert">
          <p>${texts.actionFailed}</p>
          <p class="line">
            <button @click=${() => this.load()}>${texts.tryNow}</button>
            ${back}
          </p>
        </main>`
      : html`<main class="gate"><p class="quiet" role="status">${texts.loading}</p></main>`;
  }

  #become(loaded: Loaded): void {
    this.#loaded = loaded;
    this.#changed();
    if (loaded === 'yes') void this.focus();
  }
}
