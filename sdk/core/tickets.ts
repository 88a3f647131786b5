import type { RandomBytes } from '../protocol/ids.ts';
import type { Author } from '../protocol/model.ts';
import type { Clock } from '../runtime.ts';
import { hashOfToken, newSecretToken } from './secret-token.ts';

export const TICKET_LASTS_MS = 30_000;

interface Ticket {
  readonly site: string;
  readonly agent: Author;
  readonly expiresAt: number;
}

/** How an agent whom the merchant's log-in knows gets onto a socket: good once, and only for a short time. */
export class Tickets {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  /** By hash of the ticket, oldest first. */
  readonly #open = new Map<string, Ticket>();

  constructor(clock: Clock, random: RandomBytes) {
    this.#clock = clock;
    this.#random = random;
  }

  issue(site: string, agent: Author): string {
    this.#forgetExpired();
    const ticket = newSecretToken(this.#random);
    const expiresAt = this.#clock.now() + TICKET_LASTS_MS;
    this.#open.set(hashOfToken(ticket), { site, agent, expiresAt });
    return ticket;
  }

  /** The agent it was issued for, or null: unknown, used, expired or of another site. It is used up in any case. */
  redeem(site: string, ticket: string): Author | null {
    const key = hashOfToken(ticket);
    const found = this.#open.get(key);
    this.#open.delete(key);
    if (!found || found.site !== site || found.expiresAt <= this.#clock.now()) return null;
    return found.agent;
  }

  #forgetExpired(): void {
    for (const [key, ticket] of this.#open) {
      if (ticket.expiresAt > this.#clock.now()) return;
      this.#open.delete(key);
    }
  }
}
