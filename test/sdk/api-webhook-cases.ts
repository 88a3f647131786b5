import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';
import { allOf, type CareApi, type WebhookDelivery } from '../../sdk/client/index.ts';
import { uuidV4, uuidV7 } from '../../sdk/protocol/ids.ts';
import { verifyWebhook } from '../../sdk/webhooks/index.ts';
import { collect, site, type ApiCase } from './api-case.ts';
import { Receiver } from './webhook-stage.ts';

/** A case with a receiver on a real socket. */
function withReceiver(
  title: string,
  body: (...of: [...Parameters<ApiCase['run']>, Receiver]) => Promise<void>,
): ApiCase {
  return {
    title,
    async run(api, stage) {
      const receiver = await new Receiver().up();
      try {
        await body(api, stage, receiver);
      } finally {
        for (const { id, configured } of await stage.care.webhooks.list())
          if (!configured) await stage.care.webhooks.remove(id);
        await receiver.down();
      }
    },
  };
}

async function deliveryThatIs(
  state: WebhookDelivery['state'],
  api: CareApi,
  one: { site: string; webhook: string },
): Promise<WebhookDelivery> {
  for (;;) {
    const { items } = await api.webhooks.deliveries({ ...one, state });
    if (items[0]) return items[0];
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export const webhookCases: readonly ApiCase[] = [
  withReceiver(
    'makes webhooks, and shows their secret in that answer alone',
    async (api, _, at) => {
      const { webhook, secret } = await api.webhooks.create({ site, url: at.url });
      assert.match(secret, /^whsec_/);
      assert.deepEqual(
        [webhook.url, webhook.events, webhook.sites, webhook.status, webhook.configured],
        [at.url, null, [site], 'enabled', false],
      );
      const one = { site, webhook: webhook.id };
      assert.deepEqual(await api.webhooks.get(one), webhook);
      for (let i = 0; i < 3; i++) await api.webhooks.create({ site, url: at.url });
      const listed = await collect(allOf(api.webhooks.list, { site, limit: 2 }));
      assert.equal(listed.length, 4);
      assert.deepEqual((await api.webhooks.list({ site: 'other' })).items, []);
      const changed = await api.webhooks.update({ ...one, enabled: false });
      const seen = JSON.stringify([listed, changed, (await api.audit.list({ site })).items]);
      assert.ok(!seen.includes('whsec_') && !seen.includes('secrets'));
      assert.deepEqual(await api.webhooks.delete(one), changed);
      await assert.rejects(api.webhooks.delete(one), { code: 'not-found' });
      await assert.rejects(api.webhooks.get(one), { code: 'not-found' });
      const actions = (await api.audit.list({ site, limit: 6 })).items.map(({ action }) => action);
      assert.deepEqual(actions.slice(0, 3), [
        'webhook.deleted',
        'webhook.updated',
        'webhook.created',
      ]);
    },
  ),
  withReceiver('changes webhooks, by version when it is told one', async (api, _, at) => {
    const { webhook } = await api.webhooks.create({
      site,
      url: at.url,
      events: ['message.posted'],
    });
    const one = { site, webhook: webhook.id };
    const { version } = webhook;
    const after = await api.webhooks.update({ ...one, url: `${at.url}/2`, version });
    assert.deepEqual([after.url, after.events], [`${at.url}/2`, ['message.posted']]);
    assert.notEqual(after.version, version);
    await assert.rejects(api.webhooks.update({ ...one, events: null, version }), {
      code: 'outdated',
    });
    assert.equal((await api.webhooks.update({ ...one, events: null })).events, null);
    await assert.rejects(api.webhooks.update({ ...one, url: 'ftp://a.example' }), {
      code: 'bad-request',
      message: /https/,
    });
    await assert.rejects(api.webhooks.create({ site, url: 'hooks' }), {
      code: 'bad-request',
      message: /no address/,
    });
    await assert.rejects(api.webhooks.create({ site, url: at.url, events: ['x' as never] }), {
      code: 'bad-request',
      message: /^events\.0: expected/,
    });
  }),
  withReceiver(
    'makes one webhook and one secret of a deed that is asked for twice',
    async (api, _, at) => {
      const create = { site, url: at.url, idempotencyKey: uuidV7(Date.now()) };
      const made = await api.webhooks.create(create);
      assert.deepEqual(await api.webhooks.create(create), made);
      assert.equal((await api.webhooks.list({ site })).items.length, 1);
      await assert.rejects(api.webhooks.create({ ...create, url: `${at.url}/2` }), {
        code: 'conflict',
      });
      const rotate = { site, webhook: made.webhook.id, idempotencyKey: uuidV7(Date.now()) };
      const rotated = await api.webhooks.rotateSecret(rotate);
      assert.notEqual(rotated.secret, made.secret);
      assert.deepEqual(await api.webhooks.rotateSecret(rotate), rotated);
      // The secret before the one rotation still signs.
      await api.webhooks.test({ site, webhook: made.webhook.id });
      const { body, headers } = at.got.at(-1)!;
      for (const { secret } of [made, rotated])
        new Webhook(secret).verify(body, headers as Record<string, string>);
      await assert.rejects(api.webhooks.create(create), { code: 'conflict' });
    },
  ),
  withReceiver('tests a webhook with one signed event of no conversation', async (api, _, at) => {
    const { webhook, secret } = await api.webhooks.create({ site, url: at.url });
    const one = { site, webhook: webhook.id };
    const { ms, ...outcome } = await api.webhooks.test(one);
    assert.ok(ms >= 0);
    assert.deepEqual(outcome, { arrived: true, status: 204, error: null });
    const [got] = at.got;
    const event = verifyWebhook(got!.body, got!.headers, secret);
    assert.equal(event.type, 'unknown');
    assert.equal((JSON.parse(got!.body) as { type: string }).type, 'webhook.test');
    await assert.rejects(api.webhooks.test(one), { code: 'rate-limited' });
    await at.down();
    const { webhook: other } = await api.webhooks.create({ site, url: at.url });
    const failed = await api.webhooks.test({ site, webhook: other.id });
    assert.deepEqual([failed.arrived, failed.status, failed.error], [false, null, 'unreachable']);
  }),
  withReceiver('lists deliveries, gives one, and sends it again', async (api, stage, at) => {
    at.answer = () => 410;
    const { webhook } = await api.webhooks.create({
      site,
      url: at.url,
      events: ['message.posted'],
    });
    const one = { site, webhook: webhook.id };
    const { conversation } = await stage.newTalk();
    await at.until(1);
    const dead = await deliveryThatIs('dead', api, one);
    assert.equal((await api.webhooks.get(one)).status, 'gone');
    assert.deepEqual(
      [dead.state, dead.type, dead.conversation, dead.attempts[0]?.status],
      ['dead', 'message.posted', conversation, 410],
    );
    const which = { ...one, delivery: dead.id };
    assert.deepEqual(await api.webhooks.delivery(which), dead);
    assert.doesNotMatch(JSON.stringify(dead), /Where is my order/);
    assert.deepEqual((await api.webhooks.deliveries({ ...one, state: 'delivered' })).items, []);
    at.answer = () => 204;
    assert.equal((await api.webhooks.update({ ...one, enabled: true })).status, 'enabled');
    const again = await api.webhooks.replay(which);
    assert.equal(again.id, dead.id);
    await at.until(2);
    assert.equal(at.got[1]!.id, at.got[0]!.id);
    const nowhere = { ...one, delivery: uuidV4() };
    await assert.rejects(api.webhooks.delivery(nowhere), { code: 'not-found' });
    await assert.rejects(api.webhooks.replay(nowhere), { code: 'not-found' });
    await deliveryThatIs('delivered', api, one);
    const { replayed } = await api.webhooks.replaySince({ ...one, since: 0 });
    assert.equal(replayed, 1);
    await at.until(3);
    const other = await collect(allOf(api.webhooks.deliveries, { ...one, limit: 1 }));
    assert.equal(other.length, 1);
  }),
];
