import { createServer, type RequestListener, type Server } from 'node:http';
import { CareError } from '../protocol/care-error.ts';

/** Against clients that are slow on purpose; Node's own values are ten times as patient. */
const SERVER_OPTIONS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 8_192,
} as const;
const HEADERS_MAX = 100;
const PORT_MAX = 65_535;

export function createHttpServer(listener: RequestListener): Server {
  const server = createServer(SERVER_OPTIONS, listener);
  server.maxHeadersCount = HEADERS_MAX;
  return server;
}

/**
 * Resolves with the server's address once it answers.
 * @throws CareError `internal`, `bad-request`: one line that says what to do about a port that cannot be had
 */
export function listen(server: Server, port: number, host: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(new CareError('internal', whyNot(error, port, host), { cause: error }));
    if (!Number.isInteger(port) || port < 0 || port > PORT_MAX)
      throw new CareError(
        'bad-request',
        `${port} is no port: choose one up to ${PORT_MAX}, or 0 for any that is free.`,
      );
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve(urlOf(server, host));
    });
  });
}

/** Takes no new requests; resolves when those under way have been answered. */
export function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

function urlOf(server: Server, host: string | undefined): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('Not on a TCP port.');
  const everywhere = host === undefined || host === '0.0.0.0' || host === '::';
  const named = everywhere ? 'localhost' : address.family === 'IPv6' ? `[${host}]` : host;
  return `http://${named}:${address.port}`;
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string | undefined): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: end the program that uses it, or choose another port.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user: choose one above 1023, or grant the right to it.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `The host ${host} is not an address of this machine: choose one that is, or leave it out.`;
    default:
      return `Cannot listen on port ${port}: ${error.message}`;
  }
}
