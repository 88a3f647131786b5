import { once } from 'node:events';
import type { Server } from 'node:http';

/** Loopback only: the demo's desk has no passwords. */
const HOST = '127.0.0.1';
const TRIES = 20;

export interface WantedPort {
  readonly port: number;
  /** `true`: somebody asked for this very port; otherwise the next free one will do. */
  readonly exact: boolean;
}

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/**
 * Listens on the wanted port, or on the next free one above it. Port 0 means any.
 * @returns the port it is
 * @throws PortTakenError one line that says what to do
 */
export async function listenOn(server: Server, { port, exact }: WantedPort): Promise<number> {
  for (let tried = 0; tried < (exact ? 1 : TRIES); tried++) {
    if (await listens(server, port + tried)) return portOf(server);
  }
  throw new PortTakenError(
    exact
      ? `Port ${port} is taken by another program: end it, or choose another with --port.`
      : `Ports ${port} to ${port + TRIES - 1} are all taken: choose another with --port.`,
  );
}

async function listens(server: Server, port: number): Promise<boolean> {
  server.listen(port, HOST);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No TCP address.');
  return address.port;
}
