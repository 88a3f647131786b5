// Care in a Hono app on Node: `node demo/mountings/hono.ts`.
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createCare } from '../../sdk/server/index.ts';
import { careOptions, deskPage, port, say, shopPage } from './shop.ts';

const care = await createCare(careOptions);

const app = new Hono();
app.all('/care/*', (context) => care.fetch(context.req.raw));
app.get('/desk', (context) => context.html(deskPage));
app.get('/*', (context) => context.html(shopPage));

const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, say) as Server;
care.attach(server);

const end = () => void care.close().then(() => server.close());
process.once('SIGTERM', end);
process.once('SIGINT', end);
