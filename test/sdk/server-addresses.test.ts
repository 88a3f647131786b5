// Log-ins that fail are counted by the address they come from, as far as that can be known.
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import type { CareOptions } from '../../sdk/server/index.ts';
import { clientNetwork } from '../../sdk/server/client-address.ts';
import { originsAt } from '../../sdk/server/doorkeeper.ts';
import { RealPeer, serve, SHOP } from './server-stage.ts';

const identity = { secrets: ['x'.repeat(32)] };
const bad = `ck_live_${'A'.repeat(43)}`;

async function served(t: TestContext, more: Partial<CareOptions> = {}) {
  const stage = await serve({ identity, failedLogins: { requests: 3, seconds: 60 }, ...more });
  t.after(() => stage.close());
  const list = (key: string, headers: Record<string, string> = {}) =>
    fetch(`${stage.url}/v1/admin/sites`, {
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
  const exchange = (headers: Record<string, string> = {}) =>
    fetch(`${stage.url}/v1/identity?site=demo`, {
      method: 'POST',
      headers: { origin: SHOP, ...headers },
      body: JSON.stringify({ identity: 'not.a.token', device: uuidV4() }),
    });
  const hello = async () => {
    const peer = await RealPeer.open(stage.url);
    const me = { site: 'demo', device: uuidV4(), identity: 'not.a.token' };
    peer.send({ type: 'hello', versions: [1], ...me });
    return peer.ended();
  };
  return { ...stage, list, exchange, hello };
}

const statuses = async (asked: () => Promise<Response>, times: number) => {
  const seen: number[] = [];
  for (let i = 0; i < times; i++) seen.push((await asked()).status);
  return seen;
};

describe('log-ins that fail', () => {
  it('[N2] [W7] are counted by address, for keys and customers’ tokens alike, wherever they are shown', async (t) => {
    const { list, exchange, hello, care } = await served(t);
    const { secret } = await care.api.keys.create({
      name: 'CRM',
      sites: ['demo'],
      scopes: ['sites:read'],
    });
    assert.deepEqual(await statuses(() => list(secret), 5), [200, 200, 200, 200, 200]);
    assert.equal((await list(bad)).status, 401);
    assert.equal((await exchange()).status, 401);
    assert.equal(await hello(), 4001);
    const refused = await list(bad);
    assert.equal(refused.status, 429);
    assert.match(refused.headers.get('retry-after')!, /^(19|20)$/);
    assert.equal((await exchange()).status, 429);
    assert.equal(await hello(), 4029);
    // What was refused unseen does not count again, and shoppers without a log-in come in as ever.
    await RealPeer.enter((await served(t)).url);
  });

  it('from proxies are counted by the hop that the options say, or by that of a proxy beside the server', async (t) => {
    const from = (address: string) => ({ 'x-forwarded-for': `10.9.9.9, ${address}` });
    for (const told of [await served(t), await served(t, { proxies: 1 })]) {
      assert.deepEqual(
        await statuses(() => told.list(bad, from('1.1.1.1')), 4),
        [401, 401, 401, 429],
      );
      assert.equal((await told.list(bad, from('2.2.2.2'))).status, 401);
    }
    const none = await served(t, { proxies: 0 });
    assert.deepEqual(
      await statuses(() => none.list(bad, from(`1.1.1.${Math.random()}`)), 4),
      [401, 401, 401, 429],
    );
  });
});

it('an address is what no asker can choose: the network of IPv6, the right hop of proxies', () => {
  for (const [connection, forwarded, proxies, expected] of [
    ['1.2.3.4', null, undefined, '1.2.3.4'],
    ['::ffff:1.2.3.4', null, 0, '1.2.3.4'],
    ['2001:db8:1:2:3:4:5:6', null, 0, '2001:db8:1:2::/64'],
    ['2001:db8::1', null, 0, '2001:db8:0:0::/64'],
    ['::1', null, 0, '0:0:0:0::/64'],
    ['fe80::1%eth0', null, 0, 'fe80:0:0:0::/64'],
    ['9.9.9.9', '6.6.6.6, 1.2.3.4', undefined, null],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4', undefined, '1.2.3.4'],
    ['::ffff:127.0.0.1', '6.6.6.6, 1.2.3.4, 192.168.0.7', undefined, '1.2.3.4'],
    ['fd00::1', '10.1.2.3', undefined, 'fd00:0:0:0::/64'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4', 0, '10.0.0.1'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
    ['10.0.0.1', '6.6.6.6, 1.2.3.4:555, 10.0.0.2', 2, '1.2.3.4'],
    ['10.0.0.1', '[2001:db8::1]:443', 1, '2001:db8:0:0::/64'],
    ['10.0.0.1', '1.2.3.4', 2, null],
    ['10.0.0.1', 'unknown', 1, null],
    ['10.0.0.1', null, 1, null],
    [null, null, undefined, null],
  ] as const)
    assert.equal(
      clientNetwork(
        connection,
        new Headers(forwarded === null ? {} : { 'x-forwarded-for': forwarded }),
        proxies === undefined ? {} : { proxies },
      ),
      expected,
      `${connection} ${forwarded}`,
    );
});

it('an address that the merchant’s own way tells comes before all others, and none is none', () => {
  const headers = new Headers({ 'x-real': '2001:db8::9', 'x-forwarded-for': '1.2.3.4' });
  const told = (name: string) => ({
    proxies: 1,
    clientAddress: (request: { headers: Headers }) => request.headers.get(name),
  });
  assert.equal(clientNetwork('9.9.9.9', headers, told('x-real')), '2001:db8:0:0::/64');
  assert.equal(clientNetwork('9.9.9.9', headers, told('x-none')), null);
});

it('what was asked for over https comes from no page that came without it', () => {
  assert.deepEqual(originsAt('care.example', true), ['https://care.example']);
  assert.deepEqual(originsAt('care.example', false), [
    'https://care.example',
    'http://care.example',
  ]);
  assert.deepEqual(originsAt(null, true), []);
});

it('a desk on the own host that came without https is none once a proxy says that this is https', async (t) => {
  const { url } = await served(t);
  const { host } = new URL(url);
  const status = async (headers: Record<string, string>) =>
    (
      await fetch(`${url}/v1/desk/tickets?site=demo`, {
        method: 'POST',
        headers: { 'x-agent': 'anna', ...headers },
      })
    ).status;
  assert.equal(await status({ origin: `http://${host}` }), 200);
  const secure = { 'x-forwarded-proto': 'https' };
  assert.equal(await status({ origin: `https://${host}`, ...secure }), 200);
  assert.equal(await status({ origin: `http://${host}`, ...secure }), 403);
});

it('a network is an IPv4 address or the first half of an IPv6 one, however it is written', () => {
  for (const [address, network] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['2001:DB8:0:1:ffff::9', '2001:db8:0:1::/64'],
    ['2001:db8:0:1::', '2001:db8:0:1::/64'],
    ['[2001:db8::1]', '2001:db8:0:0::/64'],
    ['1.2.3', null],
    ['unknown', null],
    ['', null],
  ] as const)
    assert.equal(clientNetwork(address, new Headers(), {}), network, address);
});
