import type { Author } from '../protocol/model.ts';

/** Who was let in, and how. */
export interface Admission {
  readonly site: string;
  readonly you: Author;
  readonly version: number;
  /** A contact's new token. */
  readonly token?: string;
}
