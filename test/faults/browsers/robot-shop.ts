// A shop whose pages hold the widget and the robot's hand. It serves the widget as it was built when the shop opened,
// so that a build meanwhile changes nothing.
import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shopPage } from '../../support/test-pages.ts';
import { SITE } from '../../support/test-site.ts';
import { Robot, ROBOT_SCRIPT } from './robot.ts';

const BUILT = fileURLToPath(new URL('../../../dist/browser/', import.meta.url));

export interface RobotShop {
  readonly url: string;
  readonly robot: Robot;
  /** How often a page was asked for. */
  readonly visits: number;
  /** Where the care server is, before the first page is asked for. */
  careAt(url: string): void;
  /** Calls back when the page says so, at that very moment. */
  onSignal(listener: () => void): void;
  close(): Promise<void>;
}

export async function openRobotShop(): Promise<RobotShop> {
  const widget = new Map(
    readdirSync(BUILT)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [`/widget/${name}`, readFileSync(BUILT + name)]),
  );
  if (!widget.has('/widget/care-widget.js')) throw new Error('First: npm run build -- browser');
  const robot = new Robot();
  let [url, care] = ['', ''];
  let signal = () => {};
  let visits = 0;

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/robot/work') void read(request).then((text) => robot.asks(text, response));
    else if (path === '/robot/signal') {
      signal();
      response.writeHead(204).end();
    } else if (path === '/robot.js')
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(ROBOT_SCRIPT);
    else if (path.startsWith('/widget/')) {
      const file = widget.get(path);
      response.writeHead(file ? 200 : 404, { 'content-type': 'text/javascript' }).end(file);
    } else {
      visits += 1;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(url, care));
    }
  });
  // A connection that ends while the page is busy would end the hand: nobody repeats a POST.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('No TCP address.');
  url = `http://127.0.0.1:${address.port}`;

  return {
    url,
    robot,
    get visits() {
      return visits;
    },
    careAt: (at) => void (care = at),
    onSignal: (listener) => void (signal = listener),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function page(url: string, care: string): string {
  const html = shopPage(`${url}/widget`, `data-site="${SITE}" data-server="${care}"`);
  return html.replace('</body>', '<script src="/robot.js"></script></body>');
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
