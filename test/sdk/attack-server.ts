// The process that attack-stage.ts starts: care as a merchant runs it, with its own logger.
import { createCare } from '../../sdk/server/index.ts';
import { OTHER_SHOP, SHOP } from './server-stage.ts';

const care = await createCare({
  store: 'sqlite::memory:',
  sites: {
    demo: { name: 'Demo', origins: [SHOP], team: [{ id: 'anna', name: 'Anna' }] },
    other: { name: 'Other', origins: [OTHER_SHOP] },
  },
  authenticateAgent: (request) => {
    const name = request.headers.get('x-agent');
    if (name === 'broken') throw new Error(`no such session ${request.headers.get('x-why')}`);
    return Promise.resolve(name ? { id: name, name } : null);
  },
});

process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.({ memory: heapUsed + external });
});
const { url } = await care.listen(0, '127.0.0.1');
process.send?.({ url });
