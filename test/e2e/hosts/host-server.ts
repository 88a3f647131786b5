// The shops that serve the host pages, each on an origin of its own, and the care servers that they name.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { once } from 'node:events';
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCare, type Care } from '../../../sdk/server/index.ts';
import { openStore } from '../../../sdk/stores/open-store.ts';
import type { Store } from '../../../sdk/stores/store.ts';
import { freePort } from '../../support/free-port.ts';
import { AGENTS, SITE } from '../../support/test-site.ts';
import { pause } from '../../faults/until.ts';
import type { HostPage, Places } from './host-page.ts';
import { documentOf, scriptOf } from './host-document.ts';

const BUILT = new URL('../../../dist/browser/', import.meta.url);
const NONCE = 'c2VjcmV0';
/** Each piece of data is this late on its way to the slow server and back. */
const SLOW_MS = 400;

export interface HostServer {
  addressOf(page: HostPage): string;
  /** Origins that a page may speak to. */
  originsOf(page: HostPage): readonly string[];
  /** Whether the care server has this message. */
  has(text: string): Promise<boolean>;
  close(): Promise<void>;
}

export async function openHostServer(pages: readonly HostPage[]): Promise<HostServer> {
  const opened: { close(): unknown; closeAllConnections?(): void }[] = [];
  const serve = async (listener: RequestListener, port = 0) => {
    const server = createServer(listener);
    opened.push(server);
    return listening(server, port);
  };

  const places = new Map<HostPage, Places>();
  const carePort = await freePort();
  const hosted = {
    care: `http://127.0.0.1:${carePort}`,
    refused: `http://127.0.0.1:${await freePort()}`,
    silent: await serve(() => {}),
    broken: await serve((_request, response) => void response.writeHead(500).end('no')),
    portal: await serve((_request, response) => {
      const headers = { 'content-type': 'text/html', 'access-control-allow-origin': '*' };
      response.writeHead(200, headers).end('<!doctype html><h1>Please log in</h1>');
    }),
    slow: await slowDoor(carePort, opened),
    nonce: NONCE,
  };
  for (const page of pages) {
    const shop = await serve((request, response) =>
      answer(page, places.get(page)!, request, response),
    );
    places.set(page, { shop, ...hosted });
  }
  const { care, store } = await openCare([...places.values()].map(({ shop }) => shop));
  const careServer = createServer(care.requestListener);
  care.attach(careServer);
  await listening(careServer, carePort);

  return {
    addressOf: (page) => `${places.get(page)!.shop}/`,
    originsOf(page) {
      const { nonce: _, ...addresses } = places.get(page)!;
      return Object.values(addresses);
    },
    async has(text) {
      const { rows } = await store.inbox({ site: SITE, status: null, cursor: null, limit: 5 });
      return rows.some(({ preview }) => preview?.text === text);
    },
    async close() {
      await care.close();
      for (const server of [careServer, ...opened]) {
        server.closeAllConnections?.();
        server.close();
      }
    },
  };
}

async function openCare(origins: readonly string[]): Promise<{ care: Care; store: Store }> {
  const store = await openStore('sqlite::memory:');
  const care = await createCare({
    store,
    sites: { [SITE]: { name: 'Alder & Moss', origins: [...origins], team: [...AGENTS] } },
  });
  return { care, store };
}

function answer(
  page: HostPage,
  places: Places,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = new URL(request.url ?? '/', places.shop).pathname;
  const script = { 'content-type': 'text/javascript', 'service-worker-allowed': '/' };
  const file = page.files?.[path];
  if (file !== undefined) response.writeHead(200, script).end(file);
  else if (path === '/host.js') response.writeHead(200, script).end(scriptOf(page));
  else if (path.startsWith('/widget/'))
    response
      .writeHead(200, script)
      .end(readFileSync(fileURLToPath(new URL(basename(path), BUILT))));
  else if (path === '/contact' || path === '/favicon.ico') response.writeHead(200).end();
  else response.writeHead(200, headersOf(page, places)).end(documentOf(page, places, path));
}

/** A page without a policy of its own has one that forbids nothing and tells of every foreign address. */
function headersOf(page: HostPage, places: Places): Record<string, string> {
  const { nonce: _, ...addresses } = places;
  const known = Object.values(addresses).join(' ');
  const sockets = known.replaceAll('http:', 'ws:');
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy-report-only': `default-src ${known} ${sockets} data: blob: 'unsafe-inline' 'unsafe-eval'`,
    ...page.headers?.(places),
  };
}

/** A way to the care server on which everything takes its time. */
async function slowDoor(port: number, opened: { close(): unknown }[]): Promise<string> {
  const sockets = new Set<Socket>();
  const door = createTcpServer((outer) => {
    const inner = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      sockets.add(from);
      from.on('data', (data: Buffer) => void pause(SLOW_MS).then(() => to.write(data)));
      from.on('close', () => void pause(SLOW_MS).then(() => to.destroy()));
      from.on('error', () => to.destroy());
    }
  });
  opened.push({
    close() {
      for (const socket of sockets) socket.destroy();
      door.close();
    },
  });
  return listening(door, 0);
}

async function listening(server: Server, port: number): Promise<string> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('No TCP address.');
  return `http://127.0.0.1:${address.port}`;
}
