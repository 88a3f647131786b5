// What the shop knows of whoever writes in the open conversation, asked for when it is opened.
import type { CustomerAnswer } from '../../sdk/protocol/customer-info.ts';
import type { ConversationSummary } from '../../sdk/protocol/model.ts';
import { readCustomer } from '../../sdk/protocol/read-customer.ts';

/** `none` as long as nothing is known, and where nobody can be asked: then nothing is shown. */
export type CustomerFound = CustomerAnswer | { readonly state: 'asking' };

type Opened = Pick<ConversationSummary, 'conversation' | 'contact'>;

interface Place {
  readonly site: string;
  readonly server: string;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export class DeskCustomerLookup {
  readonly #fetch: Fetch;
  readonly #changed: () => void;
  #asked: string | null = null;
  #found: CustomerFound = { state: 'none' };
  #round: AbortController | null = null;

  constructor(fetch: Fetch, changed: () => void) {
    this.#fetch = fetch;
    this.#changed = changed;
  }

  get found(): CustomerFound {
    return this.#found;
  }

  /** Asks once for each conversation that is opened, and again when it has become another contact's; null when none is. */
  look(open: Opened | null, { site, server }: Place): void {
    const url =
      open === null || site === ''
        ? null
        : `${server}/v1/desk/customers/${encodeURIComponent(open.conversation)}?site=${encodeURIComponent(site)}`;
    // Somebody who logs in is another contact from then on.
    const asked = url && `${url} ${open?.contact.id}`;
    if (asked === this.#asked) return;
    this.#round?.abort();
    this.#asked = asked;
    this.#found = { state: url === null ? 'none' : 'asking' };
    if (url === null) return;
    this.#round = new AbortController();
    void this.#ask(url, this.#round.signal);
  }

  async #ask(url: string, signal: AbortSignal): Promise<void> {
    const found = await this.#answer(url, signal);
    if (signal.aborted) return;
    this.#found = found;
    this.#changed();
  }

  async #answer(url: string, signal: AbortSignal): Promise<CustomerAnswer> {
    try {
      const response = await this.#fetch(url, { credentials: 'include', signal });
      // A server that does not know the question has nobody to ask.
      if (response.status === 404) return { state: 'none' };
      return response.ok ? readCustomer(await response.json()) : { state: 'unavailable' };
    } catch {
      // A dead network, or a proxy's page instead of an answer.
      return { state: 'unavailable' };
    }
  }
}
