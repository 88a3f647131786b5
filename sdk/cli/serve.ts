import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { createCare } from '../server/create-care.ts';
import { createHttpServer, listen } from '../server/listen.ts';
import type { ServeConfig } from '../server/serve-config.ts';
import type { Command } from './command.ts';
import { DeskDoor } from './desk-door.ts';
import { DEFAULT_PORT, readConfig } from './read-config.ts';

const HELP = `npx care-widget serve [options]

Serves the widget, its API and the desk (at /desk) as care.config.mjs says, until it is told to end.

  --config <file>   another configuration
  --port <n>        another port than the configuration's; 0 for any that is free
  --host <address>  listen on this address alone, for example 127.0.0.1 behind a proxy

Put a proxy before it that ends TLS, passes WebSockets on, sets x-forwarded-proto, and lets a request wait for 30 seconds.
SIGTERM hands the clients over and ends it.`;

export const serve: Command = {
  summary: 'serves widget, API and desk',
  help: HELP,
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
      },
    });
    const config = await readConfig(values.config);
    const port = Number(values.port ?? config.port ?? process.env['PORT'] ?? DEFAULT_PORT);
    const { url, close } = await open(config, port, values.host ?? config.host);
    console.log(`Serving at ${url}   the desk is ${url}/desk   Ctrl-C ends it.`);
    const signal = Promise.race(['SIGINT', 'SIGTERM'].map((name) => once(process, name)));
    await signal;
    await close();
    return 0;
  },
};

async function open(
  { agents, port: _, host: __, ...options }: ServeConfig,
  port: number,
  host: string | undefined,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const [[site = '', shop] = []] = Object.entries(options.sites ?? {});
  const door = new DeskDoor(agents, { site, name: shop?.name ?? '', path: options.path ?? '' });
  const care = await createCare({
    ...options,
    authenticateAgent: (request) =>
      Promise.resolve(door.agentOf((name) => request.headers.get(name))),
  });
  const server = createHttpServer((request, response) => {
    if (!door.answer(request, response)) care.requestListener(request, response);
  });
  care.attach(server);
  try {
    const url = await listen(server, port, host);
    return {
      url,
      async close() {
        const closed = once(server, 'close');
        server.close();
        server.closeIdleConnections();
        await care.close();
        server.closeAllConnections();
        await closed;
      },
    };
  } catch (error) {
    await care.close();
    throw error;
  }
}
