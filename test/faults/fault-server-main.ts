// The process that fault-server.ts starts: a merchant's server that can be told where to die.
import { createServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createCare } from '../../sdk/server/index.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import { AGENTS, SITE } from '../support/test-site.ts';
import { Fuse, socketsWithFailpoints, storeWithFailpoints, type Failpoint } from './failpoints.ts';
import { laneSites } from './lane-sites.ts';

const { store, origin, port } = JSON.parse(process.argv[2] ?? '{}') as {
  store: string;
  origin: string;
  port: number;
};
const MS = 1e6;

const fuse = new Fuse();
const loop = monitorEventLoopDelay({ resolution: 5 });
loop.enable();
process.on('message', (message: { arm: Failpoint; skip: number } | { vitals: true }) => {
  if ('arm' in message) {
    fuse.arm(message.arm, message.skip);
    process.send?.({ told: 'armed' });
    return;
  }
  const { user, system } = process.cpuUsage();
  process.send?.({
    told: 'vitals',
    loopP99Ms: loop.percentile(99) / MS,
    loopMaxMs: loop.max / MS,
    cpuMs: (user + system) / 1_000,
  });
  loop.reset();
});

const site = { name: 'Alder & Moss', origins: [origin], team: [...AGENTS] };
const care = await createCare({
  store: storeWithFailpoints(await openStore(store), fuse),
  sites: Object.fromEntries([SITE, ...laneSites()].map((id) => [id, site])),
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
server.listen(port, '127.0.0.1', () => {
  process.send?.({ told: 'ready' });
  flushCompileCache();
});

let ending = false;
const end = async () => {
  if (ending) return;
  ending = true;
  // What a merchant's own server does: no new connections, then care's good-bye. It has to end by itself after that.
  server.close();
  await care.close();
  server.closeAllConnections();
  loop.disable();
  process.disconnect();
};
process.on('disconnect', () => void (ending || process.exit()));
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
