// The process that care-process.ts starts: a merchant's server with care and a desk page in it.
import { createServer } from 'node:http';
import { createCare } from '../../sdk/server/index.ts';
import { DESK_PAGE } from './test-pages.ts';
import { AGENTS, SITE } from './test-site.ts';
import type { CareProcessOptions } from './care-process.ts';

const { store, origins, files, port } = JSON.parse(
  process.argv[2] ?? '{}',
) as CareProcessOptions & {
  port: number;
};
const base = `http://127.0.0.1:${port}`;

const care = await createCare({
  store,
  ...(files !== undefined && { files }),
  sites: {
    [SITE]: { name: 'Alder & Moss', origins: [...origins], team: [...AGENTS], replyMinutes: 3 },
  },
  authenticateAgent: (request) => {
    const id = /(?:^|;\s*)agent=([a-z]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    return Promise.resolve(AGENTS.find((agent) => agent.id === id) ?? null);
  },
});

const server = createServer((request, response) => {
  if (request.url?.startsWith('/desk')) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(DESK_PAGE);
    return;
  }
  care.requestListener(request, response);
});
care.attach(server);
server.listen(port, '127.0.0.1', () => console.log(`READY ${base}`));
