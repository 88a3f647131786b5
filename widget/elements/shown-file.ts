// One file as a thread shows it: what is known of it, and where its picture or its bytes are.
import type { FileInfo } from '../../sdk/protocol/files.ts';
import type { CareFiles } from '../client/care-files.ts';

/** What every browser can draw; anything else is a row to download. */
const PICTURE = /^image\/(jpeg|png|gif|webp)$/;
/** A picture that fails again with a fresh address is not tried a third time by itself. */
const FAILURES_MAX = 2;

export class ShownFile {
  readonly id: string;
  info: FileInfo | null;
  /** Null until it has been asked for, and for what cannot be had. */
  url: string | null = null;
  /** It cannot be had any more, or never could. */
  gone = false;
  readonly #files: () => Promise<CareFiles>;
  readonly #changed: () => void;
  #failures = 0;
  #asking: Promise<string | null> | null = null;
  #blob: string | null = null;

  constructor(
    of: FileInfo | string,
    files: () => Promise<CareFiles>,
    /** Called when something of this is different from before. */
    changed: () => void,
  ) {
    this.id = typeof of === 'string' ? of : of.id;
    this.info = typeof of === 'string' ? null : of;
    this.gone = this.info?.state === 'blocked';
    this.#files = files;
    this.#changed = changed;
  }

  /** The message was posted, and says what its file is. */
  know(of: FileInfo | string): void {
    if (!this.info && typeof of !== 'string') this.info = of;
  }

  get isPicture(): boolean {
    return this.info?.state === 'ready' && !this.gone && PICTURE.test(this.info.type);
  }

  /** What this page has sent itself, without asking for it; before it is drawn. */
  async look(): Promise<void> {
    if (this.url || this.gone) return;
    const files = await this.#files().catch(() => null);
    const own = files?.uploaded(this.id);
    if (!own || this.url) return;
    this.info ??= own.info;
    if (this.isPicture) this.url = this.#blob = URL.createObjectURL(own.file);
    this.#changed();
  }

  /** It has come into view, or somebody wants it: what is pending may be ready by now. */
  ask(): Promise<string | null> {
    return (this.#asking ??= this.#ask().finally(() => (this.#asking = null)));
  }

  async #ask(): Promise<string | null> {
    if (this.gone) return null;
    await this.look();
    if (this.url !== null && this.url === this.#blob) return this.url;
    try {
      const { file, url } = await (await this.#files()).link(this.id);
      this.info = file;
      this.url = url;
      this.gone = file.state === 'blocked';
    } catch (error) {
      // Without a connection it is asked for again when it comes into view; what is not there stays away.
      this.gone = ['not-found', 'forbidden'].includes((error as { code?: string }).code ?? '');
    }
    this.#changed();
    return this.url;
  }

  /** The browser could not load what is at `url`: most likely it is older than addresses get. */
  async failed(): Promise<void> {
    const not = this.url;
    this.release();
    if (++this.#failures > FAILURES_MAX) return this.#changed();
    const link = await (await this.#files()).link(this.id, not).catch(() => null);
    this.url = link?.url ?? null;
    this.#changed();
  }

  /** Lets the page's own copy go. */
  release(): void {
    if (this.#blob) URL.revokeObjectURL(this.#blob);
    this.#blob = this.url = null;
  }
}
