// The client in a real page: the one file here that knows the browser, and the one place where a history is chosen.
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { openIdbHistory } from '../history/idb-history.ts';
import { openMemoryHistory } from '../history/memory-history.ts';
import type { Page } from '../../sdk/protocol/model.ts';
import type { CareClient, ClientSocket, ClientWorld } from './care-client.ts';
import { createAgentClient } from './create-agent-client.ts';
import { createCareClient } from './create-care-client.ts';
import type { DeskClient } from './desk-client.ts';

export interface BrowserClientOptions {
  readonly site: string;
  /** Base address of the care server, http or https. */
  readonly server: string;
  /** BCP 47 language in which the shopper is addressed. */
  readonly language?: string;
  /** Where a conversation begins; the page in the address bar unless given. */
  readonly page?: () => Page | undefined;
  /** Asks for the site's facts; the browser's own unless given. */
  readonly fetch?: (url: string) => Promise<Response>;
}

/** A contact's client; keeps history and outbox in IndexedDB from the first act on. `close` ends its listeners too. */
export function createBrowserClient(options: BrowserClientOptions): CareClient {
  const { site, language, page = hereNow } = options;
  const as = { role: 'contact', page, ...(language !== undefined && { language }) } as const;
  return inPage(
    createCareClient({ ...worldOf(options), as, openHistory: () => openIdbHistory(site) }),
  );
}

export interface DeskClientOptions {
  readonly site: string;
  /** Base address of the care server, http or https. */
  readonly server: string;
  /** Fetches a fresh one-time ticket for each connection. */
  readonly ticket: () => Promise<string>;
}

/** An agent's client; a desk keeps nothing on its device. */
export function createDeskClient({ ticket, ...place }: DeskClientOptions): DeskClient {
  const as = { role: 'agent', ticket } as const;
  return inPage(
    createAgentClient({ ...worldOf(place), as, openHistory: async () => openMemoryHistory() }),
  );
}

function worldOf({
  site,
  server,
  fetch: ask = (url) => fetch(url),
}: Pick<BrowserClientOptions, 'site' | 'server' | 'fetch'>): Omit<ClientWorld, 'openHistory'> {
  return {
    site,
    server: server.replace(/\/+$/, ''),
    fetch: ask,
    // The DOM types a handler's `this` and event; the client uses less of both.
    connect: (url) => new WebSocket(url) as ClientSocket,
    clock: systemClock,
    random: systemRandom,
  };
}

function inPage<Client extends CareClient>(client: Client): Client {
  const life = new AbortController();
  wakeWithThePage(client, life.signal);
  const close = client.close.bind(client);
  client.close = () => {
    life.abort();
    return close();
  };
  return client;
}

/** Timers sleep in hidden and frozen pages, and nothing tells a socket that its network has gone. */
function wakeWithThePage(client: CareClient, signal: AbortSignal): void {
  const look = () => client.wake('look');
  document.addEventListener('visibilitychange', () => document.hidden || look(), { signal });
  addEventListener('focus', look, { signal });
  addEventListener('online', () => client.wake('network'), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && client.wake('restored'), { signal });
}

function hereNow() {
  return { url: location.href, title: document.title };
}
