import type { Upload } from '../client/care-files.ts';

/** Addresses under which a page shows pictures that it has itself, each as long as it is in a tray. */
export class FilePreviews {
  readonly #urls = new Map<Upload, string>();

  /** Undefined for what is no picture. */
  of(upload: Upload): string | undefined {
    const { file } = upload;
    if (file.type.startsWith('image/') && !this.#urls.has(upload))
      this.#urls.set(upload, URL.createObjectURL(file));
    return this.#urls.get(upload);
  }

  drop(upload: Upload): void {
    const url = this.#urls.get(upload);
    if (url) URL.revokeObjectURL(url);
    this.#urls.delete(upload);
  }

  dropAll(): void {
    for (const upload of [...this.#urls.keys()]) this.drop(upload);
  }
}
