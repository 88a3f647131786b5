// What a receiver accepts: what care has sent it, and nothing else.
import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { systemRandom } from '../../sdk/protocol/ids.ts';
import { newWebhookSecret } from '../../sdk/webhooks/signature.ts';
import {
  CareError,
  signForTest,
  verifyWebhook,
  type CareEvent,
  type WebhookHeaders,
} from '../../sdk/webhooks/index.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const secret = newWebhookSecret(systemRandom);
const event: CareEvent = {
  type: 'message.posted',
  id: 'msg_1',
  site: 'demo',
  at: NOW,
  by: { role: 'contact', id: 'c1', name: 'Zoë' },
  conversation: {
    id: '019b8e07-49e8-7796-8141-cf7fa18827ae',
    channel: 'chat',
    status: 'open',
    contact: { id: 'c1', name: 'Zoë' },
    assignee: null,
    startedAt: NOW,
  },
  message: { seq: 2, text: 'Größe „42“? 😀' },
};

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof CareError, String(error));
    assert.doesNotMatch(error.message, /\n/);
    assert.ok(!error.message.includes(secret));
    return error.code;
  }
  return 'accepted';
}

describe('verifyWebhook', () => {
  it('gives the event that was signed, from text or bytes and from headers of any kind', () => {
    const { body, headers } = signForTest(event, secret, NOW);
    const many: WebhookHeaders[] = [
      headers,
      new Headers(headers),
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
      ),
    ];
    for (const one of many) {
      assert.deepEqual(verifyWebhook(body, one, secret, { now: NOW }), event);
      assert.deepEqual(verifyWebhook(Buffer.from(body), one, [secret], { now: NOW }), event);
    }
    assert.deepEqual(verifyWebhook(...now(signForTest(event, secret)), secret), event);
  });

  it('and the reference library agree on what is signed', () => {
    const { body, headers } = signForTest(event, secret);
    assert.deepEqual(new Webhook(secret).verify(body, headers), JSON.parse(body));
    const foreign = {
      ...headers,
      'webhook-signature': new Webhook(secret).sign(
        event.id,
        new Date(Number(headers['webhook-timestamp']) * 1_000),
        body,
      ),
    };
    assert.deepEqual(verifyWebhook(body, foreign, secret), event);
  });

  it('accepts either secret while one takes the place of the other', () => {
    const next = newWebhookSecret(systemRandom);
    const both = signForTest(event, [next, secret], NOW);
    for (const known of [secret, next, [newWebhookSecret(systemRandom), secret]])
      assert.deepEqual(verifyWebhook(both.body, both.headers, known, { now: NOW }), event);
    const { body, headers } = signForTest(event, secret, NOW);
    assert.deepEqual(verifyWebhook(body, headers, [next, secret], { now: NOW }), event);
  });

  it('accepts none of 10,000 that were tampered with in body, id, time or signature', () => {
    const { body, headers } = signForTest(event, secret, NOW);
    const counts = { body: 0, id: 0, time: 0, signature: 0 };
    const accepted: string[] = [];
    for (let i = 0; i < 10_000; i++) {
      const what = (['body', 'id', 'time', 'signature'] as const)[i % 4]!;
      counts[what] += 1;
      const forged = { ...headers };
      let text = body;
      if (what === 'body') text = changed(body);
      else if (what === 'id') forged['webhook-id'] = changed(event.id);
      else if (what === 'time')
        forged['webhook-timestamp'] = String(
          NOW / 1_000 + (randomInt(2) ? 1 : -1) * randomInt(1, 290),
        );
      else forged['webhook-signature'] = forgedSignature(headers['webhook-signature']!, i);
      const code = codeOf(() => verifyWebhook(text, forged, secret, { now: NOW }));
      if (code === 'accepted') accepted.push(`${what}: ${JSON.stringify(forged)} ${text}`);
    }
    assert.deepEqual(accepted, []);
    assert.deepEqual(counts, { body: 2_500, id: 2_500, time: 2_500, signature: 2_500 });
  });

  it('accepts no replay: what was signed more than five minutes from now', () => {
    const { body, headers } = signForTest(event, secret, NOW);
    const at = (now: number) => codeOf(() => verifyWebhook(body, headers, secret, { now }));
    assert.deepEqual(
      [at(NOW + 300_000), at(NOW - 300_000), at(NOW + 300_001), at(NOW - 300_001)],
      ['accepted', 'accepted', 'forbidden', 'forbidden'],
    );
  });

  it('says what is missing or wrong, and never accepts it', () => {
    const { body, headers } = signForTest(event, secret, NOW);
    const at = { now: NOW };
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const)
      for (const value of [undefined, '', ' '])
        assert.notEqual(
          codeOf(() => verifyWebhook(body, { ...headers, [name]: value }, secret, at)),
          'accepted',
        );
    assert.equal(
      codeOf(() => verifyWebhook(JSON.parse(body) as string, headers, secret, at)),
      'bad-request',
    );
    for (const wrong of ['', 'secret', 'whsec_', 'whsec_!!!', secret.slice(6), `${secret}AAAA=`])
      assert.equal(
        codeOf(() => verifyWebhook(body, headers, wrong, at)),
        'bad-request',
      );
    assert.equal(
      codeOf(() => verifyWebhook(body, headers, [], at)),
      'bad-request',
    );
    const other = newWebhookSecret(systemRandom);
    assert.equal(
      codeOf(() => verifyWebhook(body, headers, other, at)),
      'forbidden',
    );
  });

  it('passes on as unknown what a newer server sends, and refuses what only looks like an event', () => {
    const sign = (value: unknown) => {
      const body = typeof value === 'string' ? value : JSON.stringify(value);
      const at = new Date(NOW);
      const signature = new Webhook(secret).sign('msg_1', at, body);
      const headers = {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(NOW / 1_000),
        'webhook-signature': signature,
      };
      return () => verifyWebhook(body, headers, secret, { now: NOW });
    };
    const newer = { type: 'call.ended', timestamp: 'x', data: { id: 'msg_1' } };
    assert.deepEqual(sign(newer)(), { type: 'unknown', original: newer });
    for (const wrong of ['{', 'null', { type: 'message.posted', timestamp: 'x', data: {} }, []])
      assert.equal(codeOf(sign(wrong)), 'bad-request');
    const { type, ...data } = event;
    const another = { type, timestamp: 'x', data: { ...data, id: 'msg_2' } };
    assert.equal(codeOf(sign(another)), 'bad-request');
  });
});

function now({ body, headers }: ReturnType<typeof signForTest>): [string, WebhookHeaders] {
  return [body, headers];
}

/** The same text with one character put in, taken out or exchanged. */
function changed(text: string): string {
  const at = randomInt(text.length);
  const other = String.fromCharCode(33 + randomInt(90));
  const forms = [
    text.slice(0, at) + other + text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + other + text.slice(at + 1),
  ];
  const form = forms[randomInt(3)]!;
  return form === text ? `${text}!` : form;
}

function forgedSignature(right: string, i: number): string {
  const random = randomBytes(32).toString('base64');
  const forms = [
    `v1,${random}`,
    `v1,${right.slice(3, -4)}AAA=`,
    right.replace('v1,', 'v1a,'),
    right.slice(3),
    `${right.slice(0, -1)}`,
    `v1,${right.slice(3).toLowerCase()}`,
    right.replace(',', ' '),
    Array(8).fill(`v1,${random}`).join(' '),
  ];
  return forms[(i >> 2) % forms.length]!;
}
