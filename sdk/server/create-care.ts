// The only place where everything is wired.
import type { Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Bus } from '../bus/bus.ts';
import { openBus } from '../bus/open-bus.ts';
import { Exchanges } from '../core/exchanges.ts';
import type { CareEvents } from '../core/care-event.ts';
import { CareListeners } from '../core/care-listeners.ts';
import { createGroupCommit } from '../core/group-commit.ts';
import { decide, withFewerFiles } from '../core/rules.ts';
import type { CareIdentity } from '../identity/care-identity.ts';
import { CLOSE_CODES } from '../protocol/close-codes.ts';
import { systemRandom } from '../protocol/ids.ts';
import { sleep, systemClock, type Clock } from '../runtime.ts';
import { openStore } from '../stores/open-store.ts';
import { checkWebhooks, openWebhooks } from '../webhooks/open-webhooks.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { openAdmin, type OwnApi } from './admin/open-admin.ts';
import { applyInProcess, type ApplyRequest } from './apply-in-process.ts';
import { checkOptions, type CareOptions } from './care-options.ts';
import { Doorkeeper } from './doorkeeper.ts';
import { createHttpServer, listen, stopServer } from './listen.ts';
import { identityOf, NO_IDENTITY } from './identity-of.ts';
import { loggerOf } from './logger-of.ts';
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

/** Within this time clients come back after a planned stop, each at a moment of its own. */
const RECONNECT_WITHIN_MS = 5_000;
/** How long clients may take to say good-bye, and then to read their last answer. */
const GOODBYE_WITHIN_MS = 2_000;

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
  const telemetry = await telemetryFor(options.metrics);
  const places = await openFilePlaces(options);
  const store = typeof options.store === 'string' ? await openStore(options.store) : options.store;
  const opened = typeof options.store === 'string' ? [store] : [];
  const bus = await orClose(openBusOf(options), opened);
  const life = new AbortController();
  const health = new StoreHealth(store, options.clock ?? systemClock);
  const rules = places ? withFewerFiles(decide, places.policy.maxCount) : decide;
  const { clock = systemClock, random = systemRandom, logger } = options;
  const listeners = new CareListeners(logger);
  // They look for work all the time: in real time, so that a test's clock stands still when nobody asks for anything.
  const watch: Clock = { now: () => clock.now(), after: systemClock.after };
  const webhooks = await orClose(
    openWebhooks(options, { store, listeners, clock: watch, random, logger }),
    bus && bus !== options.bus ? [bus, ...opened] : opened,
  );
  const group = createGroupCommit(
    { commit: (requests, decided) => health.commit(requests, decided, webhooks.outgoing()) },
    rules,
    {},
  );
  const office = openOffice(options, {
    store,
    group,
    bus,
    identity,
    listeners,
    webhooks,
    telemetry,
    life: life.signal,
  });
  const doorkeeper = new Doorkeeper(options);
  const turnstile = new Turnstile();
  const exchanges = new Exchanges(office, () => turnstile.pass());
  const attachments =
    places &&
    (await orClose(
      openAttachments(options, places, office, life.signal),
      bus && bus !== options.bus ? [bus, ...opened] : opened,
    ));
  const shown = attachments?.shown ?? null;
  const admin = openAdmin(options, office, { doorkeeper, shown });
  const { path = '' } = options;
  const routes = routesUnder(
    path,
    toldRoutes(
      createRoutes(options, office, {
        doorkeeper,
        exchanges,
        turnstile,
        health,
        identity,
        bus,
        attachments,
        filePolicy: places?.policy ?? null,
        admin,
      }),
      telemetry,
      clock,
    ),
  );
  const sockets = new Sockets(office, { doorkeeper, turnstile, path });
  telemetry.watchSockets(() => sockets.count);
  const listener = requestListener(routes, path);
  const servers: Server[] = [];

  const soon = (work: Promise<unknown>) =>
    Promise.race([work, sleep(systemClock, GOODBYE_WITHIN_MS, life.signal)]);
  const end = async () => {
    sockets.drain(RECONNECT_WITHIN_MS);
    exchanges.drain(RECONNECT_WITHIN_MS);
    await group.drained();
    const goodbye = Promise.all([
      sockets.close(CLOSE_CODES.DRAINING, 'the server stops'),
      exchanges.ended(),
    ]);
    await soon(goodbye);
    sockets.terminate();
    exchanges.terminate();
    await goodbye;
    await attachments?.uploads.close();
    await webhooks.close();
    await soon(Promise.all(servers.map(stopServer)));
    for (const server of servers) server.closeAllConnections();
    life.abort();
    await bus?.close();
    await store.close();
  };
  let ended: Promise<void> | undefined;
  const close = () => (ended ??= end());

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

/** A store of its own brings no address: then this server is alone, unless a bus is given. */
async function openBusOf({ bus, store }: CareOptions): Promise<Bus | null> {
  if (bus !== undefined) return typeof bus === 'string' ? openBus(bus) : bus;
  return typeof store === 'string' && /^postgres(ql)?:/i.test(store) ? openBus(store) : null;
}

/** What was opened for nothing is closed again: it would keep the process alive. */
async function orClose<T>(
  work: Promise<T>,
  opened: readonly { close(): Promise<void> }[],
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    for (const one of opened) await one.close();
    throw error;
  }
}
