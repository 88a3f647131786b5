// Care in a server of node:http: `node demo/mountings/node-http.ts`.
import { createServer } from 'node:http';
import { createCare } from '../../sdk/server/index.ts';
import { careOptions, deskPage, port, say, shopPage } from './shop.ts';

const care = await createCare(careOptions);

const server = createServer((request, response) => {
  // What is not under care's path comes back.
  care.requestListener(request, response, () => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url?.startsWith('/desk') ? deskPage : shopPage);
  });
});
care.attach(server);
server.listen(port, '127.0.0.1', say);

const end = () => void care.close().then(() => server.close());
process.once('SIGTERM', end);
process.once('SIGINT', end);
