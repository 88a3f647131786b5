import type { RandomBytes } from '../protocol/ids.ts';
import type { Author } from '../protocol/model.ts';
import type { Clock } from '../runtime.ts';
import type { Store } from '../stores/store.ts';
import { hashOfToken, newSecretToken } from './secret-token.ts';

export const TICKET_LASTS_MS = 30_000;

/**
 * How an agent whom the merchant's log-in knows gets onto a socket: good once, and only for a short time. Tickets are
 * in the store, because the socket may be opened at another server than the one that was asked for the ticket.
 */
export class Tickets {
  readonly #store: Pick<Store, 'common'>;
  readonly #clock: Clock;
  readonly #random: RandomBytes;

  constructor(store: Pick<Store, 'common'>, clock: Clock, random: RandomBytes) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
  }

  async issue(site: string, agent: Author): Promise<string> {
    const ticket = newSecretToken(this.#random);
    const now = this.#clock.now();
    const row = { site, hash: hashOfToken(ticket), agent, expiresAt: now + TICKET_LASTS_MS };
    await this.#store.common.addTicket(row, now);
    return ticket;
  }

  /** The agent it was issued for, or null: unknown, used, expired or of another site. It is used up in any case. */
  async redeem(site: string, ticket: string): Promise<Author | null> {
    const found = await this.#store.common.takeTicket(hashOfToken(ticket));
    if (found?.site !== site || found.expiresAt <= this.#clock.now()) return null;
    return found.agent;
  }
}
