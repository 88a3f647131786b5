// How a server ends: clients are told to come back elsewhere, what is under way is answered, then everything is closed.
import type { Server } from 'node:http';
import type { Bus } from '../bus/bus.ts';
import type { Exchanges } from '../core/exchanges.ts';
import type { GroupCommit } from '../core/group-commit.ts';
import { CLOSE_CODES } from '../protocol/close-codes.ts';
import { sleep, systemClock } from '../runtime.ts';
import type { Store } from '../stores/store.ts';
import { stopServer } from './listen.ts';
import type { Attachments } from './files-route.ts';
import type { Sockets } from './sockets.ts';

/** Within this time clients come back after a planned stop, each at a moment of its own. */
const RECONNECT_WITHIN_MS = 5_000;
/** How long clients may take to say good-bye, and then to read their last answer. */
const GOODBYE_WITHIN_MS = 2_000;

export interface EndingParts {
  readonly sockets: Sockets;
  readonly exchanges: Exchanges;
  readonly group: GroupCommit;
  readonly attachments: Attachments | null;
  readonly webhooks: { close(): Promise<void> };
  /** Those that care listens with itself. */
  readonly servers: readonly Server[];
  readonly life: AbortController;
  readonly bus: Bus | null;
  readonly store: Store;
}

/** Ends all of it, once: every call resolves when that is done. */
export function endOf(parts: EndingParts): () => Promise<void> {
  let ended: Promise<void> | undefined;
  return () => (ended ??= end(parts));
}

async function end(parts: EndingParts): Promise<void> {
  const { sockets, exchanges, servers, life } = parts;
  const soon = (work: Promise<unknown>) =>
    Promise.race([work, sleep(systemClock, GOODBYE_WITHIN_MS, life.signal)]);
  sockets.drain(RECONNECT_WITHIN_MS);
  exchanges.drain(RECONNECT_WITHIN_MS);
  await parts.group.drained();
  const goodbye = Promise.all([
    sockets.close(CLOSE_CODES.DRAINING, 'the server stops'),
    exchanges.ended(),
  ]);
  await soon(goodbye);
  sockets.terminate();
  exchanges.terminate();
  await goodbye;
  await parts.attachments?.uploads.close();
  await parts.webhooks.close();
  await soon(Promise.all(servers.map(stopServer)));
  for (const server of servers) server.closeAllConnections();
  life.abort();
  await parts.bus?.close();
  await parts.store.close();
}
