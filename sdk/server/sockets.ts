// WebSockets on any node:http server: who may come in is decided before the upgrade, everything after by sessions.
import type { IncomingMessage, Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Door } from '../core/admit.ts';
import type { Office } from '../core/office.ts';
import { openSession, type Session } from '../core/session.ts';
import { why } from '../core/why.ts';
import { CareError } from '../protocol/care-error.ts';
import { FRAME_MAX_BYTES } from '../protocol/limits.ts';
import { originsAt, type Doorkeeper } from './doorkeeper.ts';
import { headersOf } from './headers-of.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { requestUrl } from './request-url.ts';
import type { Turnstile } from './turnstile.ts';
import { careSocket } from './web-socket.ts';

const SOCKET_PATH = '/v1/socket';
/** How long a peer may take over the closing handshake. */
const CLOSE_TIMEOUT_MS = 5_000;

/** Whoever comes to a server that stops; another one may be up by then. */
const RETRY_AFTER_MS = 2_000;

const WS_OPTIONS = {
  noServer: true,
  clientTracking: false,
  maxPayload: FRAME_MAX_BYTES,
  // Tiny fragments and chunks cost far more memory than they carry. Fragments are the sender's choice, but chunks
  // are the network's: the longest honest frame has to pass in pieces of a hundred bytes.
  maxFragments: 16,
  maxBufferedChunks: 1_024,
  perMessageDeflate: false,
  skipUTF8Validation: false,
  closeTimeout: CLOSE_TIMEOUT_MS,
} as const;

export class Sockets {
  readonly #path: string;
  readonly #office: Office;
  readonly #doorkeeper: Doorkeeper;
  readonly #upgrader = new WebSocketServer(WS_OPTIONS);
  readonly #turnstile: Turnstile;
  readonly #open = new Map<WebSocket, Session>();
  readonly #detach: (() => void)[] = [];
  #draining = false;
  #allClosed: (() => void) | undefined;

  constructor(
    office: Office,
    { doorkeeper, turnstile, path }: { doorkeeper: Doorkeeper; turnstile: Turnstile; path: string },
  ) {
    this.#path = path + SOCKET_PATH;
    this.#turnstile = turnstile;
    this.#office = office;
    this.#doorkeeper = doorkeeper;
  }

  /** Open now. */
  get count(): number {
    return this.#open.size;
  }

  attach(server: Server | SecureServer): void {
    const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      // A refused or broken connection may fail at any moment; that is its own matter.
      stream.on('error', () => stream.destroy());
      const url = requestUrl(request.url);
      if (url?.pathname === this.#path) this.#upgrade(url, request, stream, head);
      else if (server.listenerCount('upgrade') === 1)
        refuseUpgrade(stream, new CareError('not-found', 'No sockets at this path.'));
    };
    server.on('upgrade', upgrade);
    this.#detach.push(() => server.off('upgrade', upgrade));
  }

  /** Tells everybody that the server will stop; from now on nobody new comes in. */
  drain(withinMs: number): void {
    this.#draining = true;
    for (const session of this.#open.values()) session.drain(withinMs);
  }

  /** Closes all sockets; resolves when they are gone. */
  async close(code: number, reason: string): Promise<void> {
    for (const session of this.#open.values()) session.close(code, reason);
    if (this.#open.size > 0) await new Promise<void>((resolve) => (this.#allClosed = resolve));
    for (const detach of this.#detach.splice(0)) detach();
  }

  /** Ends what is still there, without a good-bye. */
  terminate(): void {
    for (const ws of this.#open.keys()) ws.terminate();
  }

  #upgrade(url: URL, request: IncomingMessage, stream: Duplex, head: Buffer): void {
    try {
      this.#turnstile.check();
      if (this.#draining)
        throw new CareError('busy', 'The server is about to stop.', {
          retryAfterMs: RETRY_AFTER_MS,
        });
      const site = url.searchParams.get('site') ?? '';
      const door = this.#doorOf(site, request);
      this.#upgrader.handleUpgrade(request, stream, head, (ws) => this.#begin(ws, stream, door));
    } catch (error) {
      if (!(error instanceof CareError))
        this.#office.logger.error('An upgrade failed.', { error: why(error) });
      refuseUpgrade(stream, error instanceof CareError ? error : new CareError('internal'));
    }
  }

  /** @throws CareError `unknown-site`, `origin-forbidden` */
  #doorOf(site: string, request: IncomingMessage): Door {
    const { headers, socket } = request;
    const { origin = null, host = null } = headers;
    const isSecure = 'encrypted' in socket || headers['x-forwarded-proto'] === 'https';
    const address = socket.remoteAddress ?? null;
    const logins = this.#doorkeeper.loginsFrom(address, readableHeaders(request));
    return { ...this.#doorkeeper.door(site, origin, originsAt(host, isSecure)), logins };
  }

  #begin(ws: WebSocket, stream: Duplex, door: Door): void {
    const session = openSession(careSocket(ws, stream), door, this.#office, {
      turn: () => this.#turnstile.pass(),
    });
    this.#open.set(ws, session);
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) session.refuse('bad-frame', 'Frames are text.');
      else session.receive(data.toString());
    });
    for (const control of ['ping', 'pong'] as const) ws.on(control, () => session.noise());
    // `ws` closes the socket with the right code itself: 1009 for too large, 1007 for what is not UTF-8.
    ws.on('error', () => {});
    ws.on('close', () => {
      this.#open.delete(ws);
      session.closed();
      if (this.#open.size === 0) this.#allClosed?.();
    });
  }
}

/** None of them when one cannot be read: a handshake needs no more than those that node's parser has taken. */
function readableHeaders({ rawHeaders }: IncomingMessage): Headers {
  try {
    return headersOf(rawHeaders);
  } catch {
    return new Headers();
  }
}
