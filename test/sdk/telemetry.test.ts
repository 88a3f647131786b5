import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { after, describe, it } from 'node:test';
import { trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { createCare, type CareOptions } from '../../sdk/server/index.ts';
import { RealPeer, SHOP, serve } from './server-stage.ts';

const sites = { demo: { name: 'Demo', origins: [SHOP] } };
const SECRET = 'the words of a shopper';

describe('metrics', () => {
  it('count ops, requests and sockets, by names that hold no id and no text', async () => {
    const registry = new Registry();
    const server = await serve({ metrics: registry });
    const shopper = await RealPeer.enter(server.url);
    const conversation = await shopper.start();
    await shopper.act(conversation, { kind: 'message.post', text: SECRET });
    await shopper.act(conversation, { kind: 'note.post', text: SECRET });
    await fetch(`${server.url}/v1/sites/demo`);
    await fetch(`${server.url}/v1/files/0190b5c2-0000-7000-8000-000000000000`);
    const text = await registry.metrics();
    assert.match(
      text,
      /care_ops_total\{site="demo",kind="message.post",role="contact",outcome="applied",code=""\} 1/,
    );
    assert.match(text, /kind="note.post",role="contact",outcome="refused",code="forbidden"\} 1/);
    assert.match(text, /care_op_seconds_count\{kind="message.post"\} 1/);
    assert.match(
      text,
      /care_http_requests_total\{method="GET",route="\/v1\/sites",status="200"\} 1/,
    );
    assert.match(text, /care_sockets 1/);
    assert.ok(!text.includes(SECRET) && !text.includes(conversation) && !text.includes('0190b5c2'));
    await server.close();
  });

  it('are no more in number for whatever strangers ask for', async () => {
    const registry = new Registry();
    const care = await createCare({ store: 'sqlite::memory:', sites, metrics: registry });
    const ask = (path: string, method = 'GET') =>
      care.fetch(new Request(`http://care.example${path}`, { method }));
    for (const word of ['a', 'b', 'sitesx', 'keys.', 'constructor']) {
      await ask(`/v1/admin/${word}`);
      await ask('/v1/admin/sites', `X-${word}`);
      await ask(`/v1/sites/${word}`);
      await ask(`/v1/${word}`);
    }
    const told = new Set(
      (await registry.metrics()).match(/(?<=^care_http_requests_total\{).*(?=\})/gm),
    );
    assert.deepEqual([...told].sort(), [
      'method="GET",route="/v1/admin",status="404"',
      'method="GET",route="/v1/sites",status="404"',
      'method="other",route="/v1/admin/sites",status="404"',
    ]);
    await care.close();
  });

  it('a registry that has the names already is refused with what to do, before a store is opened', async () => {
    const registry = new Registry();
    const options: CareOptions = { store: 'sqlite::memory:', sites, metrics: registry };
    const first = await createCare(options);
    await assert.rejects(createCare(options), /metrics: .*care_ops_total.* Give each care server/);
    await first.close();
    await assert.rejects(
      createCare({ ...options, metrics: {} as Registry }),
      /metrics should be an object with registerMetric, metrics/,
    );
  });
});

describe('logs', () => {
  it('go to a pino logger with message and facts in their places', async () => {
    const lines: Record<string, unknown>[] = [];
    const sink = new PassThrough();
    sink.on('data', (line: Buffer) => lines.push(JSON.parse(line.toString()) as never));
    const server = await serve({
      logger: pino({ level: 'info' }, sink),
      authenticateAgent: () => Promise.reject(new Error('the log-in is down')),
    });
    const origin = new URL(server.url).origin;
    await fetch(`${server.url}/v1/desk/tickets?site=demo`, { method: 'POST', headers: { origin } });
    const [failure] = lines.filter(({ level }) => Number(level) >= 50);
    assert.ok(failure, JSON.stringify(lines));
    assert.equal(typeof failure['msg'], 'string');
    assert.match(JSON.stringify(failure), /the log-in is down/);
    await server.close();
  });
});

describe('spans', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  trace.setGlobalTracerProvider(provider);
  after(() => trace.disable());

  it('are made of ops where the API is there, without a text', async () => {
    const server = await serve({});
    const shopper = await RealPeer.enter(server.url);
    await shopper.act(await shopper.start(), { kind: 'message.post', text: SECRET });
    const spans = exporter.getFinishedSpans();
    const [posted] = spans.filter(({ name }) => name === 'care.op message.post');
    assert.equal(posted?.attributes['care.op.outcome'], 'applied');
    assert.equal(posted.attributes['care.site'], 'demo');
    assert.ok(!JSON.stringify(spans.map(({ attributes }) => attributes)).includes(SECRET));
    await server.close();
  });
});
