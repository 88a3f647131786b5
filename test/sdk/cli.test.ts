import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { pagePolicy, pastedTag } from '../../sdk/cli/script-tag.ts';
import { cli, type CliRun } from '../support/cli.ts';
import { RawPeer } from './attack-stage.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'care-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const said = async (run: CliRun) => ({ code: await run.ended, out: run.out(), err: run.err() });
const care = async (...args: string[]) => said(cli(folder, ...args));

describe('npx care-widget', () => {
  it('lists its commands, and each says how it is used', async () => {
    const { code, out } = await care('--help');
    assert.equal(code, 0);
    for (const [, name] of out.matchAll(/^ {2}(\w+) {2,}\S/gm)) {
      const help = await care(name!, '--help');
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`^npx care-widget ${name}\\b`));
    }
    assert.match((await care('--version')).out, /^\d+\.\d+\.\d+\n$/);
  });

  it('a wrong command or option is one line that says what there is', async () => {
    const command = await care('sevre');
    assert.equal(command.code, 2);
    assert.match(command.err, /^care-widget has no command "sevre"\. Commands: init, serve, .*\n$/);
    const option = await care('serve', '--prot', '1');
    assert.equal(option.code, 2);
    assert.match(option.err, /^care-widget serve: Unknown option '--prot'\. See .* --help\.\n$/);
    const config = await care('serve');
    assert.equal(config.code, 1);
    assert.match(
      config.err,
      /^care-widget serve: there is no care\.config\.mjs .* init writes one\.\n$/,
    );
  });
});

describe('npx care-widget init', () => {
  const asked = ['--origin', 'https://www.alder-moss.example', '--url', 'https://care.example'];

  it('writes a configuration and says what to paste, to allow and to give to whom', async () => {
    const { code, out } = await care('init', ...asked, '--agent', 'Zoë');
    assert.equal(code, 0);
    assert.ok(out.includes(pastedTag('https://care.example', 'alder-moss')));
    assert.ok(out.includes(pagePolicy('https://care.example')));
    const text = await readFile(join(folder, 'care.config.mjs'), 'utf8');
    assert.match(text, /name: "Alder Moss"/);
    assert.match(text, /origins: \["https:\/\/www\.alder-moss\.example"\]/);
    const key = /desk_[\w-]+/.exec(out)![0];
    assert.ok(!text.includes(key), 'the file keeps the hash alone');
  });

  it('tried on one machine it serves at the address that it prints', async () => {
    const here = ['--origin', 'http://localhost:3000', '--url', 'http://localhost:4300'];
    const { out } = await care('init', ...here);
    assert.ok(out.includes(pastedTag('http://localhost:4300', 'my-shop')));
    assert.match(await readFile(join(folder, 'care.config.mjs'), 'utf8'), /port: 4300,/);
  });

  it('never writes over a file', async () => {
    const file = join(folder, 'care.config.mjs');
    await writeFile(file, 'mine');
    const { code, err } = await care('init', ...asked);
    assert.equal(code, 1);
    assert.match(err, /care\.config\.mjs is here already, and stays as it is/);
    assert.equal(await readFile(file, 'utf8'), 'mine');
  });

  it('says what is missing or wrong, and writes nothing then', async () => {
    for (const [args, complaint] of [
      [[], /--origin is missing/],
      [['--origin', 'https://a.example'], /--url is missing/],
      [['--origin', 'a.example', '--url', 'https://b.example'], /--origin should be an address/],
      [[...asked, '--site', 'Not Good'], /--site should be small letters/],
    ] as const) {
      const { code, err } = await care('init', ...args);
      assert.equal(code, 2);
      assert.match(err, complaint);
    }
    assert.ok(!existsSync(join(folder, 'care.config.mjs')));
  });
});

describe('npx care-widget serve', () => {
  const begin = async () => {
    const made = await care('init', '--origin', 'https://a.example', '--url', 'https://b.example');
    const run = cli(folder, 'serve', '--port', '0', '--host', '127.0.0.1');
    const [, url] = await run.said(/Serving at (\S+)/);
    return { run, url: url!, key: /desk_[\w-]+/.exec(made.out)![0] };
  };
  const signIn = (url: string, key: string) =>
    fetch(`${url}/desk/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ key }),
      redirect: 'manual',
    });

  it('serves what init wrote, lets in whoever has the key, and ends when told to', async () => {
    const { run, url, key } = await begin();
    assert.equal((await fetch(`${url}/v1/sites/a`)).status, 200);
    const asked = await fetch(`${url}/desk`);
    assert.match(await asked.text(), /Your key/);
    assert.match(asked.headers.get('content-security-policy')!, /default-src 'none'/);

    const refused = await signIn(url, 'desk_nobody');
    assert.equal(refused.headers.get('location'), '/desk?wrong');
    assert.equal(refused.headers.get('set-cookie'), null);
    const entered = await signIn(url, key);
    const cookie = entered.headers.get('set-cookie')!;
    assert.match(cookie, /HttpOnly; SameSite=Strict/);
    const headers = { cookie: cookie.split(';')[0]!, origin: url };
    assert.match(await (await fetch(`${url}/desk`, { headers })).text(), /<care-desk site="a">/);
    const leave = { method: 'POST', headers, redirect: 'manual' } as const;
    const left = await fetch(`${url}/desk/sign-out`, leave);
    assert.match(left.headers.get('set-cookie')!, /^care-desk=; .*Max-Age=0/);
    const tickets = `${url}/v1/desk/tickets?site=a`;
    assert.equal((await fetch(tickets, { method: 'POST', headers })).status, 200);
    const nobody = await fetch(tickets, { method: 'POST', headers: { origin: url } });
    assert.equal(nobody.status, 401);

    run.child.kill('SIGTERM');
    assert.equal(await run.ended, 0);
    assert.equal(run.err(), '');
  });

  it('stays up whatever a request line says', async () => {
    const { run, url } = await begin();
    for (const line of ['//', '///', '/\\', '//[', 'http://[', 'http://:x/desk', '*']) {
      const peer = await RawPeer.open(url);
      peer.socket.write(`GET ${line} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
      await peer.until(() => peer.ended);
      assert.match(peer.heard, /^HTTP\/1\.1 40[04] /, line);
    }
    assert.equal((await fetch(`${url}/v1/health`)).status, 200);
    run.child.kill('SIGTERM');
    assert.equal(await run.ended, 0);
  });

  it('behind a proxy that ends TLS the cookie is for https alone', async () => {
    const { run, url, key } = await begin();
    const entered = await fetch(`${url}/desk/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ key }),
      headers: { 'x-forwarded-proto': 'https' },
      redirect: 'manual',
    });
    assert.match(entered.headers.get('set-cookie')!, /^__Host-care-desk=.*; Secure$/);
    // Any host beside this one could have set a cookie of this name.
    const asks = async (cookie: string) => {
      const origin = url.replace(/^http/, 'https');
      const headers = { cookie, 'x-forwarded-proto': 'https', origin };
      return (await fetch(`${url}/v1/desk/tickets?site=a`, { method: 'POST', headers })).status;
    };
    assert.equal(await asks(`care-desk=${key}`), 401);
    assert.equal(await asks(`care-desk=desk_other; __Host-care-desk=${key}`), 200);
    run.child.kill('SIGTERM');
    await run.ended;
  });

  it('no other page signs anybody in or out', async () => {
    const { run, url, key } = await begin();
    for (const path of ['/desk/sign-in', '/desk/sign-out'])
      for (const [from, status] of [
        ['cross-site', 403],
        ['same-site', 403],
        ['same-origin', 303],
      ] as const) {
        const answer = await fetch(`${url}${path}`, {
          method: 'POST',
          body: new URLSearchParams({ key }),
          headers: { 'sec-fetch-site': from },
          redirect: 'manual',
        });
        assert.equal(answer.status, status, `${path} ${from}`);
        assert.equal(answer.headers.has('set-cookie'), status === 303, `${path} ${from}`);
      }
    run.child.kill('SIGTERM');
    await run.ended;
  });

  it('a configuration that is wrong is one line that names the value, before a port is opened', async () => {
    for (const [text, complaint] of [
      [
        'export default { agents: [{ id: "a", name: "A", keyHash: "x" }] }',
        /agents\.0\.keyHash should be the hash/,
      ],
      ['export default { agents: [] }', /the option store is missing/],
      ['export const x = 1', /has no default export/],
      ['export default {', /cannot be read/],
      ['export default { agents: [], store: "sqlite::memory:", sites: {} }', /at least one site/],
    ] as const) {
      await writeFile(join(folder, 'care.config.mjs'), text);
      const { code, out, err } = await care('serve');
      assert.equal(code, 1);
      assert.match(err, complaint);
      assert.equal(err.trim().split('\n').length, 1, err);
      assert.equal(out, '');
    }
  });
});

describe('npx care-widget check', () => {
  let shop: Server;
  let origin: string;
  let body = '';
  let policy: string | null = null;
  let served: { run: CliRun; url: string; folder: string };

  before(async () => {
    shop = createServer((_, response) => {
      if (policy !== null) response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html').end(body);
    });
    shop.listen(0, '127.0.0.1');
    await once(shop, 'listening');
    origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    const home = await mkdtemp(join(tmpdir(), 'care-cli-served-'));
    await writeFile(
      join(home, 'care.config.mjs'),
      `export default { agents: [], store: 'sqlite::memory:', sites: {
        shop: { name: 'Shop', origins: ['${origin}'] }, other: { name: 'Other', origins: ['https://o.example'] } } };`,
    );
    const run = cli(home, 'serve', '--port', '0', '--host', '127.0.0.1');
    const [, url] = await run.said(/Serving at (\S+)/);
    served = { run, url: url!, folder: home };
  });
  after(async () => {
    served.run.child.kill('SIGTERM');
    await served.run.ended;
    await rm(served.folder, { recursive: true });
    shop.closeAllConnections();
    shop.close();
  });
  const look = async (html: string, header: string | null = null) => {
    body = html;
    policy = header;
    return care('check', `${origin}/`);
  };

  it('finds nothing wrong with a page that has what init printed', async () => {
    const { code, out } = await look(
      `<!-- <script src="/care-widget.js"> --><p>Hi</p>${pastedTag(served.url, 'shop')}`,
      pagePolicy(served.url),
    );
    assert.equal(code, 0, out);
    assert.doesNotMatch(out, /^(BAD|warn)/m);
    assert.match(out, /The widget can work here/);
  });

  it('names what is wrong, and what to do', async () => {
    const tag = pastedTag(served.url, 'shop');
    for (const [html, header, complaint] of [
      ['<p>Hi</p>', null, /BAD .*has no script tag of the widget.*Paste </],
      [tag.replace('type="module" ', ''), null, /BAD .*lacks type="module"/],
      [tag.replace(/ data-site="shop"/, ''), null, /BAD .*lacks data-site/],
      [tag.replace('"shop"', '"shp"'), null, /BAD .*has no site "shp"/],
      [tag.replace('"shop"', '"other"'), null, /BAD .*does not list http:\/\/127/],
      [tag.replace('care-widget.js', 'care-widget-9.js'), null, /BAD .*answers 404/],
      [tag.replace('></', ' integrity="sha384-x"></'), null, /BAD .*is not what integrity/],
      [tag, "default-src 'self'", /BAD .*default-src does not allow http.*: add it/],
      [
        tag,
        `script-src ${served.url}; connect-src ${served.url.replace(/^http/, 'https')}`,
        /BAD .*connect-src does not allow/,
      ],
      [
        tag,
        `script-src ${served.url}; img-src ${served.url}`,
        /warn .*img-src does not allow blob:/,
      ],
      [tag + tag, null, /warn .*2 script tags/],
    ] as const) {
      const { code, out } = await look(html, header);
      assert.match(out, complaint);
      assert.equal(code, /^BAD/m.test(out) ? 1 : 0, out);
    }
  });

  it('an address that cannot be reached is one line', async () => {
    const { code, err } = await care('check', 'http://127.0.0.1:9/');
    assert.equal(code, 1);
    assert.match(err, /^care-widget check: http:\/\/127\.0\.0\.1:9\/ cannot be reached: .*\n$/);
    assert.equal((await care('check')).code, 2);
  });
});
