// The store's part that knows people: who they are to the shop.
import type { Order } from '../../protocol/contact-facts.ts';
import type { ContactRow, ConversationRow, VisitorToken } from '../store.ts';

/** Who somebody is to the shop, by the shop's own word. */
export interface Customer {
  /** The shop's id; one contact of a site has it. */
  readonly id: string;
  readonly email: string | null;
  /** When it was first known that the address is theirs; null while nobody has proved it. */
  readonly emailVerifiedAt: number | null;
  readonly orders: readonly Order[];
}

/** A shop's word for a customer, and the token that this device is to have for it. */
export interface Identification {
  readonly site: string;
  readonly customer: Customer;
  /** Null when the shop names none; then what is known stays. */
  readonly name: string | null;
  readonly at: number;
  /** The contact's id, should there be none of this customer yet. */
  readonly contact: string;
  readonly token: Omit<VisitorToken, 'site' | 'contact'>;
  /** Hash of the token that the device had; null for none. */
  readonly before: string | null;
}

export interface Identified {
  readonly contact: ContactRow;
  /** `kept`: the token of before is this customer's already and stays; `given`: the new one was written. */
  readonly token: 'kept' | 'given';
  /** Who this device was until now, when that was nobody the shop knew. */
  readonly from: string | null;
  /** That contact's conversations, as they are now. */
  readonly linked: readonly ConversationRow[];
  /** A contact that this device was by a proven address, which it shares with others: all of it stays theirs. */
  readonly left?: string;
}

/** What the store knows of people. Every change is durable when it resolves. */
export interface ContactRecords {
  get(site: string, id: string): Promise<ContactRow | null>;
  /**
   * Finds or makes the customer's contact, in one transaction with all that follows from it. When the token of before
   * is an unexpired one of a contact without a customer, that contact's conversations become the customer's, with their
   * ids, epochs, sequences, ops and files, and its tokens are void: of two at once, one does so. From then on the
   * contact that was is refused `token-expired` when it starts a conversation. A token of before that is another
   * customer's, unknown or expired links nothing. Nor does that of a contact with a proven address that other devices have
   * a good token of, unless the shop names that very address as proven; then the token of before is void all the same.
   * Nothing else joins two contacts, whatever else they have in common.
   */
  identify(request: Identification): Promise<Identified>;
  /** Makes a token void; false when there was none. */
  endToken(site: string, hash: string): Promise<boolean>;
}
