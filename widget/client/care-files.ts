// What an element may ask for where files are concerned. Who does it is loaded with the first of them: open-files.ts.
import type { ErrorCode } from '../../sdk/protocol/care-error.ts';
import type { FileInfo } from '../../sdk/protocol/files.ts';

export interface CareFiles {
  /**
   * The file as it is now, and an address of its bytes that is good for minutes.
   * @param not an address that has turned out not to be good any more
   * @throws CareError
   */
  link(id: string, not?: string | null): Promise<FileLink>;
  /** Sends a file in its turn, over breaks and failures. `changed` is called after every change of what is returned. */
  upload(file: File, changed: () => void): Upload;
  /**
   * Goes on with what an earlier page left on this device, unless another tab has it. `found` is called with each, in
   * order; then `changed` as with `upload`.
   */
  restore(found: (upload: Upload) => void, changed: () => void): Promise<void>;
  /** What this page uploads, or has uploaded, under that id. */
  uploaded(id: string): Upload | undefined;
}

export interface FileLink {
  readonly file: FileInfo;
  /** Null while it is being checked, and for what cannot be had any more. */
  readonly url: string | null;
}

export interface Upload {
  /** The same for every attempt; a message names the file by it. */
  readonly id: string;
  readonly file: File;
  /** `waiting`: for its turn, or for a connection; `failed` is final until `retry`. */
  readonly state: 'waiting' | 'sending' | 'ready' | 'failed';
  /** Bytes that the server has. */
  readonly sent: number;
  /** What the message will say of it, once it is `ready`. */
  readonly info: FileInfo | null;
  /** Why it failed. */
  readonly code: ErrorCode | null;
  /** The device could not keep it: it is gone with the page, unless it is sent before. */
  readonly isOnlyHere: boolean;
  retry(): void;
  /** Ends it; the server forgets what it has of it. */
  cancel(): void;
}
