// A care server in the test's own process that counts its sockets by the origin of the page that opened them.
import { createServer, type Server } from 'node:http';
import { EventEmitter, once } from 'node:events';
import { createCare, type Care } from '../../sdk/server/index.ts';
import type { CareProcess, CareProcessOptions } from './care-process.ts';
import { freePort } from './free-port.ts';
import { DESK_PAGE } from './test-pages.ts';
import { AGENTS, SITE } from './test-site.ts';

export interface CountedCare extends CareProcess {
  /** Sockets that pages of this origin have open now. */
  socketsOf(origin: string): number;
  /** Resolves when there are so many. @throws after `CHANGE_WITHIN_MS` without a change */
  whenSockets(origin: string, count: number): Promise<void>;
}

const CHANGE_WITHIN_MS = 20_000;

export async function countedCare({ store, origins }: CareProcessOptions): Promise<CountedCare> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const open: string[] = [];
  const changes = new EventEmitter();
  const socketsOf = (origin: string) => open.filter((other) => other === origin).length;
  let running: { care: Care; server: Server } | null = null;
  const kill = async () => {
    if (!running) return;
    const { care, server } = running;
    running = null;
    await care.close();
    server.closeAllConnections();
    server.close();
  };
  return {
    url,
    deskUrl: `${url}/desk`,
    socketsOf,
    async whenSockets(origin, count) {
      while (socketsOf(origin) !== count)
        await once(changes, 'change', { signal: AbortSignal.timeout(CHANGE_WITHIN_MS) });
    },
    async start() {
      const team = [...AGENTS];
      const care = await createCare({
        store,
        sites: { [SITE]: { name: 'Alder & Moss', origins: [...origins], team } },
        authenticateAgent: async () => AGENTS[0]!,
      });
      const server = createServer((request, response) => {
        if (!request.url?.startsWith('/desk')) care.requestListener(request, response);
        else response.writeHead(200, { 'content-type': 'text/html' }).end(DESK_PAGE);
      });
      server.on('upgrade', (request, socket) => {
        const { origin = '' } = request.headers;
        open.push(origin);
        changes.emit('change');
        socket.once('close', () => {
          open.splice(open.indexOf(origin), 1);
          changes.emit('change');
        });
      });
      care.attach(server);
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      running = { care, server };
    },
    kill,
    stop: kill,
  };
}
