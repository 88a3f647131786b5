// What an address that somebody else has written may reach: the public internet, and nothing behind it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { systemClock } from '../../sdk/runtime.ts';
import { isGlobalAddress } from '../../sdk/webhooks/global-address.ts';
import { createPoster, type PostOutcome } from '../../sdk/webhooks/post.ts';
import type { TargetPolicy } from '../../sdk/webhooks/target.ts';
import { forbiddenUrls, INSIDE, insideNames } from './ssrf-urls.ts';

/** As lenient as production can be set, so that only the address can be what refuses. */
const LENIENT: TargetPolicy = {
  allowHttp: true,
  allowPrivateTargets: false,
  ports: [80, 443, 8080],
};
const PUBLIC = '93.184.216.34';

let hits = 0;
const canary = createServer((_request, response) => {
  hits += 1;
  response.end('secret');
});
let port = 0;

before(async () => {
  canary.listen(0, '127.0.0.1');
  await once(canary, 'listening');
  port = (canary.address() as AddressInfo).port;
});
after(() => {
  canary.closeAllConnections();
  canary.close();
});

/** Whatever is dialled, the canary answers: so a dial is a hit, and nothing leaves this machine. */
function poster(resolve: (host: string) => readonly string[], policy = LENIENT) {
  const dialled: string[] = [];
  const post = createPoster({
    policy,
    clock: systemClock,
    resolve: async (host) => resolve(host),
    dial: (address) => {
      dialled.push(address);
      return connect(port, '127.0.0.1');
    },
  });
  const signal = new AbortController().signal;
  const send = (url: string) => post({ url, headers: {}, body: '{}', signal });
  return { dialled, send };
}

describe('the sender of webhooks', () => {
  it('reaches nothing by 250 addresses that lead inside', async () => {
    const urls = forbiddenUrls();
    assert.ok(urls.length >= 250, `only ${urls.length}`);
    const names = insideNames();
    const { dialled, send } = poster((host) => names.get(host.replace(/\.$/, '')) ?? ['127.0.0.1']);
    const outcomes: PostOutcome[] = [];
    for (const url of urls) outcomes.push(await send(url));
    const wrong = urls.filter((_, i) => {
      const one = outcomes[i]!;
      return one.is !== 'failed' || one.error !== 'forbidden';
    });
    assert.deepEqual(wrong, []);
    assert.deepEqual([dialled, hits], [[], 0]);
  });

  it('reaches a public address, by the number that was vetted: the name is looked up once', async () => {
    let asked = 0;
    const { dialled, send } = poster(() => (asked++ === 0 ? [PUBLIC] : ['127.0.0.1']));
    // The socket tells that it is connected to this machine: what was vetted is not what was reached.
    assert.deepEqual(await send('http://rebinding.example/'), { is: 'failed', error: 'forbidden' });
    assert.deepEqual([dialled, asked, hits], [[PUBLIC], 1, 0]);
  });

  it('condemns a name of which one address of many is inside', async () => {
    for (const inside of INSIDE) {
      const { dialled, send } = poster(() => [PUBLIC, '2606:2800:220:1::1', inside]);
      assert.deepEqual(await send('https://mixed.example/'), { is: 'failed', error: 'forbidden' });
      assert.deepEqual(dialled, []);
    }
    assert.equal(hits, 0);
  });

  it('does not take a name without an address, or what is no address, for one', async () => {
    for (const answer of [[], [''], ['localhost'], ['fe80::1%lo'], ['2606:2800:220:1::1%lo']]) {
      const { dialled, send } = poster(() => answer);
      assert.deepEqual(await send('https://odd.example/'), { is: 'failed', error: 'forbidden' });
      assert.deepEqual(dialled, []);
    }
  });

  it('finds this canary where development allows it, so that a miss above is a miss', async () => {
    const policy = { ...LENIENT, allowPrivateTargets: true };
    const { send } = poster(() => ['127.0.0.1'], policy);
    const outcome = await send('http://localhost/');
    assert.deepEqual(outcome, { is: 'answered', status: 200, retryAfter: null });
    assert.equal(hits, 1);
    hits = 0;
  });

  it('knows the public internet when it sees it', () => {
    const global = ['1.1.1.1', '8.8.8.8', PUBLIC, '100.63.255.255', '100.128.0.1', '172.15.0.1'];
    const globalToo = ['172.32.0.1', '192.169.0.1', '223.255.255.255', '2606:4700:4700::1111'];
    for (const address of [...global, ...globalToo, '2a00:1450:4001:81b::200e'])
      assert.equal(isGlobalAddress(address), true, address);
    for (const address of [...INSIDE, '', 'localhost', '1', '1.1.1', '256.1.1.1', ' 1.1.1.1'])
      assert.equal(isGlobalAddress(address), false, address);
  });
});
