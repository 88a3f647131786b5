// What stands below a message's words: its files, a card, answers to choose from.
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { FileInfo } from '../../sdk/protocol/files.ts';
import type { Card } from '../../sdk/protocol/offers.ts';
import type { Texts } from '../locales/en.ts';
import type { MoreTexts } from '../locales/more/en.ts';
import { baseStyles } from './base-styles.ts';
import { extrasStyles } from './extras-styles.ts';
import { DOWNLOAD, FILE } from './file-icons.ts';
import { fileSize } from './file-size.ts';
import { icon } from './icons.ts';
import type { RichHost } from './rich-message.ts';
import { safeHref } from './rich-text.ts';
import { ShownFile } from './shown-file.ts';

/** Narrower or wider pictures are cut to this; the viewer shows all of them. */
const RATIO_MIN = 0.75;
const RATIO_MAX = 2;
/** Asked for before they are seen, so that they are there when they are. */
const NEAR = '200px';

export class CareExtrasElement extends LitElement {
  static override styles = [baseStyles, extrasStyles];
  static override properties: PropertyDeclarations = {
    files: { attribute: false },
    card: { attribute: false },
    choices: { attribute: false },
    texts: { attribute: false },
    more: { state: true },
    chosen: { state: true },
  };

  files: readonly (FileInfo | string)[] = [];
  card: Card | null = null;
  choices: readonly string[] = [];
  thread!: RichHost;
  texts!: Texts;
  private more: MoreTexts | null = null;
  private chosen = false;

  #shown: readonly ShownFile[] = [];
  #seen: IntersectionObserver | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen = new IntersectionObserver((entries) => this.#look(entries), {
      root: this.#scroller,
      rootMargin: NEAR,
    });
    // At once, so that the thread knows how much room this takes before anybody sees it without.
    this.performUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen?.disconnect();
    this.#seen = null;
    for (const file of this.#shown) file.release();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('texts') && this.files.length)
      void this.texts.more().then(
        (more) => (this.more = more),
        () => {},
      );
    if (!changed.has('files')) return;
    const before = new Map(this.#shown.map((file) => [file.id, file]));
    this.#shown = this.files.map((of) => {
      const kept = before.get(typeof of === 'string' ? of : of.id);
      kept?.know(of);
      return kept ?? this.#show(of);
    });
  }

  protected override updated(): void {
    for (const box of this.renderRoot.querySelectorAll<HTMLElement>('[data-id]')) {
      this.#seen?.observe(box);
      const { width, height } = this.#file(box)?.info ?? {};
      if (width && height && box.matches('.picture'))
        box.style.aspectRatio = String(Math.min(Math.max(width / height, RATIO_MIN), RATIO_MAX));
    }
  }

  get #scroller(): HTMLElement | null {
    return this.closest<HTMLElement>('.scroller');
  }

  #show(of: FileInfo | string): ShownFile {
    const { client } = this.thread;
    const files = () => client?.files() ?? Promise.reject(new Error('There is no client.'));
    const shown = new ShownFile(of, files, () => this.requestUpdate());
    void shown.look();
    return shown;
  }

  #file({ dataset }: HTMLElement): ShownFile | undefined {
    return this.#shown.find(({ id }) => id === dataset['id']);
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const file = isIntersecting && this.#file(target as HTMLElement);
      // Of others only what is being checked has news.
      if (file && (file.isPicture ? !file.url : file.info?.state !== 'ready')) void file.ask();
    }
  }

  async #view(file: ShownFile): Promise<void> {
    const { FileViewer } = await import('./file-viewer.ts');
    const pictures = this.#shown.filter(({ isPicture }) => isPicture);
    const { texts, more } = this;
    if (!more) return;
    const viewer = new FileViewer({ pictures, texts: { ...texts, ...more } });
    viewer.open(this.renderRoot as ShadowRoot, pictures.indexOf(file));
  }

  async #download(file: ShownFile): Promise<void> {
    const href = await file.ask();
    if (!href) return;
    const link = document.createElement('a');
    Object.assign(link, { href, download: file.info?.name ?? '', rel: 'noopener noreferrer' });
    link.click();
  }

  async #choose(text: string): Promise<void> {
    const { thread } = this;
    if (!thread.choose || this.chosen) return;
    this.chosen = true;
    const place = this.#scroller;
    try {
      if ((await thread.choose(text)) !== false) place?.focus({ preventScroll: true });
    } finally {
      this.chosen = false;
    }
  }

  protected override render() {
    const pictures = this.#shown.filter(({ isPicture }) => isPicture);
    const others = this.#shown.filter(({ isPicture }) => !isPicture);
    return html`${
      pictures.length
        ? html`<div class="pictures ${pictures.length > 1 ? 'many' : ''}">
            ${pictures.map((file) => this.#picture(file))}
          </div>`
        : nothing
    }
    ${others.map((file) => this.#row(file))} ${this.card ? this.#card(this.card) : nothing}
    ${this.choices.length ? this.#choices() : nothing}`;
  }

  #picture(file: ShownFile) {
    const { name } = file.info!;
    return html`<button
      type="button"
      class="picture"
      data-id=${file.id}
      aria-label=${this.more?.openImage(name) ?? name}
      @click=${() => void this.#view(file)}
    >
      ${
        file.url
          ? html`<img src=${file.url} alt="" @load=${shown} @error=${() => void file.failed()} />`
          : nothing
      }
    </button>`;
  }

  #row(file: ShownFile) {
    const { info, gone } = file;
    const { more } = this;
    const state = gone ? more?.fileGone : info?.state === 'pending' ? more?.fileChecked : null;
    const about = html`${icon(FILE)}<span class="what"
        ><bdi class="name">${info?.name ?? '…'}</bdi
        ><bdi class="muted"
          >${state ?? (info ? fileSize(info.bytes, this.thread.language) : nothing)}</bdi
        ></span
      >`;
    return state || !info
      ? html`<div class="file" data-id=${file.id}>${about}</div>`
      : html`<button
          type="button"
          class="file"
          data-id=${file.id}
          @click=${() => void this.#download(file)}
        >
          <span class="sr">${more?.download}</span>${about}${icon(DOWNLOAD)}
        </button>`;
  }

  #card({ title, text, image, links }: Card) {
    return html`<div class="card">
      ${
        image && /^https?:/i.test(image)
          ? html`<img src=${image} alt="" referrerpolicy="no-referrer" @error=${shown} />`
          : nothing
      }
      <p class="title" dir="auto">${title}</p>
      ${text ? html`<p class="muted" dir="auto">${text}</p>` : nothing}
      ${links?.map(({ label, url }) => {
        const href = safeHref(url);
        return href && /^https?:/i.test(href)
          ? html`<a href=${href} target="_blank" rel="noopener noreferrer ugc" dir="auto"
              >${label}<span class="sr"> (${this.texts.opensNewTab})</span></a
            >`
          : nothing;
      })}
    </div>`;
  }

  #choices() {
    const isOpen = this.thread.choose && this.thread.side === 'contact';
    return html`<div class="choices" role="group" aria-label=${this.texts.choices}>
      ${this.choices.map((text) =>
        isOpen
          ? html`<button
              type="button"
              dir="auto"
              ?disabled=${this.chosen}
              @click=${() => void this.#choose(text)}
            >
              ${text}
            </button>`
          : html`<span dir="auto">${text}</span>`,
      )}
    </div>`;
  }
}

/** A picture that is there comes in softly; one that is not leaves its box to the rest. */
function shown({ type, currentTarget }: Event): void {
  const picture = currentTarget as HTMLElement;
  if (type === 'error') picture.hidden = true;
  else picture.classList.add('there');
}

declare global {
  interface HTMLElementTagNameMap {
    'care-extras': CareExtrasElement;
  }
}
