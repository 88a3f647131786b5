// What `check` looks at is somebody else's server, which may do what it likes.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { it } from 'node:test';
import { cli } from '../support/cli.ts';

it('check reads no page that never ends', async (t) => {
  const endless = createServer((_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536, 'x')));
    };
    response.on('drain', more);
    more();
  });
  endless.listen(0, '127.0.0.1');
  await once(endless, 'listening');
  t.after(() => {
    endless.closeAllConnections();
    endless.close();
  });
  const { port } = endless.address() as AddressInfo;
  const run = cli(tmpdir(), 'check', `http://127.0.0.1:${port}/`);
  assert.equal(await run.ended, 1);
  assert.match(run.err(), /cannot be read: the answer is longer than \d+ bytes\.\n$/);
});
