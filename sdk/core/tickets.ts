import type { RandomBytes } from '../protocol/ids.ts';
import { CareError } from '../protocol/care-error.ts';
import type { Author } from '../protocol/model.ts';
import type { Clock } from '../runtime.ts';
import type { Store, TicketRow } from '../stores/store.ts';
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
  /** What the store did not take: a desk that only reads is served while the disk is full or broken. */
  readonly #held = new Map<string, TicketRow>();

  constructor(store: Pick<Store, 'common'>, clock: Clock, random: RandomBytes) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
  }

  async issue(site: string, agent: Author): Promise<string> {
    const ticket = newSecretToken(this.#random);
    const now = this.#clock.now();
    const row = { site, hash: hashOfToken(ticket), agent, expiresAt: now + TICKET_LASTS_MS };
    try {
      await this.#store.common.addTicket(row, now);
    } catch (error) {
      if (!(error instanceof CareError && error.retryable)) throw error;
      this.#hold(row, now);
    }
    return ticket;
  }

  /** The agent it was issued for, or null: unknown, used, expired or of another site. It is used up in any case. */
  async redeem(site: string, ticket: string): Promise<Author | null> {
    const hash = hashOfToken(ticket);
    const held = this.#held.get(hash);
    this.#held.delete(hash);
    const found = held ?? (await this.#store.common.takeTicket(hash));
    if (found?.site !== site || found.expiresAt <= this.#clock.now()) return null;
    return found.agent;
  }

  #hold(row: TicketRow, now: number): void {
    for (const [hash, { expiresAt }] of this.#held) if (expiresAt <= now) this.#held.delete(hash);
    this.#held.set(row.hash, row);
  }
}
