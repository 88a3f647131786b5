import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import * as v from 'valibot';
import { CareError } from '../../sdk/protocol/care-error.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { siteInfo } from '../../sdk/protocol/site-info.ts';
import { browserFile } from '../../sdk/server/browser-files.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { serve, SHOP } from './server-stage.ts';

describe('HTTP', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  before(async () => (server = await serve({ desk: { origins: ['https://desk.example'] } })));
  after(() => server.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers });
  const code = async (response: Response) =>
    ((await response.json()) as { error: { code: string } }).error.code;

  it('[W1] tells a site’s public facts to listed origins', async () => {
    const answer = await get('/v1/sites/demo', { origin: SHOP });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), SHOP);
    assert.equal(answer.headers.get('vary'), 'Origin');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    const info = v.parse(siteInfo, await answer.json());
    assert.deepEqual(info.team, [{ id: 'anna', name: 'Anna' }]);
    assert.equal((await get('/v1/sites/demo')).status, 200);
  });

  it('[W1] answers an unknown site and a wrong origin so that a browser’s console can say why', async () => {
    for (const site of ['nobody', 'constructor', '__proto__']) {
      const answer = await get(`/v1/sites/${site}`, { origin: SHOP });
      assert.equal(answer.status, 404);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.equal(await code(answer), 'unknown-site');
    }
    const wrong = await get('/v1/sites/demo', { origin: 'https://evil.example' });
    assert.deepEqual([wrong.status, await code(wrong)], [403, 'origin-forbidden']);
  });

  it('[W2] gives a ticket to whom the merchant’s log-in knows, and 401 to others', async () => {
    const ask = (query: string, headers: Record<string, string>) =>
      fetch(`${server.url}/v1/desk/tickets${query}`, { method: 'POST', headers });
    const answer = await ask('?site=demo', { 'x-agent': 'anna', origin: server.url });
    const body = (await answer.json()) as { ticket: string; agent: unknown };
    assert.match(body.ticket, /^[\w-]{43}$/);
    assert.deepEqual(body.agent, { role: 'agent', id: 'anna', name: 'anna' });
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal((await ask('?site=demo', {})).status, 401);
    assert.equal((await ask('?site=nobody', { 'x-agent': 'anna' })).status, 404);
    assert.equal((await ask('', { 'x-agent': 'anna' })).status, 404);
    assert.equal((await ask('?site=other', { 'x-agent': 'demo-only' })).status, 403);
  });

  it('[W2] gives tickets to pages of the desk only: an agent’s cookie also works on pages they merely visit', async () => {
    const ask = (method: string, origin: string) =>
      fetch(`${server.url}/v1/desk/tickets?site=demo`, {
        method,
        headers: { origin, 'x-agent': 'anna' },
      });
    for (const origin of [SHOP, 'https://evil.example', 'null'])
      for (const method of ['POST', 'OPTIONS'])
        assert.equal((await ask(method, origin)).status, 403, `${method} ${origin}`);
    const allowed = await ask('POST', 'https://desk.example');
    assert.equal(allowed.headers.get('access-control-allow-origin'), 'https://desk.example');
    assert.equal(allowed.headers.get('access-control-allow-credentials'), 'true');
    assert.equal((await ask('OPTIONS', 'https://desk.example')).status, 204);
  });

  it('says plainly that a merchant’s hook failed, and tells the client nothing of why', async () => {
    for (const authenticateAgent of [
      async () => Promise.reject(new Error('the login database said SECRET')),
      async () => ({ id: '', name: 'x' }),
    ]) {
      const broken = await serve({ authenticateAgent });
      const answer = await fetch(`${broken.url}/v1/desk/tickets?site=demo`, { method: 'POST' });
      assert.equal(answer.status, 500);
      assert.doesNotMatch(await answer.text(), /SECRET|wrong/);
      assert.match(broken.complaints[0]!, /SECRET|wrong id/);
      await broken.close();
    }
  });

  it('[O2] answers health with 503 while the store refuses, and recovers with it', async () => {
    const store = await openStore('sqlite::memory:');
    let broken = false;
    const commit: Store['commit'] = (...given) =>
      broken ? Promise.reject(new CareError('internal')) : store.commit(...given);
    const watched = await serve({ store: { ...store, commit } });
    const health = async () => (await fetch(`${watched.url}/v1/health`)).status;
    const { apply } = watched.care;
    const start = () =>
      apply({
        site: 'demo',
        actor: { role: 'contact', id: uuidV4() },
        conversation: uuidV4(),
        action: { kind: 'conversation.start', channel: 'chat' },
      });
    await start();
    assert.equal(await health(), 200);
    broken = true;
    await assert.rejects(start(), { code: 'internal' });
    assert.equal(await health(), 503);
    broken = false;
    await start();
    assert.equal(await health(), 200);
    await watched.close();
  });

  it('answers health, and 404 for what is not there', async () => {
    assert.deepEqual(await (await get('/v1/health')).json(), { status: 'ok' });
    const missing = await get('/v1/nothing');
    assert.deepEqual([missing.status, await code(missing)], [404, 'not-found']);
    assert.equal((await fetch(`${server.url}/v1/sites/demo`, { method: 'HEAD' })).status, 200);
  });

  it('leaves a request that is none of its own to the next listener, body and all', async () => {
    const http = createServer((request, response) =>
      server.care.requestListener(request, response, () => {
        let body = '';
        request.on('data', (data: Buffer) => (body += data.toString()));
        request.on('end', () => response.end(`next: ${body}`));
      }),
    );
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const address = http.address();
    assert.ok(typeof address === 'object' && address);
    const url = `http://127.0.0.1:${address.port}`;
    const posted = await fetch(`${url}/checkout`, { method: 'POST', body: 'chair' });
    assert.equal(await posted.text(), 'next: chair');
    assert.equal((await fetch(`${url}/v1/health`)).status, 200);
    assert.equal((await fetch(`${url}/v1/sites/nobody`)).status, 404);
    http.close();
    http.closeAllConnections();
  });
});

describe('the widget’s files', () => {
  let root: string;
  let folder: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'care-files-'));
    folder = join(root, 'browser');
    await mkdir(join(folder, 'chunks'), { recursive: true });
    await writeFile(join(root, 'secret.js'), 'secret');
    await writeFile(join(folder, '.hidden.js'), 'secret');
    await writeFile(join(folder, 'care-widget.js'), 'loader');
    await writeFile(join(folder, 'care-widget.js.br'), brotliCompressSync('loader'));
    await writeFile(join(folder, 'care-panel-Ab3_-xYz.js'), 'panel');
    await writeFile(join(folder, 'chunks', 'a.js'), 'a');
  });
  after(() => rm(root, { recursive: true }));

  const file = (path: string, headers: Record<string, string> = {}) =>
    browserFile(new Request(`http://care.example${path}`, { headers }), folder);

  it('are served for module scripts of any shop', async () => {
    const answer = (await file('/care-widget.js'))!;
    assert.equal(await answer.text(), 'loader');
    assert.match(answer.headers.get('content-type')!, /^text\/javascript/);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(await (await file('/chunks/a.js'))?.text(), 'a');
  });

  it('are kept for ever when their name has a hash, and shortly when script tags name them', async () => {
    assert.match(
      (await file('/care-panel-Ab3_-xYz.js'))!.headers.get('cache-control')!,
      /immutable/,
    );
    const entry = (await file('/care-widget.js'))!;
    assert.match(entry.headers.get('cache-control')!, /max-age=300,/);
    assert.equal(entry.headers.get('sourcemap'), 'care-widget.js.map');
    const again = await file('/care-widget.js', { 'if-none-match': entry.headers.get('etag')! });
    assert.equal(again?.status, 304);
  });

  it('come compressed for those who accept it', async () => {
    const encoding = async (accepted: string) =>
      (await file('/care-widget.js', { 'accept-encoding': accepted }))!.headers.get(
        'content-encoding',
      );
    assert.equal(await encoding('gzip, deflate, br'), 'br');
    assert.equal(await encoding('gzip, br;q=0'), null);
    assert.equal(await encoding('identity'), null);
  });

  it('are nothing but what the build made', async () => {
    for (const path of [
      '/../secret.js',
      '/%2e%2e/secret.js',
      '/..%2fsecret.js',
      '/chunks/..%2f..%2fsecret.js',
      '/.hidden.js',
      '/care-widget.js.br',
      '/care-widget.js%00',
      '/chunks',
      '/missing.js',
      '//secret.js',
      `/${'-'.repeat(5_000)}`,
    ])
      assert.equal(await file(path), null, path);
  });
});
