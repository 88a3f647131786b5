import { open, type FileHandle } from 'node:fs/promises';

const BUFFER_CHARS = 65_536;
/** What people wrote is for whoever exports it alone. */
const MODE = 0o600;

/** A file that text is added to. It must not be there before. */
export class LineFile {
  readonly #handle: FileHandle;
  #waiting = '';

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  static async create(path: string, head = ''): Promise<LineFile> {
    const file = new LineFile(await open(path, 'wx', MODE));
    await file.add(head);
    return file;
  }

  async add(text: string): Promise<void> {
    this.#waiting += text;
    if (this.#waiting.length >= BUFFER_CHARS) await this.#flush();
  }

  /** Durable when it resolves. */
  async close(): Promise<void> {
    await this.#flush();
    await this.#handle.sync();
    await this.#handle.close();
  }

  async #flush(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = '';
    await this.#handle.appendFile(text);
  }
}
