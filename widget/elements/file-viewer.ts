// Pictures of one message, large, above everything else. Loaded when somebody opens the first one.
import { html, nothing, render } from 'lit';
import type { Texts } from '../locales/en.ts';
import type { MoreTexts } from '../locales/more/en.ts';
import { CROSS, DOWNLOAD } from './file-icons.ts';
import { BACK, icon } from './icons.ts';
import type { ShownFile } from './shown-file.ts';
import { viewerStyles } from './viewer-styles.ts';

export interface FileViewerOptions {
  readonly pictures: readonly ShownFile[];
  readonly texts: Pick<Texts, 'close'> & Pick<MoreTexts, 'download' | 'next' | 'previous'>;
}

export class FileViewer {
  readonly #options: FileViewerOptions;
  readonly #dialog = document.createElement('dialog');
  #at = 0;

  constructor(options: FileViewerOptions) {
    this.#options = options;
  }

  /** The browser gives the focus back to what had it, and has Escape and a phone's back close it. */
  open(root: ShadowRoot, at: number): void {
    if (!root.adoptedStyleSheets.includes(viewerStyles))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, viewerStyles];
    const dialog = this.#dialog;
    dialog.className = 'viewer';
    dialog.addEventListener('close', () => dialog.remove());
    dialog.addEventListener('keydown', (event) => this.#key(event));
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog) dialog.close();
    });
    this.#at = at;
    root.append(dialog);
    this.#draw();
    dialog.showModal();
  }

  #key(event: KeyboardEvent): void {
    // What closes the viewer must not close the panel behind it.
    event.stopPropagation();
    const isRtl = this.#dialog.matches(':dir(rtl)');
    const step = { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 }[event.key];
    if (step) this.#go(step);
  }

  #go(step: number): void {
    const at = this.#at + step;
    if (!this.#options.pictures[at]) return;
    this.#at = at;
    const focused = (this.#dialog.getRootNode() as ShadowRoot).activeElement;
    this.#draw();
    // At either end a button is gone, and the focus goes to the one that leads back.
    if (focused?.matches('.turn:disabled'))
      this.#dialog.querySelector<HTMLElement>('.turn:enabled')!.focus();
  }

  #draw(): void {
    const { pictures, texts } = this.#options;
    const file = pictures[this.#at]!;
    const name = file.info!.name;
    this.#dialog.setAttribute('aria-label', name);
    if (!file.url) void file.ask().then((url) => url && this.#dialog.isConnected && this.#draw());
    const turn = (step: number, label: string) =>
      html`<button
        type="button"
        class="turn ${step < 0 ? 'before' : 'after'}"
        aria-label=${label}
        ?disabled=${!pictures[this.#at + step]}
        @click=${() => this.#go(step)}
      >
        ${icon(BACK)}
      </button>`;
    render(
      html`<div class="bar">
          <p>
            <bdi>${name}</bdi>${
              pictures.length > 1
                ? html`<span dir="ltr">${this.#at + 1} / ${pictures.length}</span>`
                : nothing
            }
          </p>
          ${
            file.url
              ? html`<a
                  href=${file.url}
                  download=${name}
                  target="_blank"
                  rel="noopener noreferrer"
                  aria-label=${texts.download}
                  >${icon(DOWNLOAD)}</a
                >`
              : nothing
          }
          <button type="button" aria-label=${texts.close} @click=${() => this.#dialog.close()}>
            ${icon(CROSS)}
          </button>
        </div>
        <div class="stage" @click=${this.#beside}>
          ${
            file.url
              ? html`<img
                  src=${file.url}
                  alt=${name}
                  @error=${() => void file.failed().then(() => this.#draw())}
                />`
              : nothing
          }
        </div>
        ${pictures.length > 1 ? [turn(-1, texts.previous), turn(1, texts.next)] : nothing}`,
      this.#dialog,
    );
  }

  readonly #beside = ({ target, currentTarget }: Event) => {
    if (target === currentTarget) this.#dialog.close();
  };
}
