// Files on their way into a message: chosen, dropped or pasted, uploaded while one goes on writing.
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from 'lit';
import type { CareClient } from '../client/care-client.ts';
import type { Upload } from '../client/care-files.ts';
import type { Texts } from '../locales/en.ts';
import type { MoreTexts } from '../locales/more/en.ts';
import { attachmentsStyles } from './attachments-styles.ts';
import { baseStyles } from './base-styles.ts';
import { CareTypingEvent, type CareComposerElement } from './care-composer.ts';
import { AGAIN, CLIP, CROSS, FILE } from './file-icons.ts';
import { FilePreviews } from './file-previews.ts';
import { fileSize } from './file-size.ts';
import { icon, WARNING } from './icons.ts';
import { takenFiles, type Takes } from './taken-files.ts';

/** To be put into a composer, whose message the files go with. */
export class CareAttachmentsElement extends LitElement {
  static override styles = [baseStyles, attachmentsStyles];
  static override properties: PropertyDeclarations = {
    client: { attribute: false },
    takes: { attribute: false },
    texts: { attribute: false },
    language: {},
    more: { state: true },
    problems: { state: true },
    dragged: { state: true },
  };

  client!: CareClient;
  takes!: Takes;
  texts!: Texts;
  /** BCP 47, for numbers. */
  language = 'en';
  /** Where files may be dropped; on whoever holds the composer unless given. */
  dropOn: Element | undefined;
  private more: MoreTexts | null = null;
  private problems: readonly string[] = [];
  /** How deep within the panel something is dragged. */
  private dragged = 0;

  #uploads: readonly Upload[] = [];
  /** So often files were chosen that are not on their way yet. */
  #begins = 0;
  readonly #previews = new FilePreviews();
  #life: AbortController | null = null;

  private get composer(): CareComposerElement {
    return this.parentElement as CareComposerElement;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    const { composer } = this;
    composer.addEventListener('paste', this.#pasted, { signal });
    composer.addEventListener('care-kept', this.#kept, { signal });
    const host = this.dropOn ?? (this.getRootNode() as ShadowRoot).host;
    host.addEventListener('dragenter', this.#drag(1), { signal });
    host.addEventListener('dragleave', this.#drag(-1), { signal });
    host.addEventListener('dragover', this.#over, { signal });
    host.addEventListener('drop', this.#dropped, { signal });
    // What cannot be read now is still there on the next page.
    this.#restore(signal).catch(() => {});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life?.abort();
    this.#life = null;
    this.#previews.dropAll();
  }

  /** Takes what the shop takes, and says why not the rest. */
  async add(chosen: readonly File[]): Promise<void> {
    if (chosen.length === 0) return;
    // From now on nothing goes without what was chosen, however long it takes to be begun.
    this.#begins += 1;
    this.requestUpdate();
    this.composer.notYet = this.texts.waiting;
    try {
      await this.#begin(chosen);
    } finally {
      this.#begins -= 1;
      this.requestUpdate();
    }
  }

  async #begin(chosen: readonly File[]): Promise<void> {
    const more = (this.more ??= await this.texts.more());
    // Who chooses a file has begun to write.
    this.composer.dispatchEvent(new CareTypingEvent(true));
    const client = await this.client.files();
    const count = this.#uploads.length;
    const taken = takenFiles(chosen, this.takes, count, { ...this, texts: more });
    this.problems = taken.problems;
    const begun = taken.files.map((file) => client.upload(file, () => this.requestUpdate()));
    this.#uploads = [...this.#uploads, ...begun];
    this.composer.focus();
  }

  /** What was in the tray when the page before this one went. */
  async #restore(signal: AbortSignal): Promise<void> {
    if (!(await this.client.hasFiles())) return;
    await this.client.resume(); // which of them are in a message already
    this.more ??= await this.texts.more();
    const files = await this.client.files();
    const found = (upload: Upload) => {
      if (!signal.aborted) this.#uploads = [...this.#uploads, upload];
      this.requestUpdate();
    };
    await files.restore(found, () => this.requestUpdate());
  }

  /** What cannot be loaded now can be later. */
  readonly #try = (chosen: readonly File[]) => {
    this.add(chosen).catch(() => (this.problems = [this.texts.somethingWrong]));
  };

  readonly #pasted = (event: Event) => {
    const { clipboardData: data } = event as ClipboardEvent;
    // What is copied from a document has a picture of itself beside its text.
    if (!data?.files.length || data.types.includes('text/plain')) return;
    event.preventDefault();
    this.#try([...data.files]);
  };

  readonly #kept = () => {
    const { files } = this.composer;
    for (const upload of this.#uploads)
      if (upload.state === 'ready' && !files.includes(upload.id)) this.#forget(upload);
    this.problems = [];
  };

  readonly #drag = (step: number) => (event: Event) => {
    if (this.#isFor(event)) this.dragged = Math.max(0, this.dragged + step);
    if (step > 0) void this.texts.more().then((more) => (this.more = more));
  };

  readonly #over = (event: Event) => {
    if (this.#isFor(event)) event.preventDefault();
  };

  readonly #dropped = (event: Event) => {
    if (!this.#isFor(event)) return;
    event.preventDefault();
    this.dragged = 0;
    this.#try([...((event as DragEvent).dataTransfer?.files ?? [])]);
  };

  #isFor(event: Event): boolean {
    const isFiles = (event as DragEvent).dataTransfer?.types.includes('Files');
    return !!isFiles && this.composer.getClientRects().length > 0;
  }

  readonly #pick = () => this.renderRoot.querySelector('input')!.click();

  readonly #picked = ({ currentTarget }: Event) => {
    const input = currentTarget as HTMLInputElement;
    this.#try([...(input.files ?? [])]);
    input.value = ''; // the same one may be chosen again
  };

  readonly #remove = (upload: Upload) => {
    upload.cancel();
    this.#forget(upload);
    this.problems = [];
    this.renderRoot.querySelector<HTMLElement>('.clip')!.focus();
  };

  /** The button is gone with the failure, and the focus goes to the one beside it. */
  #again(upload: Upload, { currentTarget }: Event): void {
    ((currentTarget as Element).nextElementSibling as HTMLElement).focus();
    upload.retry();
  }

  #forget(upload: Upload): void {
    this.#uploads = this.#uploads.filter((one) => one !== upload);
    this.#previews.drop(upload);
    this.requestUpdate();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { composer, more } = this;
    const uploads = this.#uploads;
    composer.files = uploads.filter(({ state }) => state === 'ready').map(({ id }) => id);
    const isOnItsWay = uploads.some(({ state }) => state === 'waiting' || state === 'sending');
    const failed = uploads.some(({ state }) => state === 'failed');
    const all = uploads.reduce((sum, { file }) => sum + file.size, 0);
    const sent = uploads.reduce((sum, one) => sum + one.sent, 0);
    composer.notYet = this.#begins
      ? this.texts.waiting
      : isOnItsWay
        ? (more?.uploading(this.#percent(sent / all)) ?? '…')
        : failed
          ? (more?.notUploaded ?? '…')
          : '';
  }

  #percent(share: number): string {
    return new Intl.NumberFormat(this.language, { style: 'percent' }).format(share);
  }

  protected override render() {
    const { texts, takes, more } = this;
    const isOnlyHere = this.#uploads.some((upload) => upload.isOnlyHere);
    const problems = isOnlyHere ? [...this.problems, more?.fileOnlyHere] : this.problems;
    const isTray = this.#uploads.length > 0 || problems.length > 0;
    return html`${
        isTray
          ? html`<div class="tray">
              <ul>
                ${this.#uploads.map((upload) => this.#row(upload))}
              </ul>
              <div role="alert">
                ${problems.map(
                  (problem) => html`<p class="problem">${icon(WARNING)}<span>${problem}</span></p>`,
                )}
              </div>
            </div>`
          : nothing
      }
      <input
        type="file"
        multiple
        hidden
        accept=${takes.types.join()}
        aria-label=${texts.attach}
        @change=${this.#picked}
      />
      <button type="button" class="clip" aria-label=${texts.attach} @click=${this.#pick}>
        ${icon(CLIP)}
      </button>
      ${this.dragged > 0 ? html`<div class="drop"><p>${more?.dropHere}</p></div>` : nothing}`;
  }

  #row(upload: Upload) {
    const { file, state, sent } = upload;
    const { more } = this;
    const preview = this.#previews.of(upload);
    const about = {
      waiting: more?.uploading(this.#percent(sent / file.size)),
      sending: more?.uploading(this.#percent(sent / file.size)),
      ready: fileSize(file.size, this.language),
      failed: upload.code === 'file-refused' ? more?.fileType : more?.notUploaded,
    }[state];
    return html`<li class=${state}>
      <span class="preview"
        >${preview ? html`<img src=${preview} alt="" @error=${hide} />` : nothing}${icon(FILE)}</span
      >
      <span class="what">
        <bdi class="name">${file.name}</bdi>
        <bdi class="muted">${about}</bdi>
        ${
          state === 'sending' || state === 'waiting'
            ? html`<progress max=${file.size} .value=${sent} aria-label=${file.name}></progress>`
            : nothing
        }
      </span>
      ${
        state === 'failed' && upload.code !== 'file-refused'
          ? html`<button
              type="button"
              aria-label=${`${this.texts.retry}: ${file.name}`}
              @click=${(event: Event) => this.#again(upload, event)}
            >
              ${icon(AGAIN)}
            </button>`
          : nothing
      }
      <button
        type="button"
        aria-label=${more?.removeFile(file.name) ?? file.name}
        @click=${() => this.#remove(upload)}
      >
        ${icon(CROSS)}
      </button>
    </li>`;
  }
}

/** What the browser cannot draw is shown by its icon. */
function hide({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).hidden = true;
}

declare global {
  interface HTMLElementTagNameMap {
    'care-attachments': CareAttachmentsElement;
  }
}
