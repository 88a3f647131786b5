// What an attacker with a key of his own, an old key or none can learn or do: nothing.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eachEndpoint } from '../../sdk/api/care-api.ts';
import { SCOPES } from '../../sdk/client/index.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import { ask, inputFor, type Known } from './api-ask.ts';
import { openApiStage, type ApiStage } from './api-stage.ts';
import { Receiver } from './webhook-stage.ts';

const DAY = 86_400_000;
const MARK = 'leaked-if-you-read-this';

describe('the admin API', () => {
  let stage: ApiStage;
  let victim: Known;
  const receiver = new Receiver();
  before(async () => {
    stage = await openApiStage('sqlite::memory:');
    const { url } = await receiver.up();
    const hook = { site: 'demo', url: `${url}?${MARK}` };
    const webhook = (await stage.care.api.webhooks.create(hook)).webhook.id;
    const talk = await stage.newTalk('demo');
    await stage.care.api.conversations.note({
      site: 'demo',
      conversation: talk.conversation,
      text: MARK,
    });
    const { key } = await stage.key(['demo']);
    const { items } = await stage.care.api.webhooks.deliveries({ site: 'demo', webhook });
    victim = { ...talk, key: key.id, webhook, delivery: items[0]!.id };
  });
  after(async () => {
    await stage.end();
    await receiver.down();
  });

  const refusedAs = async (key: string | undefined, status: number, code: string) => {
    for (const { namespace, method, endpoint } of eachEndpoint()) {
      const seen = await ask(stage, endpoint, inputFor(endpoint, 'demo', victim), key);
      const what = `${namespace}.${method}: ${JSON.stringify(seen.body)}`;
      assert.equal(seen.status, status, what);
      assert.equal(seen.body['code'], code, what);
      assert.doesNotMatch(JSON.stringify(seen.body), new RegExp(MARK));
    }
  };

  it('answers nobody without a key, and nothing but that', () =>
    refusedAs(undefined, 401, 'token-expired'));

  it('answers no key that is unknown, revoked or has expired, and does not say which', async (t) => {
    const revoked = await stage.key();
    await stage.care.api.keys.revoke({ key: revoked.key.id });
    const expired = await stage.key(['demo'], [...SCOPES], { expiresAt: Date.now() + DAY });
    const made = `ck_live_${'A'.repeat(43)}`;
    const details = new Set<string>();
    const read = async (key: string) => {
      await refusedAs(key, 401, 'token-expired');
      const { endpoint } = eachEndpoint()[0]!;
      details.add(JSON.stringify(await ask(stage, endpoint, { site: 'demo' }, key)));
    };
    await read(revoked.secret);
    await read(made);
    await read(`${made}';--`);
    t.mock.method(Date, 'now', () => expired.key.expiresAt);
    await read(expired.secret);
    assert.equal(details.size, 1);
  });

  it('lets no key do what is not in its scopes', async () => {
    for (const { namespace, method, endpoint } of eachEndpoint()) {
      const others = SCOPES.filter((scope) => scope !== endpoint.scope);
      const { secret } = await stage.key(['demo'], others);
      const { status, body } = await ask(
        stage,
        endpoint,
        inputFor(endpoint, 'demo', victim),
        secret,
      );
      assert.deepEqual([status, body['code']], [403, 'forbidden'], `${namespace}.${method}`);
    }
  });

  it('tells a key of another site of this one’s things what it tells of things that are nowhere', async () => {
    const { secret } = await stage.key(['other']);
    const nowhere = () => ({
      contact: uuidV4(),
      conversation: uuidV4(),
      file: uuidV7(Date.now()),
      key: uuidV4(),
      webhook: `ep_${uuidV4().replaceAll('-', '')}`,
      delivery: uuidV4(),
    });
    for (const { namespace, method, endpoint } of eachEndpoint()) {
      if (endpoint.path === '/v1/admin/sites') continue;
      const yours = await ask(stage, endpoint, inputFor(endpoint, 'demo', victim), secret);
      assert.equal(yours.status, 404, `${namespace}.${method}`);
      // The site of somebody else and none at all; things of somebody else on the own site and none at all.
      const pairs = [
        [yours, await ask(stage, endpoint, inputFor(endpoint, 'nowhere', nowhere()), secret)],
      ];
      if (/:(conversation|contact|file|key|webhook|delivery)/.test(endpoint.path))
        pairs.push([
          await ask(stage, endpoint, inputFor(endpoint, 'other', victim), secret),
          await ask(stage, endpoint, inputFor(endpoint, 'other', nowhere()), secret),
        ]);
      for (const [one, other] of pairs) assert.deepEqual(one, other, `${namespace}.${method}`);
    }
  });

  it('shows a key of another site neither this one nor its name', async () => {
    const { secret } = await stage.key(['other']);
    const api = stage.client(secret);
    assert.deepEqual(
      (await api.sites.list()).items.map(({ id }) => id),
      ['other'],
    );
    const both = await stage.key(['demo', 'other']);
    const { items } = await api.keys.list({ site: 'other' });
    assert.ok(items.every(({ sites }) => !sites.includes('demo')));
    await assert.rejects(api.keys.revoke({ key: both.key.id }), { code: 'not-found' });
  });

  it('shows a key of one site no webhook that tells of others, and lets none change one of all sites', async () => {
    const { webhooks } = stage.care;
    const { url } = receiver;
    const { endpoint: both } = await webhooks.create({ url, sites: ['demo', 'other'] });
    const { endpoint: all } = await webhooks.create({ url });
    const one = stage.client((await stage.key(['other'])).secret);
    assert.deepEqual((await one.webhooks.list({ site: 'other' })).items, []);
    for (const { id } of [both, all]) {
      const at = { site: 'other', webhook: id };
      await assert.rejects(one.webhooks.get(at), { code: 'not-found' });
      await assert.rejects(one.webhooks.rotateSecret(at), { code: 'not-found' });
    }
    const every = stage.client((await stage.key(['demo', 'other'])).secret);
    const shown = (await every.webhooks.list({ site: 'other' })).items.map(({ id }) => id);
    assert.deepEqual(shown.sort(), [both.id, all.id].sort());
    const at = { site: 'other', webhook: all.id };
    for (const refused of [
      () => every.webhooks.rotateSecret(at),
      () => every.webhooks.update({ ...at, url: 'https://evil.example/' }),
      () => every.webhooks.delete(at),
    ])
      await assert.rejects(refused(), { code: 'forbidden' });
    assert.equal((await every.webhooks.update({ ...at, enabled: false })).status, 'disabled');
  });

  it('keeps things with the same ids on two sites apart', async () => {
    const twin = await stage.newTalk('other', victim);
    const { secret } = await stage.key(['other']);
    const api = stage.client(secret);
    const { conversation } = twin;
    await api.conversations.resolve({ site: 'other', conversation });
    await api.contacts.update({ site: 'other', contact: twin.contact, name: 'Eve' });
    const own = stage.care.api;
    assert.equal((await own.conversations.get({ site: 'demo', conversation })).status, 'open');
    const { contact } = victim;
    assert.equal((await own.contacts.get({ site: 'demo', contact })).name, 'Ada');
    const exported = await api.contacts.export({ site: 'other', contact, with: 'notes' });
    assert.doesNotMatch(JSON.stringify(exported), new RegExp(MARK));
  });

  it('lets a key make no key that can do more, reaches further, lasts longer or is somebody else', async () => {
    const expiresAt = Date.now() + DAY;
    const { secret } = await stage.key(['demo'], ['keys:write', 'sites:read'], { expiresAt });
    const api = stage.client(secret);
    const wish = { name: 'More', sites: ['demo'], scopes: ['sites:read' as const] };
    const refused = (more: object, code: string) =>
      assert.rejects(api.keys.create({ ...wish, ...more }), { code });
    await refused({ scopes: ['sites:read', 'contacts:export'] }, 'forbidden');
    await refused({ sites: ['demo', 'other'] }, 'not-found');
    await refused({ agent: { id: 'anna', name: 'Anna' } }, 'forbidden');
    const { key } = await api.keys.create({ ...wish, expiresAt: expiresAt + DAY });
    assert.equal(key.expiresAt, expiresAt);
  });

  it('lets agents in by their log-in from pages of the desk only, and not to keys, audit or exports', async () => {
    const agents = (headers: Record<string, string>, path = 'sites/demo/conversations') =>
      fetch(`${stage.url}/v1/admin/${path}`, { headers: { 'x-agent': 'anna', ...headers } });
    assert.equal((await agents({})).status, 200);
    const own = await agents({ origin: stage.url });
    assert.equal(own.status, 200);
    assert.equal(own.headers.get('access-control-allow-origin'), stage.url);
    for (const headers of [
      { origin: 'https://shop.example' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const answer = await agents(headers);
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    }
    for (const path of ['audit', 'keys', 'webhooks', `contacts/${victim.contact}/export`])
      assert.equal((await agents({}, `sites/demo/${path}`)).status, 403, path);
    const other = await agents({ 'x-agent': 'demo-only' }, 'sites/other/conversations');
    assert.equal(other.status, 404);
  });

  it('writes nothing of what it was asked into the log', async () => {
    const { secret } = await stage.key();
    const lie = '\n{"level":"error","message":"forged"}\u001b[2J\u202e';
    for (const { endpoint } of eachEndpoint()) {
      const headers = { authorization: `Bearer ${secret}`, 'idempotency-key': encodeURI(lie) };
      const path = endpoint.path.replace(/:\w+/g, encodeURIComponent(lie));
      const hasBody = endpoint.method !== 'GET';
      await fetch(`${stage.url}${path}${hasBody ? '' : `?cursor=${encodeURIComponent(lie)}`}`, {
        method: endpoint.method,
        headers,
        ...(hasBody && { body: JSON.stringify({ text: lie, name: lie }) }),
      });
    }
    assert.deepEqual(stage.complaints, []);
  });

  it('takes no field from where it does not belong, and none twice', async () => {
    const { secret } = await stage.key();
    const get = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${secret}` };
      const answer = await fetch(`${stage.url}/v1/admin/sites/demo${path}`, { ...init, headers });
      return [answer.status, ((await answer.json()) as { detail: string }).detail];
    };
    assert.deepEqual(await get('?site=other'), [
      400,
      'site: belongs elsewhere than into the query.',
    ]);
    assert.deepEqual(await get('/contacts?limit=1&limit=2'), [400, 'limit: is given twice.']);
    const note = `/conversations/${victim.conversation}/notes`;
    const post = (body: string, query = '') => get(note + query, { method: 'POST', body });
    assert.equal((await post('{"site":"other","text":"x"}'))[0], 400);
    assert.equal((await post('{"__proto__":{"text":"x"}}'))[0], 400);
    assert.equal((await post('[]'))[0], 400);
    assert.equal((await post('{"text":'))[0], 400);
    assert.equal((await post('{"text":"x"}', '?text=y'))[0], 400);
    assert.equal((await post(JSON.stringify({ text: 'x'.repeat(70_000) })))[0], 413);
  });

  it('slows each caller down by itself, and says so in headers', async (t) => {
    const slow = await openApiStage('sqlite::memory:', { apiRate: { requests: 3, seconds: 60 } });
    t.after(() => slow.end());
    const keys = [await slow.key(), await slow.key()];
    const get = (secret: string) =>
      fetch(`${slow.url}/v1/admin/sites`, { headers: { authorization: `Bearer ${secret}` } });
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push(await get(keys[0]!.secret));
    assert.deepEqual(
      seen.map(({ status }) => status),
      [200, 200, 200, 429],
    );
    assert.equal(seen[0]!.headers.get('ratelimit-policy'), '"api";q=3;w=60');
    assert.match(seen[0]!.headers.get('ratelimit')!, /^"api";r=2;t=(19|20)$/);
    assert.match(seen[3]!.headers.get('retry-after')!, /^(19|20)$/);
    assert.equal(seen[3]!.headers.get('content-type'), 'application/problem+json');
    assert.equal((await get(keys[1]!.secret)).status, 200);
  });
});
