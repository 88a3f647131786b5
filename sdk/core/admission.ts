import type { Author } from '../protocol/model.ts';

/** Who was let in, and how. */
export interface Admission {
  readonly site: string;
  readonly you: Author;
  readonly version: number;
  /** Hash of the token by which a contact was let in. */
  readonly credential?: string;
  /** A contact's new token. */
  readonly token?: string;
}
