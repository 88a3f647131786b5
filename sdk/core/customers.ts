// Shoppers whom the shop has logged in. The shop's signed word is exchanged once for a token of ours, which is as good
// as any other contact's: random, kept as a hash, and void when they leave.
import { uuidV4, type RandomBytes } from '../protocol/ids.ts';
import type { Order } from '../protocol/contact-facts.ts';
import type { Author } from '../protocol/model.ts';
import type { Clock } from '../runtime.ts';
import type { ConversationRow, Store } from '../stores/store.ts';
import { cleanName } from './clean-text.ts';
import type { Hub } from './hub.ts';
import type { Logger } from './logger.ts';
import { hashOfToken, newSecretToken } from './secret-token.ts';
import { authorOf, CUSTOMER_LASTS_MS } from './visitors.ts';

/** What the shop has signed. */
export interface CustomerClaims {
  readonly customerId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly orders: readonly Order[];
}

/** @throws CareError `token-expired` for a token that is not the shop's word for this site, or is not any more */
export type VerifyCustomer = (site: string, token: string) => Promise<CustomerClaims>;

export interface CustomersOptions {
  readonly store: Pick<Store, 'contacts'>;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly logger: Logger;
  readonly verify: VerifyCustomer;
}

export interface Proof {
  readonly identity: string;
  readonly device: string;
  readonly token?: string | undefined;
}

export class Customers {
  readonly #options: CustomersOptions;

  constructor(options: CustomersOptions) {
    this.#options = options;
  }

  /**
   * Whose word this is, and the token for it; without one, the token that was given is theirs already. What this device
   * wrote before the shop knew who it was becomes theirs.
   * @throws CareError `token-expired`
   */
  async identify(
    site: string,
    { identity, device, token }: Proof,
  ): Promise<{ you: Author; token?: string; credential: string; apart?: true }> {
    const { store, clock, random, verify } = this.#options;
    const claims = await verify(site, identity);
    const at = clock.now();
    const fresh = newSecretToken(random);
    const before = token === undefined ? null : hashOfToken(token);
    const found = await store.contacts.identify({
      site,
      customer: {
        id: claims.customerId,
        email: claims.email,
        emailVerifiedAt: claims.email !== null && claims.emailVerified ? at : null,
        orders: claims.orders,
      },
      name: cleanName({ name: claims.name ?? '' }).name ?? null,
      at,
      contact: uuidV4(random),
      token: { hash: hashOfToken(fresh), device, createdAt: at, expiresAt: at + CUSTOMER_LASTS_MS },
      before,
    });
    if (found.from !== null) this.#tell(site, found.from, found.linked);
    if (found.left !== undefined) this.#options.hub.dismiss(site, found.left);
    const you = authorOf(found.contact);
    return found.token === 'kept'
      ? { you, credential: before! }
      : {
          ...{ you, token: fresh, credential: hashOfToken(fresh) },
          ...(found.left !== undefined && { apart: true }),
        };
  }

  /** Everybody who looks on hears whose it is now; whoever is still connected as nobody comes back as somebody. */
  #tell(site: string, from: string, linked: readonly ConversationRow[]): void {
    const { hub, logger } = this.#options;
    for (const row of linked) hub.announce(row, []);
    hub.dismiss(site, from);
    logger.info('A device’s conversations became a customer’s.', {
      site,
      conversations: linked.length,
    });
  }
}
