// The server that is measured: everything on, but for the rates, which are made for people.
import { createCare } from '../../../sdk/server/index.ts';

const [store = 'sqlite::memory:', port = '0'] = process.argv.slice(2);
const care = await createCare({
  store,
  sites: { bench: { name: 'Bench', origins: ['https://bench.example'] } },
  allowMissingOrigin: true,
  authenticateAgent: (request) => {
    const id = request.headers.get('x-agent');
    return Promise.resolve(id ? { id, name: id } : null);
  },
  rates: { opsPerSecond: 1e6, opsBurst: 1e6, framesPerSecond: 1e6, framesBurst: 1e6 },
});
await care.listen(Number(port), '127.0.0.1');
console.log('READY');
