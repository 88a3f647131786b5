// Care in a Next 16 app, with sockets: `node demo/mountings/next/server.ts` after `npx next build demo/mountings/next`.
// In an app without a server file of its own, create care in the route, beside `serverExternalPackages: ['care-widget']` in
// next.config: shoppers' widgets then say the same over HTTP, and the desk needs another place.
import { createServer } from 'node:http';
import next from 'next';
import { createCare } from '../../../sdk/server/index.ts';
import { careOptions, port, say } from '../shop.ts';
import './care.ts';

const care = await createCare(careOptions);
globalThis.careServer = care;

const dev = process.env['NODE_ENV'] !== 'production';
// Next would listen for upgrades on the server that its requests come from, and end all to paths that are routes of its
// own, as care's is. Given another server, it leaves them to us.
const app = next({ dir: import.meta.dirname, dev, httpServer: createServer() });
await app.prepare();
const handle = app.getRequestHandler();
const upgrade = app.getUpgradeHandler();

const server = createServer((request, response) => void handle(request, response));
care.attach(server);
server.on('upgrade', (request, socket, head) => {
  if (!request.url?.startsWith('/care/')) void upgrade(request, socket, head);
});
server.listen(port, '127.0.0.1', say);

const end = () => {
  void care.close().then(() => {
    server.close();
    return app.close();
  });
};
process.once('SIGTERM', end);
process.once('SIGINT', end);
