// The process that fault-server.ts starts: a merchant's server that can be told where to die.
import { createServer } from 'node:http';
import { createCare } from '../../sdk/server/index.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import { AGENTS, SITE } from '../support/test-site.ts';
import { Fuse, socketsWithFailpoints, storeWithFailpoints, type Failpoint } from './failpoints.ts';

const { store, origin, port } = JSON.parse(process.argv[2] ?? '{}') as {
  store: string;
  origin: string;
  port: number;
};

const fuse = new Fuse();
process.on('disconnect', () => process.exit());
process.on('message', ({ point, skip }: { point: Failpoint; skip: number }) => {
  fuse.arm(point, skip);
  process.send?.('armed');
});

const care = await createCare({
  store: storeWithFailpoints(await openStore(store), fuse),
  sites: { [SITE]: { name: 'Alder & Moss', origins: [origin], team: [...AGENTS] } },
  desk: { origins: [origin] },
  authenticateAgent: (request) => {
    const id = request.headers.get('x-agent');
    return Promise.resolve(AGENTS.find((agent) => id?.startsWith(agent.id)) ?? null);
  },
  // A database that is down is told of by every client's every try.
  logger: { info() {}, warn() {}, error() {} },
});

const server = createServer(care.requestListener);
socketsWithFailpoints(server, fuse);
care.attach(server);
server.listen(port, '127.0.0.1', () => process.send?.('ready'));
