import { uuidV4, type RandomBytes } from '../protocol/ids.ts';
import type { Author } from '../protocol/model.ts';
import type { Clock } from '../runtime.ts';
import type { ContactRow, Store } from '../stores/store.ts';
import { hashOfToken, newSecretToken } from './secret-token.ts';

export const VISITOR_LASTS_MS = 30 * 24 * 60 * 60 * 1000;
/** Whoever has a log-in at the shop is not known for as long without it: devices are shared. */
export const CUSTOMER_LASTS_MS = 24 * 60 * 60 * 1000;
const CUSTOMER_STEP_MS = 60 * 60 * 1000;
/** Expiry moves in whole days, so that a reconnect does not write to the database each time. */
const EXTEND_STEP_MS = 24 * 60 * 60 * 1000;

/** Contacts that are known by nothing but a token on one device. */
export class Visitors {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #random: RandomBytes;

  constructor(store: Store, clock: Clock, random: RandomBytes) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
  }

  /** A new anonymous contact. The token is given to the caller and to nobody else, ever. */
  async create(site: string, device: string): Promise<{ you: Author; token: string }> {
    const token = newSecretToken(this.#random);
    const createdAt = this.#clock.now();
    const contact: ContactRow = { site, id: uuidV4(this.#random), name: null, createdAt };
    await this.#store.createVisitor(contact, {
      site,
      hash: hashOfToken(token),
      contact: contact.id,
      device,
      createdAt,
      expiresAt: createdAt + VISITOR_LASTS_MS + EXTEND_STEP_MS,
    });
    return { you: authorOf(contact), token };
  }

  /** Whose token this is on this site, or null when it is unknown or has expired. Using it extends it. */
  async recognise(site: string, token: string): Promise<Author | null> {
    const now = this.#clock.now();
    const hash = hashOfToken(token);
    const found = await this.#store.useToken(site, hash, now, 0);
    if (!found) return null;
    const extendTo = found.contact.customer
      ? Math.floor(now / CUSTOMER_STEP_MS) * CUSTOMER_STEP_MS + CUSTOMER_LASTS_MS + CUSTOMER_STEP_MS
      : Math.floor(now / EXTEND_STEP_MS) * EXTEND_STEP_MS + VISITOR_LASTS_MS + EXTEND_STEP_MS;
    if (extendTo > found.token.expiresAt) await this.#store.useToken(site, hash, now, extendTo);
    return authorOf(found.contact);
  }

  /** Whoever holds this token leaves: it is void from now on. True when they may be here on other devices, too. */
  async leave(site: string, hash: string): Promise<boolean> {
    const found = await this.#store.useToken(site, hash, this.#clock.now(), 0);
    await this.#store.contacts.endToken(site, hash);
    return found?.contact.customer !== undefined || found?.contact.proven !== undefined;
  }
}

export function authorOf({ id, name }: ContactRow): Author {
  return { role: 'contact', id, ...(name !== null && { name }) };
}
