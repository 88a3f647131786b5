// The client in a real page: the one file here that knows the browser, and the one place where a history is chosen.
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { openMemoryHistory } from '../history/memory-history.ts';
import type { Context } from '../../sdk/protocol/context.ts';
import type { Page } from '../../sdk/protocol/model.ts';
import type { CareClient, ClientSocket, ClientWorld } from './care-client.ts';
import { createAgentClient } from './create-agent-client.ts';
import { createCareClient } from './create-care-client.ts';
import type { DeskClient } from './desk-client.ts';
import { fallbackConnect } from './fallback-connect.ts';
import { loadSpare } from './load-spare.ts';
import { sharedConnect, type TabChannel } from './shared-connect.ts';
import type { TabLocks } from './tab-lease.ts';

export interface BrowserClientOptions {
  readonly site: string;
  /** Base address of the care server, http or https. */
  readonly server: string;
  /** BCP 47 language in which the shopper is addressed. */
  readonly language?: string;
  /** Whether the device may keep anything, asked whenever its store is about to be opened. */
  readonly mayKeep?: () => boolean;
  /** Where a conversation begins; the page in the address bar unless given. */
  readonly page?: () => Page | undefined;
  /** What the page has told of what its shopper is about. */
  readonly context?: () => Context | undefined;
  /** Asks for the site's facts; the browser's own unless given. */
  readonly fetch?: ClientWorld['fetch'];
}

/** A contact's client; keeps history and outbox in IndexedDB from the first act on. `close` ends its listeners too. */
export function createBrowserClient(options: BrowserClientOptions): CareClient {
  const { site, language, page = hereNow, context, mayKeep } = options;
  const as = {
    role: 'contact',
    page,
    ...(context && { context }),
    ...(language !== undefined && { language }),
  } as const;
  const world = worldOf(options);
  const { connect, leave } = sharedConnect({
    ...world,
    connect: fallbackConnect({ ...world, loadSpare }),
    // Neither is there in every page, whatever the DOM's types say.
    locks: navigator.locks as TabLocks | undefined,
    openChannel: window.BroadcastChannel && ((name) => new BroadcastChannel(name) as TabChannel),
    loadSpare,
    isVisible: () => !document.hidden,
    look: () => client.wake('look'),
    adopt: () => void client.adopt(),
  });
  const client = createCareClient({
    ...world,
    connect,
    as,
    openHistory: async () => {
      if (mayKeep?.() === false) throw new Error('The shop lets this device keep nothing.');
      return (await loadDevice()).openIdbHistory(site);
    },
    openArticleShelf: async () => {
      if (mayKeep?.() === false) throw new Error('The shop lets this device keep nothing.');
      return (await import('../history/idb-article-shelf.ts')).openIdbArticleShelf(site);
    },
    mayReport: () => mayKeep?.() !== false,
  });
  return inPage(client, leave);
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

export { isKept } from '../history/is-kept.ts';

/** The device's store, in a file of its own: nobody needs it to see the chat. Rejects when it cannot be loaded. */
export function loadDevice() {
  return import('../history/idb-history.ts');
}

function worldOf({
  site,
  server,
  fetch: ask = (url, init) => fetch(url, init),
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

/** @param leave lets go of what is shared with other tabs, once the client is closed or asleep */
function inPage<Client extends CareClient>(client: Client, leave = () => {}): Client {
  const life = new AbortController();
  const close = client.close.bind(client);
  const sleep = client.sleep.bind(client);
  const logOut = client.logOut.bind(client);
  client.close = () => {
    life.abort();
    const closed = close();
    leave();
    return closed;
  };
  client.logOut = () => logOut().finally(() => client.close());
  client.sleep = () => {
    sleep();
    leave();
  };
  liveWithThePage(client, life.signal);
  return client;
}

/**
 * Timers sleep in hidden and frozen pages, and nothing tells a socket that its network has gone. That a browser says
 * `online` is a hint to look; what it says otherwise of the network is not asked.
 */
function liveWithThePage(client: CareClient, signal: AbortSignal): void {
  const look = () => client.wake('look');
  const sleep = () => client.sleep();
  const restored = () => client.wake('restored');
  document.addEventListener('visibilitychange', () => document.hidden || look(), { signal });
  document.addEventListener('freeze', sleep, { signal });
  document.addEventListener('resume', restored, { signal });
  addEventListener('focus', look, { signal });
  addEventListener('online', () => client.wake('network'), { signal });
  addEventListener('pagehide', sleep, { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && restored(), { signal });
}

function hereNow() {
  // A form of that name would stand in for the title.
  return { url: location.href, title: `${document.title}` };
}
