// Endpoints as a merchant manages them: in createCare, and at run time.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { CareError, createCare, type CareOptions } from '../../sdk/server/index.ts';
import { isWebhookSecret, newWebhookSecret } from '../../sdk/webhooks/signature.ts';
import { stage } from './webhook-stage.ts';

const URL_A = 'https://a.example/hooks';
const secret = newWebhookSecret(systemRandom);
const sites = { demo: { name: 'Demo', origins: ['https://shop.example'] } };

async function whyNot(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof CareError, String(error));
    assert.doesNotMatch(error.message, /\n/);
    return `${error.code}: ${error.message}`;
  }
  return 'accepted';
}

describe('care.webhooks', () => {
  it('shows the secret once, when it is made, and never again', async () => {
    const { api, close } = await stage();
    const { endpoint, secret: made } = await api.create({ url: URL_A });
    assert.ok(isWebhookSecret(made));
    assert.deepEqual(
      [endpoint.events, endpoint.sites, endpoint.status, endpoint.configured],
      [null, null, 'enabled', false],
    );
    assert.deepEqual(await api.list(), [endpoint]);
    const everything = [
      await api.list(),
      await api.get(endpoint.id),
      await api.update(endpoint.id, {}),
    ];
    assert.doesNotMatch(JSON.stringify(everything), /whsec_|secrets/);
    assert.notEqual((await api.rotateSecret(endpoint.id)).secret, made);
    await close();
  });

  it('changes what is named, and leaves the rest', async () => {
    const { api, close } = await stage();
    const { endpoint } = await api.create({
      url: URL_A,
      events: ['message.posted'],
      sites: ['demo'],
    });
    const changed = await api.update(endpoint.id, { url: 'https://b.example/' });
    assert.deepEqual(changed, { ...endpoint, url: 'https://b.example/' });
    assert.equal((await api.update(endpoint.id, { events: null })).events, null);
    assert.equal((await api.update(endpoint.id, { enabled: false })).status, 'disabled');
    assert.equal((await api.update(endpoint.id, { enabled: true })).status, 'enabled');
    await api.remove(endpoint.id);
    assert.deepEqual(await api.list(), []);
    await close();
  });

  it('says what is wrong with what it was given', async () => {
    const { api, close } = await stage({ webhookDelivery: {} });
    const { endpoint } = await api.create({ url: URL_A });
    const { id } = endpoint;
    const wrong: [Promise<unknown>, RegExp][] = [
      [api.create({ url: 'http://a.example/' }), /https:\/\//],
      [api.create({ url: 'https://127.0.0.1/' }), /public internet/],
      [api.create({ url: 'https://a.example:8443/' }), /port 8443 is not one of 443/],
      [api.create({ url: 'https://u:p@a.example/' }), /user or password/],
      [api.create({ url: 'a.example' }), /no address/],
      [api.create({} as never), /url/],
      [api.create({ url: URL_A, events: ['message.post' as never] }), /events\.0/],
      [api.create({ url: URL_A, events: [] }), /events/],
      [api.create({ url: URL_A, secret } as never), /secret is not known/],
      [api.update(id, { url: 'ftp://a.example' }), /https/],
      [api.update(id, { status: 'enabled' } as never), /status is not known/],
      [api.update('nobody', { enabled: true }), /not-found/],
      [api.remove('nobody'), /not-found/],
      [api.deliveries('nobody'), /not-found/],
      [api.deliveries(id, { limit: 0 }), /limit/],
      [api.deliveries(id, { cursor: 'x' }), /cursor/],
      [api.deliveries(id, { state: 'lost' as never }), /state/],
      [api.replay(id, {} as never), /either/],
      [api.replay(id, { since: -1 }), /either/],
      [api.rotateSecret(id, { overlapMs: -1 }), /overlapMs/],
    ];
    for (const [work, expected] of wrong) assert.match(await whyNot(work), expected);
    await close();
  });
});

describe('createCare({ webhooks })', () => {
  it('names what is wrong, before anything is opened', async () => {
    const problem = (more: object) =>
      whyNot(createCare({ store: 'sqlite::memory:', sites, ...more } as CareOptions));
    const wrong: [object, RegExp][] = [
      [{ webhooks: {} }, /webhooks/],
      [{ webhooks: [{ url: URL_A }] }, /webhooks\.0\.secret/],
      [{ webhooks: [{ url: URL_A, secret: 'hush' }] }, /webhooks\.0\.secret.*whsec_/],
      [{ webhooks: [{ url: URL_A, secret, event: [] }] }, /no option "webhooks\.0\.event"/],
      [{ webhooks: [{ url: 'http://a.example', secret }] }, /webhooks\.0\.url.*https/],
      [{ webhooks: [{ url: 'https://10.0.0.1', secret }] }, /webhooks\.0\.url.*public/],
      [{ webhooks: [0, 1].map(() => ({ url: URL_A, secret })) }, /two webhooks/],
      [{ webhookDelivery: { ports: [0] } }, /webhookDelivery\.ports/],
    ];
    for (const [more, expected] of wrong) assert.match(await problem(more), expected);
    assert.doesNotMatch(await problem({ webhooks: [{ url: URL_A, secret: 'hush' }] }), /hush/);
  });

  it('keeps what was configured over starts, changes what has changed, and removes what is gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'care-endpoints-'));
    const store = `sqlite:${join(folder, 'care.db')}`;
    const started = async (webhooks: CareOptions['webhooks']) => {
      const care = await createCare({ store, sites, ...(webhooks && { webhooks }) });
      const list = await care.webhooks.list();
      return { care, list };
    };
    const first = await started([{ url: URL_A, secret }]);
    const { endpoint } = await first.care.webhooks.create({ url: 'https://made.example/' });
    const [configured] = first.list;
    assert.equal(configured?.configured, true);
    const locked = first.care.webhooks.update(configured.id, { events: null });
    assert.match(await whyNot(locked), /conflict: .*createCare/);
    assert.match(await whyNot(first.care.webhooks.remove(configured.id)), /createCare/);
    await first.care.webhooks.update(configured.id, { enabled: false });
    await first.care.close();

    const second = await started([{ url: URL_A, secret, events: ['message.posted'] }]);
    const again = second.list.find(({ id }) => id === configured.id);
    assert.deepEqual(again, { ...configured, events: ['message.posted'], status: 'disabled' });
    await second.care.close();

    const third = await started(undefined);
    assert.deepEqual(third.list, [endpoint]);
    await third.care.close();
    await rm(folder, { recursive: true });
  });
});
