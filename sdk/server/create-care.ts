// The only place where everything is wired.
import type { Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Bus } from '../bus/bus.ts';
import { openBus } from '../bus/open-bus.ts';
import { Exchanges } from '../core/exchanges.ts';
import type { Logger } from '../core/logger.ts';
import type { CareEvents } from '../core/care-event.ts';
import { CareListeners } from '../core/care-listeners.ts';
import { createGroupCommit } from '../core/group-commit.ts';
import { decide, withFewerFiles } from '../core/rules.ts';
import type { CareIdentity, IdentityParts } from '../identity/care-identity.ts';
import { systemRandom } from '../protocol/ids.ts';
import { systemClock, type Clock } from '../runtime.ts';
import { openStore } from '../stores/open-store.ts';
import type { Store } from '../stores/store.ts';
import { checkWebhooks, openWebhooks } from '../webhooks/open-webhooks.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { openAdmin, type OwnApi } from './admin/open-admin.ts';
import { applyInProcess, type ApplyRequest } from './apply-in-process.ts';
import { checkOptions, type CareOptions } from './care-options.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { endOf } from './end-of.ts';
import { createHttpServer, listen } from './listen.ts';
import { identityOf, NO_IDENTITY } from './identity-of.ts';
import { loggerOf } from './logger-of.ts';
import { openArticles } from './open-articles.ts';
import { openAttachments, openFilePlaces } from './open-attachments.ts';
import { openOffice } from './open-office.ts';
import { requestListener, type RequestListener } from './request-listener.ts';
import { createRoutes } from './routes.ts';
import { Sockets } from './sockets.ts';
import { StoreHealth } from './store-health.ts';
import { telemetryFor } from '../telemetry/telemetry-for.ts';
import { toldRoutes } from './told-routes.ts';
import { routesUnder } from './under-path.ts';
import { Turnstile } from './turnstile.ts';

type CheckedOptions = CareOptions & { readonly logger: Logger };
type Closable = { close(): Promise<void> };

export interface Care {
  /** Answers HTTP requests, for servers on the fetch standard. Sockets need `attach`. */
  fetch(request: Request): Promise<Response>;
  /** The same for `node:http`, Express and the like. */
  readonly requestListener: RequestListener;
  /** Adds the sockets, at `/v1/socket` under care's path. Upgrades of other paths are left to others. */
  attach(server: Server | SecureServer): void;
  /**
   * Starts a server with nothing but care in it.
   * @throws CareError whose message says what to do about a port that cannot be had
   */
  listen(port: number, host?: string): Promise<{ readonly url: string; close(): Promise<void> }>;
  /** Conversations, contacts and what belongs to them, with all rights; `CareClient` is the same over HTTP. */
  readonly api: OwnApi;
  /**
   * Does what an op does, from the merchant's own code. Resolves when it is durable.
   * @throws CareError as a client would get it
   */
  apply(request: ApplyRequest): Promise<{ readonly seq: number; readonly at: number }>;
  /** Says who is logged in to the shop. Without the option `identity` it cannot, and refuses as `forbidden`. */
  readonly identity: CareIdentity;
  /**
   * Calls `listener` for each such event, after the commit of what this process was asked for; a webhook is told by
   * whichever server of the shop did it. What it throws is logged and disturbs nobody. Gives the way to undo it.
   * @throws CareError `bad-request` for an event there is not
   */
  on<T extends keyof CareEvents>(name: T, listener: (event: CareEvents[T]) => unknown): () => void;
  /** Where events are sent to, and what became of them. */
  readonly webhooks: Webhooks;
  /** Tells clients to come back, answers what is under way, closes sockets, servers, bus and store. Idempotent. */
  close(): Promise<void>;
}

/**
 * Opens the store and puts a care server together.
 * @throws CareError whose message names the wrong option, or says what to do about the store
 */
export async function createCare(given: CareOptions): Promise<Care> {
  checkOptions(given);
  const options = { ...given, logger: loggerOf(given.logger) };
  const identity = identityOf(options);
  checkWebhooks(options);
  const opened: Closable[] = [];
  try {
    return await wired(options, identity, opened);
  } catch (error) {
    // What was opened for nothing would keep the process alive.
    for (const one of opened.reverse()) await one.close();
    throw error;
  }
}

/** @param opened what has to be closed when a later part cannot be had */
async function wired(
  options: CheckedOptions,
  identity: IdentityParts | null,
  opened: Closable[],
): Promise<Care> {
  const { clock = systemClock, random = systemRandom, logger, path = '' } = options;
  const places = await openFilePlaces(options);
  const store = await openStoreOf(options, opened);
  const bus = await openBusOf(options, opened);
  const telemetry = await telemetryFor(options.metrics);
  const listeners = new CareListeners(logger);
  // They look for work all the time: in real time, so that a test's clock stands still when nobody asks for anything.
  const watch: Clock = { now: () => clock.now(), after: systemClock.after };
  const webhooks = await openWebhooks(options, { store, listeners, clock: watch, random, logger });
  opened.push(webhooks);

  const life = new AbortController();
  opened.push({ close: () => Promise.resolve(life.abort()) });
  const health = new StoreHealth(store, clock);
  const rules = places ? withFewerFiles(decide, places.policy.maxCount) : decide;
  const group = createGroupCommit(
    { commit: (requests, decided) => health.commit(requests, decided, webhooks.outgoing()) },
    rules,
    {},
  );
  const parts = { store, group, bus, identity, listeners, webhooks, telemetry, life: life.signal };
  const office = openOffice(options, parts);
  const doorkeeper = new Doorkeeper(options);
  const turnstile = new Turnstile();
  const exchanges = new Exchanges(office, () => turnstile.pass());
  const attachments = places && (await openAttachments(options, places, office, life.signal));
  const articles = openArticles(options, office, { listeners, watch, life: life.signal });
  opened.push({ close: () => articles.idle() });
  const shown = attachments?.shown ?? null;
  const admin = openAdmin(options, office, { doorkeeper, shown, articles });
  const ours = createRoutes(options, office, {
    doorkeeper,
    exchanges,
    turnstile,
    health,
    identity,
    bus,
    attachments,
    filePolicy: places?.policy ?? null,
    admin,
    articles,
  });
  const routes = routesUnder(path, toldRoutes(ours, telemetry, clock));
  const sockets = new Sockets(office, { doorkeeper, turnstile, path });
  telemetry.watchSockets(() => sockets.count);
  const listener = requestListener(routes, path);
  const servers: Server[] = [];
  const close = endOf({ ...parts, life, exchanges, sockets, attachments, servers });

  return {
    fetch: routes.fetch,
    requestListener: listener,
    attach: (server) => sockets.attach(server),
    async listen(port, host) {
      const server = createHttpServer(listener);
      sockets.attach(server);
      servers.push(server);
      return { url: await listen(server, port, host), close };
    },
    api: admin.api,
    apply: (request) => applyInProcess({ ...office, doorkeeper }, request),
    identity: identity ?? NO_IDENTITY,
    on: (name, listener) => listeners.on(name, listener),
    webhooks: webhooks.api,
    close,
  };
}

async function openStoreOf({ store }: CareOptions, opened: Closable[]): Promise<Store> {
  if (typeof store !== 'string') return store;
  const own = await openStore(store);
  opened.push(own);
  return own;
}

/** A store of its own brings no address: then this server is alone, unless a bus is given. */
async function openBusOf({ bus, store }: CareOptions, opened: Closable[]): Promise<Bus | null> {
  if (typeof bus === 'object') return bus;
  const isShared = typeof store === 'string' && /^postgres(ql)?:/i.test(store);
  const address = bus ?? (isShared ? store : null);
  if (address === null) return null;
  const own = await openBus(address);
  opened.push(own);
  return own;
}
