// Who may come in from where, and what a path may lead to: asked by those who mean no good.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { domainToASCII } from 'node:url';
import { RawPeer } from './attack-stage.ts';
import { refusal, serve, socketUrl } from './server-stage.ts';

const OWN = 'https://shop.example';
const DESK = 'https://desk.example';
const IDN = 'https://läden.example';

const NOT_OURS = [
  'null',
  '',
  'https://shop.example.evil.example',
  'https://evilshop.example',
  'https://shop.example@evil.example',
  'https://user@shop.example',
  'https://sub.shop.example',
  'https://shop.example.',
  'https://shop.example:443',
  'https://shop.example:8443',
  'http://shop.example',
  'HTTPS://SHOP.EXAMPLE',
  'https://SHOP.example',
  'https://shop.example/',
  'https://shop.example, https://evil.example',
  'https://xn--hop-c8c.example',
  'file://',
  'chrome-extension://shop.example',
  Buffer.from('https://ѕhop.example').toString('latin1'),
  'constructor',
];

describe('attacks at the door', () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let host: string;
  before(async () => {
    server = await serve({
      sites: {
        demo: { name: 'Demo', origins: [OWN, `https://${domainToASCII('läden.example')}`] },
      },
      desk: { origins: [DESK] },
    });
    host = new URL(server.url).host;
  });
  after(async () => {
    await server.close();
    assert.deepEqual(server.complaints, [], 'nothing of this is worth waking anybody for');
  });

  /** A request exactly as written; resolves with all that came back. */
  async function raw(...lines: string[]): Promise<string> {
    const peer = await RawPeer.open(server.url);
    const close = lines.includes('upgrade: websocket') ? 'upgrade' : 'close';
    peer.socket.write(`${lines.join('\r\n')}\r\nconnection: ${close}\r\n\r\n`);
    await peer.until(() => peer.ended);
    return peer.heard;
  }
  const upgrade = (...headers: string[]) =>
    raw(
      'GET /v1/socket?site=demo HTTP/1.1',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    );

  it('[T2] lets in exactly the listed origins, however alike another looks', async () => {
    for (const origin of NOT_OURS) {
      const socket = await refusal(socketUrl(server.url), { origin });
      assert.equal(socket.status, 403, `socket of ${origin}`);
      if (/^[\x20-\x7e]*$/.test(origin) && origin !== '') {
        const facts = await fetch(`${server.url}/v1/sites/demo`, { headers: { origin } });
        assert.equal(facts.status, 403, `facts for ${origin}`);
        const ticket = await fetch(`${server.url}/v1/desk/tickets?site=demo`, {
          method: 'POST',
          headers: { origin, 'x-agent': 'anna' },
        });
        assert.equal(ticket.status, 403, `ticket for ${origin}`);
        assert.equal(ticket.headers.get('access-control-allow-credentials'), null);
      }
    }
    const listed = { headers: { origin: new URL(IDN).origin } };
    assert.equal((await fetch(`${server.url}/v1/sites/demo`, listed)).status, 200);
  });

  it('[T2] the desk’s own host is taken literally: no other spelling, no user, no path', async () => {
    for (const origin of [
      `http://${host}/`,
      `http://user@${host}`,
      `HTTP://${host}`,
      `http://${host}.evil.example`,
      `http://evil.example/${host}`,
      `ftp://${host}`,
      `javascript://${host}`,
    ]) {
      const answer = await fetch(`${server.url}/v1/desk/tickets?site=demo`, {
        method: 'POST',
        headers: { origin, 'x-agent': 'anna' },
      });
      assert.equal(answer.status, 403, origin);
      assert.equal((await refusal(socketUrl(server.url), { origin })).status, 403, origin);
    }
  });

  it('[T2] a Host header opens no door', async () => {
    for (const [name, origin] of [
      ['evil.example', OWN.replace('https', 'http')],
      [`${host}, evil.example`, 'http://evil.example'],
      [`evil.example/${host}`, 'http://evil.example'],
      [`user@${host}`, 'http://evil.example'],
      ['', 'http://evil.example'],
    ])
      for (const answer of [
        await upgrade(`host: ${name}`, `origin: ${origin}`),
        await raw(
          'POST /v1/desk/tickets?site=demo HTTP/1.1',
          `host: ${name}`,
          `origin: ${origin}`,
          'x-agent: anna',
        ),
      ])
        assert.match(answer, /^HTTP\/1\.1 40[03] /, `${name} ${answer}`);
    assert.match(
      await upgrade(`host: ${host}`, 'host: evil.example', 'origin: http://evil.example'),
      /^HTTP\/1\.1 40[03] /,
    );
    assert.match(
      await upgrade(`host: ${host}`, `origin: ${OWN}`, 'origin: http://evil.example'),
      /^HTTP\/1\.1 40[03] /,
    );
  });

  it('a path with two slashes is no other address of a route: rules of a proxy would not know it', async () => {
    for (const path of ['//x/v1/health', '/\\x/v1/health', '//v1/health', '///v1/health']) {
      const answer = await raw(`GET ${path} HTTP/1.1`, `host: ${host}`);
      assert.match(answer, /^HTTP\/1\.1 404 /, path);
    }
    const socket = await raw(
      'GET //x/v1/socket?site=demo HTTP/1.1',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
      `host: ${host}`,
      `origin: ${OWN}`,
    );
    assert.match(socket, /^HTTP\/1\.1 404 /);
  });

  it('no path leads out of the folder of the widget’s files, and none to an error', async () => {
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/%2e%2e%2fpackage.json',
      '/..%5cpackage.json',
      '/care-widget.js%00.js',
      '/care-widget.js/',
      '/care-widget.js/x.js',
      '/./care-widget.jsx',
      '/%63are-widget.js',
      '//care-widget.js',
      '/\\care-widget.js',
      '/care-widget.js;x.js',
      '/CON.js',
      `/${'a'.repeat(300)}.js`,
      `/${'a/'.repeat(2_000)}a.js`,
      `/${'a.'.repeat(2_000)}js`,
      'http://evil.example/package.json',
      '*',
      '/v1/sites/%',
      '/v1/sites/%ff',
      '/v1/sites/..%2f..',
      '/v1/socket',
    ])
      assert.match(await raw(`GET ${path} HTTP/1.1`, `host: ${host}`), /^HTTP\/1\.1 40[04] /, path);
  });

  it('every method gets an answer, and only the right ones an effect', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST', 'TRACE', 'PROPFIND', 'CONNECT'])
      for (const path of [
        '/care-widget.js',
        '/v1/sites/demo',
        '/v1/health',
        '/v1/desk/tickets?site=demo',
      ])
        if (method !== 'POST' || !path.includes('tickets'))
          assert.doesNotMatch(
            await raw(`${method} ${path} HTTP/1.1`, `host: ${host}`),
            /^HTTP\/1\.1 [25]/,
            `${method} ${path}`,
          );
    const head = await raw('HEAD /v1/sites/demo HTTP/1.1', `host: ${host}`);
    assert.match(head, /^HTTP\/1\.1 200 [^]*\r\n\r\n$/, 'no body');
    for (const method of ['GET', 'HEAD', 'PUT'])
      assert.match(
        await raw(
          `${method} /v1/desk/tickets?site=demo HTTP/1.1`,
          `host: ${host}`,
          'x-agent: anna',
        ),
        /^HTTP\/1\.1 404 /,
      );
  });

  it('every answer says its type and forbids guessing it, errors are kept by nobody', async () => {
    const markup = encodeURIComponent('<script>alert(1)</script>');
    for (const [path, init] of [
      ['/v1/health', {}],
      [`/v1/sites/${markup}`, {}],
      [`/v1/desk/tickets?site=${markup}`, { method: 'POST' }],
      ['/v1/desk/tickets?site=demo', { method: 'POST' }],
      ['/v1/desk/tickets?site=demo', { method: 'POST', headers: { 'x-agent': 'anna' } }],
      ['/v1/sites/demo', { headers: { origin: 'https://evil.example' } }],
      [`/${markup}`, {}],
    ] as [string, RequestInit][]) {
      const { headers } = await fetch(`${server.url}${path}`, init);
      assert.match(headers.get('content-type') ?? '', /^application\/json/, path);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('cache-control'), 'no-store', path);
      assert.equal(headers.get('access-control-allow-credentials'), null, path);
      assert.equal(headers.get('set-cookie'), null, path);
    }
    const refused = await refusal(socketUrl(server.url, markup), { origin: OWN });
    assert.equal(refused.status, 404);
    assert.match(
      (JSON.parse(refused.body) as { error: { code: string } }).error.code,
      /unknown-site/,
    );
  });

  it('[W2] another origin is told nothing by a preflight', async () => {
    for (const origin of ['https://evil.example', OWN, 'null']) {
      const { status, headers } = await fetch(`${server.url}/v1/desk/tickets?site=demo`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-agent',
        },
      });
      assert.equal(status, 403);
      assert.equal(headers.get('access-control-allow-methods'), null);
      assert.equal(headers.get('access-control-allow-headers'), null);
    }
  });

  it('too many and too long headers are refused without harm', async () => {
    const many = Array.from({ length: 500 }, (_, i) => `x-${i}: 1`);
    assert.match(
      await raw('GET /v1/health HTTP/1.1', `host: ${host}`, ...many),
      /^HTTP\/1\.1 (200|431) /,
    );
    const long = `x-long: ${'x'.repeat(100_000)}`;
    assert.match(await raw('GET /v1/health HTTP/1.1', `host: ${host}`, long), /^HTTP\/1\.1 431 /);
    assert.match(
      await raw(
        'GET /v1/health HTTP/1.1',
        `host: ${host}`,
        'transfer-encoding: chunked',
        'content-length: 3',
      ),
      /^HTTP\/1\.1 400 /,
    );
    assert.equal((await fetch(`${server.url}/v1/health`)).status, 200);
  });
});
