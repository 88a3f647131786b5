// From nothing to a desk that may answer: a one-time ticket from the merchant's login, then a client.
//   tickets ──200──▶ ready      401 ▶ signed-out      403/404 ▶ refused      no answer ▶ unreachable ─(backoff)▶ tickets
import { CareError } from '../../sdk/protocol/care-error.ts';
import { BACKOFF_BASE_MS, BACKOFF_MAX_MS } from '../../sdk/protocol/limits.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import { once, type Clock } from '../../sdk/runtime.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { fetchTicket, type TicketAnswer } from './desk-ticket.ts';

export type DeskState =
  | { readonly at: 'asking' }
  | { readonly at: 'signed-out' }
  | { readonly at: 'refused'; readonly why: 'forbidden' | 'unknown-site' }
  | { readonly at: 'unreachable' }
  /** `signedOut`: the login ended while the desk was open; the client goes on asking for tickets. */
  | {
      readonly at: 'ready';
      readonly client: DeskClient;
      readonly agent: Author | null;
      readonly signedOut: boolean;
    };

export interface DeskSessionOptions {
  readonly site: string;
  /** Base address of the care server. */
  readonly server: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  readonly createClient: (options: {
    site: string;
    server: string;
    ticket: () => Promise<string>;
  }) => DeskClient;
  /** Called after every change of `state`. */
  readonly changed: () => void;
  /** Ends everything: timers, requests, and the client that the session made. */
  readonly signal: AbortSignal;
}

export class DeskSession {
  readonly #options: DeskSessionOptions;
  #state: DeskState = { at: 'asking' };
  /** The ticket that let us in, for the client's first connection. */
  #unused: string | null = null;
  #attempt = 0;
  #round: AbortController | null = null;

  constructor(options: DeskSessionOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  get state(): DeskState {
    return this.#state;
  }

  /** Asks for a ticket at once. Does nothing while one is being asked for, or once there is a client. */
  knock(): void {
    if (this.#state.at === 'ready' || this.#options.signal.aborted) return;
    if (this.#round && this.#state.at === 'asking') return;
    this.#round?.abort();
    this.#round = new AbortController();
    if (this.#state.at !== 'unreachable') this.#become({ at: 'asking' });
    void this.#ask(this.#round.signal);
  }

  async #ask(round: AbortSignal): Promise<void> {
    const answer = await fetchTicket(this.#options, round);
    if (round.aborted) return;
    this.#round = null;
    if (answer.got === 'ticket') this.#enter(answer);
    else if (answer.got === 'nothing') this.#wait();
    else if (answer.got === 'signed-out') this.#become({ at: 'signed-out' });
    else this.#become({ at: 'refused', why: answer.got });
  }

  #wait(): void {
    const { clock } = this.#options;
    const ms = Math.min(BACKOFF_BASE_MS * 2 ** this.#attempt++, BACKOFF_MAX_MS);
    const round = new AbortController();
    this.#round = round;
    once(clock, ms, () => this.knock(), round.signal);
    this.#become({ at: 'unreachable' });
  }

  #enter(answer: TicketAnswer & { got: 'ticket' }): void {
    this.#unused = answer.ticket;
    const { site, server } = this.#options;
    const client = this.#options.createClient({ site, server, ticket: () => this.#ticket() });
    this.#become({ at: 'ready', client, agent: answer.agent, signedOut: false });
  }

  async #ticket(): Promise<string> {
    const unused = this.#unused;
    this.#unused = null;
    if (unused !== null) return unused;
    const answer = await fetchTicket(this.#options, this.#options.signal);
    this.#markSignedOut(answer.got === 'signed-out');
    if (answer.got === 'ticket') return answer.ticket;
    throw new CareError(answer.got === 'nothing' ? 'internal' : 'token-expired', NO_TICKET);
  }

  #markSignedOut(signedOut: boolean): void {
    const state = this.#state;
    if (state.at === 'ready' && state.signedOut !== signedOut)
      this.#become({ ...state, signedOut });
  }

  #become(state: DeskState): void {
    this.#state = state;
    if (!this.#options.signal.aborted) this.#options.changed();
  }

  #end(): void {
    this.#round?.abort();
    if (this.#state.at === 'ready') void this.#state.client.close();
  }
}

const NO_TICKET = 'The server gave no desk ticket; sign in again or wait until it can be reached.';
