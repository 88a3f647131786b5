// What the store knows of files; their bytes are elsewhere.
import type { Author } from '../../protocol/model.ts';
import type { FileState } from '../../protocol/files.ts';

/** A file that somebody uploads, or has uploaded. Its bytes are elsewhere, under `object`. */
export interface FileRow {
  readonly site: string;
  /** Made by whoever uploads it. */
  readonly id: string;
  readonly owner: Pick<Author, 'role' | 'id'>;
  /** Under which the bytes are kept; of those that were found good, another than of those that were sent. */
  readonly object: string;
  readonly name: string;
  /** As it was declared. */
  readonly type: string;
  readonly declaredBytes: number;
  /** What was found once all bytes were there; null before. */
  readonly bytes: number | null;
  /** SHA-256 of the kept bytes in hex. */
  readonly hash: string | null;
  readonly width: number | null;
  readonly height: number | null;
  /** `refused` is not of an allowed kind, `cancelled` was given up; of both nothing but this row is left. */
  readonly state: FileState | 'uploading' | 'refused' | 'cancelled';
  /** The message that has it: its conversation and op. */
  readonly conversation: string | null;
  readonly op: string | null;
  readonly createdAt: number;
}

/** What is found out of a file. */
export type FileFindings = Partial<
  Pick<FileRow, 'object' | 'bytes' | 'hash' | 'width' | 'height' | 'state'>
>;

/** How many files, and how many declared bytes, one owner (null: the whole site) may have begun since an instant. */
export interface FileQuota {
  readonly owner: FileRow['owner'] | null;
  readonly since: number;
  readonly count: number;
  readonly bytes: number;
}

export type AddedFile =
  | { readonly is: 'added' }
  /** The id is known already: that file, whoever's it is. */
  | { readonly is: 'known'; readonly file: FileRow }
  /** Nothing was written. `oldestAt` is when the oldest of those that count began. */
  | { readonly is: 'over'; readonly quota: FileQuota; readonly oldestAt: number };

/** What the store knows of files. Every change is durable when it resolves. */
export interface FileRecords {
  /** Adds a file unless it is known or would be more than a quota allows; of one contact's at once each is counted. */
  add(file: FileRow, quotas: readonly FileQuota[]): Promise<AddedFile>;
  get(site: string, id: string): Promise<FileRow | null>;
  /**
   * Sets what was found, if the file's state still is `from`; tells whether it was. Two at once: one is told so. A file
   * that a message has is not cancelled.
   */
  settle(
    file: Pick<FileRow, 'site' | 'id'>,
    from: FileRow['state'],
    findings: FileFindings,
  ): Promise<boolean>;
  /** Files of all sites that no message has and that began before an instant, oldest first. */
  unused(before: number, limit: number): Promise<readonly FileRow[]>;
  /** Whether some file of the site is kept under this object. */
  holds(site: string, object: string): Promise<boolean>;
  /** Forgets a file that no message has; false when there is none. */
  remove(site: string, id: string): Promise<boolean>;
}
