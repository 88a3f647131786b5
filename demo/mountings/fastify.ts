// Care in a Fastify 5 app: `node demo/mountings/fastify.ts`.
import { createServer } from 'node:http';
import { fastify } from 'fastify';
import { createCare } from '../../sdk/server/index.ts';
import { careOptions, deskPage, port, say, shopPage } from './shop.ts';

const care = await createCare(careOptions);

const app = fastify({
  // Fastify's own server, with care before it: care reads its requests itself, and leaves all others whole.
  serverFactory: (handler) => {
    const server = createServer((request, response) =>
      care.requestListener(request, response, () => handler(request, response)),
    );
    care.attach(server);
    return server;
  },
});
app.get('/desk', (_, reply) => reply.type('text/html; charset=utf-8').send(deskPage));
app.get('/*', (_, reply) => reply.type('text/html; charset=utf-8').send(shopPage));
app.addHook('preClose', () => care.close());

await app.listen({ port, host: '127.0.0.1' });
say();

const end = () => void app.close();
process.once('SIGTERM', end);
process.once('SIGINT', end);
