import { uuidV4, type RandomBytes } from '../protocol/ids.ts';
import type { Author } from '../protocol/model.ts';
import type { Clock } from '../runtime.ts';
import type { ContactRow, Store } from '../stores/store.ts';
import { hashOfToken, newSecretToken } from './secret-token.ts';

export const VISITOR_LASTS_MS = 30 * 24 * 60 * 60 * 1000;
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
    const day = Math.floor(now / EXTEND_STEP_MS) * EXTEND_STEP_MS;
    const extendTo = day + VISITOR_LASTS_MS + EXTEND_STEP_MS;
    const found = await this.#store.useToken(site, hashOfToken(token), now, extendTo);
    return found && authorOf(found.contact);
  }
}

function authorOf({ id, name }: ContactRow): Author {
  return { role: 'contact', id, ...(name !== null && { name }) };
}
