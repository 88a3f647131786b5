// The store's part that proves addresses: codes on their way, what may still be asked for, and what a proof joins.
import type { ContactRow, ConversationRow, VisitorToken } from '../store.ts';

/** At most `max` entries within the last `withinMs`. */
export interface AllowanceLimit {
  readonly max: number;
  readonly withinMs: number;
}

/** Whose allowance it is, as a keyed hash: nobody reads an address out of it. */
export interface Allowance {
  readonly key: string;
  readonly limits: readonly AllowanceLimit[];
}

/** A code that was asked for. A visitor of a site has one at most. */
export interface EmailCode {
  readonly site: string;
  /** Hash of the token of whoever asked: for nobody else the code is good. */
  readonly visitor: string;
  readonly email: string;
  /** Keyed hash of the code; the code itself is never stored. */
  readonly code: string;
  /** Under which its allowances are entered. */
  readonly entry: string;
  readonly expiresAt: number;
}

export interface EmailProof {
  readonly site: string;
  readonly visitor: string;
  /** The keyed hash that was found right. */
  readonly code: string;
  /** The client's own name for this try: sent again it is the same one. */
  readonly attempt: string;
  readonly at: number;
  readonly token: Omit<VisitorToken, 'site' | 'contact'>;
}

export interface EmailProved {
  readonly contact: ContactRow;
  /** Who this device was until now, where that is another contact. */
  readonly from: string | null;
  /** That contact's conversations, as they are now. */
  readonly linked: readonly ConversationRow[];
}

/** Every change is durable when it resolves, and seen by all servers of the shop. */
export interface ProofRecords {
  /**
   * Enters all of these, or none; of many at once no more than are allowed. Null when they are entered, otherwise the
   * instant from which on it is worth asking again.
   */
  allow(allowances: readonly Allowance[], entry: string, at: number): Promise<number | null>;
  /** Takes an entry back from these keys. */
  giveBack(keys: readonly string[], entry: string): Promise<void>;
  /** Forgets what no limit looks at any more, and codes that have expired. */
  forgetOld(now: number): Promise<void>;

  /** Keeps a code in place of the visitor's one before. */
  keepCode(code: EmailCode): Promise<void>;
  /** The visitor's code that has not expired by `at`, or null. */
  code(site: string, visitor: string, at: number): Promise<EmailCode | null>;
  /** Forgets the visitor's code, if it is still the one with this entry. */
  dropCode(site: string, visitor: string, entry: string): Promise<void>;
  /** Counts one try, and gives the code and its number; null for none, an expired one and one that was tried `max` times. */
  tryCode(
    site: string,
    visitor: string,
    limits: { readonly at: number; readonly max: number },
  ): Promise<(EmailCode & { readonly tries: number }) | null>;
  /**
   * Uses the code up, in one transaction with all that follows from it: this device's contact has the address, or, where
   * another one without a customer has it, this one's conversations become that one's as `ContactRecords.identify` has
   * it. The visitor's token is void, and the new one is kept. Null when the code was used by another attempt, is not
   * there or has expired, when the visitor's token is void or a customer's, or when its contact has another address:
   * then nothing is changed. Of many at once one is accepted; the same attempt again gets the same contact and the token
   * that it brings, in place of the one before.
   */
  prove(proof: EmailProof): Promise<EmailProved | null>;
}
