// The desk's way to the server: a client that was handed in, or one of its own behind a session.
import type { Author } from '../../sdk/protocol/model.ts';
import { systemClock, type Clock } from '../../sdk/runtime.ts';
import { createDeskClient } from '../client/browser-client.ts';
import type { DeskClient } from '../client/desk-client.ts';
import type { CareSnapshot } from '../client/snapshot.ts';
import { DeskSession, type DeskState } from './desk-session.ts';

export interface DeskAddress {
  /** Given by whoever placed the desk; it stays theirs to close. */
  readonly client: DeskClient | undefined;
  readonly site: string;
  readonly server: string;
}

export class DeskConnection {
  readonly #changed: () => void;
  #clock: Clock = systemClock;
  #life: AbortController | null = null;
  #session: DeskSession | null = null;
  #client: DeskClient | null = null;
  #snapshot: CareSnapshot | null = null;
  #syncedAt: number | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Why there is no client yet; null once there is one, or while no address is known. */
  get gate(): Exclude<DeskState, { at: 'ready' }> | null {
    const state = this.#session?.state;
    return state && state.at !== 'ready' ? state : null;
  }

  get client(): DeskClient | null {
    return this.#client;
  }

  get snapshot(): CareSnapshot | null {
    return this.#snapshot;
  }

  /** When what is shown was last known to be whole; null while it still is, or never was. */
  get syncedAt(): number | null {
    return this.#syncedAt;
  }

  get signedOut(): boolean {
    const state = this.#session?.state;
    return state?.at === 'ready' && state.signedOut;
  }

  get me(): Author | null {
    const state = this.#session?.state;
    return this.#snapshot?.me ?? (state?.at === 'ready' ? state.agent : null);
  }

  /** Leaves what was before and goes to this address. */
  begin(address: DeskAddress, clock: Clock): void {
    this.end();
    this.#clock = clock;
    this.#life = new AbortController();
    if (address.client) this.#attach(address.client, this.#life.signal);
    else if (address.site !== '') this.#openSession(address, this.#life.signal);
  }

  /** Asks again at once, for example because the agent has come back from signing in. */
  knock(): void {
    this.#session?.knock();
  }

  end(): void {
    this.#life?.abort();
    this.#life = null;
    this.#session = null;
    this.#client = null;
    this.#snapshot = null;
    this.#syncedAt = null;
  }

  #openSession({ site, server }: DeskAddress, signal: AbortSignal): void {
    this.#session = new DeskSession({
      site,
      server,
      signal,
      clock: this.#clock,
      fetch: (url, init) => fetch(url, init),
      createClient: createDeskClient,
      changed: () => {
        const state = this.#session?.state;
        if (state?.at === 'ready' && !this.#client) this.#attach(state.client, signal);
        this.#changed();
      },
    });
    this.#session.knock();
  }

  #attach(client: DeskClient, signal: AbortSignal): void {
    this.#client = client;
    this.#snapshot = client.snapshot;
    signal.addEventListener(
      'abort',
      client.subscribe((next) => this.#follow(next)),
      {
        once: true,
      },
    );
    // A client that cannot start says so in its snapshot; there is nothing else to do with the refusal here.
    client.start().catch(() => this.#changed());
    if (client.snapshot.link.at === 'ready') this.#loadSite(client);
  }

  #follow(next: CareSnapshot): void {
    const before = this.#snapshot?.link.at;
    this.#snapshot = next;
    if (before === 'ready' && next.link.at !== 'ready') this.#syncedAt = this.#clock.now();
    if (before !== 'ready' && next.link.at === 'ready') {
      this.#syncedAt = null;
      if (this.#client) this.#loadSite(this.#client);
    }
    this.#changed();
  }

  /** What the connection does not bring by itself; asked for again with the next connection. */
  #loadSite(client: DeskClient): void {
    if (!client.snapshot.site) client.loadSite().catch(() => this.#changed());
  }
}
