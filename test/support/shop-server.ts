// A merchant's shop for end-to-end tests: every path is a store page with the script tag. It also hosts the
// widget's files under /widget/, as a shop may, so that pages load while the care server is down.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const BROWSER_DIST = new URL('../../dist/browser/', import.meta.url);

export interface ShopServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * @param page makes the HTML of every page from the shop's own address
 * @param scripts where the widget's files lie, otherwise what was built last
 */
export async function shopServer(
  page: (shopUrl: string) => string,
  scripts = BROWSER_DIST,
): Promise<ShopServer> {
  let url = '';
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', url).pathname;
    if (!path.startsWith('/widget/')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(url));
      return;
    }
    const file = fileURLToPath(new URL(basename(path), scripts));
    readFile(file).then(
      (body) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('No TCP address.');
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
