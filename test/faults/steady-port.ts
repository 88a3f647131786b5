// A port for a server that dies and comes back. It may not be one of those that the system gives to outgoing
// connections: while the server is away, a client's own connection could take it, or even connect to itself.
import { once } from 'node:events';
import { createServer } from 'node:net';

const FIRST = 10_000;
const COUNT = 20_000;
let next = process.pid * 97;

export async function steadyPort(): Promise<number> {
  for (let i = 0; i < COUNT; i++) {
    const port = FIRST + (next++ % COUNT);
    const server = createServer().listen(port, '127.0.0.1');
    const free = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ]).catch(() => false);
    if (!free) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
  throw new Error('No port is free.');
}
