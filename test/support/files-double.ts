import { CareError, type ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { FileInfo } from '../../sdk/protocol/files.ts';
import type { CareFiles, FileLink, Upload } from '../../widget/client/care-files.ts';

/** A picture of one colour, as the browser would get it from a server. */
export const PICTURE =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#7a9e8f"/><circle cx="400" cy="340" r="180" fill="#dfe8d8"/></svg>',
  );

/** An upload that a test moves on. */
export class UploadDouble implements Upload {
  readonly id: string;
  readonly file: File;
  state: Upload['state'] = 'waiting';
  sent = 0;
  info: FileInfo | null = null;
  code: ErrorCode | null = null;
  isOnlyHere = false;
  readonly calls: string[] = [];
  readonly #changed: () => void;

  constructor(id: string, file: File, changed: () => void) {
    this.id = id;
    this.file = file;
    this.#changed = changed;
  }

  become(
    state: Upload['state'],
    changes: Partial<Pick<Upload, 'sent' | 'code' | 'isOnlyHere'>> = {},
  ): void {
    Object.assign(this, { state, ...changes });
    const { name, type, size } = this.file;
    if (state === 'ready') this.sent = size;
    if (state === 'ready') this.info = { id: this.id, name, type, bytes: size, state: 'ready' };
    this.#changed();
  }

  retry(): void {
    this.calls.push('retry');
    this.become('waiting', { code: null });
  }
  cancel(): void {
    this.calls.push('cancel');
  }
}

/** Files of a client as a test has them. */
export class FilesDouble implements CareFiles {
  /** Ids of the links that were asked for, with the address that was no good. */
  readonly asked: string[] = [];
  readonly uploads: UploadDouble[] = [];
  /** What the server knows, by id. */
  readonly known = new Map<string, FileLink>();

  async link(id: string, not?: string | null): Promise<FileLink> {
    this.asked.push(not ? `${id} not ${not}` : id);
    const link = this.known.get(id);
    if (!link) throw new CareError('not-found');
    return link;
  }

  upload(file: File, changed: () => void): UploadDouble {
    const upload = new UploadDouble(`file-${this.uploads.length + 1}`, file, changed);
    this.uploads.push(upload);
    return upload;
  }

  /** What an earlier page left. */
  left: readonly File[] = [];
  async restore(found: (upload: Upload) => void, changed: () => void): Promise<void> {
    for (const file of this.left) found(this.upload(file, changed));
  }

  uploaded(id: string): Upload | undefined {
    return this.uploads.find((upload) => upload.id === id);
  }
}
