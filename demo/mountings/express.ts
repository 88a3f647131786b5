// Care in an Express 5 app: `node demo/mountings/express.ts`.
import express from 'express';
import { createCare } from '../../sdk/server/index.ts';
import { careOptions, deskPage, port, say, shopPage } from './shop.ts';

const care = await createCare(careOptions);

const app = express();
// Before any body parser: care reads its requests itself, and leaves all others whole.
app.use(care.requestListener);
app.use(express.json());
app.get('/desk', (_, response) => void response.type('html').send(deskPage));
app.get('/{*any}', (_, response) => void response.type('html').send(shopPage));

const server = app.listen(port, '127.0.0.1', say);
care.attach(server);

const end = () => void care.close().then(() => server.close());
process.once('SIGTERM', end);
process.once('SIGINT', end);
