import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createServer } from 'node:http';
import { html } from '../../demo/html.ts';
import { listenOn } from '../../demo/ports.ts';
import { createShop } from '../../demo/shop/shop.ts';

const CARE = 'http://localhost:4999';
const TAG = `<script type="module" src="${CARE}/care-widget.js" data-site="demo"></script>`;

describe('demo shop', () => {
  const server = createServer(createShop(CARE));
  let shop = '';
  before(async () => {
    shop = `http://127.0.0.1:${await listenOn(server, { port: 0, exact: true })}`;
  });
  after(() => server.close());

  test('every link and picture that can be reached from the first pages answers', async () => {
    const pages = await crawl(shop, ['/', '/de', '/app', '/de/app', '/strict', '/rtl']);
    assert.ok(pages.size > 60, `only ${pages.size} addresses were found`);
    const dead = [...pages].filter(([, page]) => page.status !== 200).map(([path]) => path);
    assert.deepEqual(dead, []);
  });

  test('every page has the script tag as it is pasted, once, and asks nothing of other hosts', async () => {
    for (const [path, { body, type }] of await crawl(shop, [
      '/',
      '/de',
      '/app',
      '/strict',
      '/rtl',
    ])) {
      if (!type.includes('html')) continue;
      assert.equal(body.split(TAG).length, 2, path);
      const loaded = [...body.replace(TAG, '').matchAll(/\ssrc="([^"]*)"/g)].map(([, src]) => src);
      assert.deepEqual(
        loaded.filter((src) => !src?.startsWith('/')),
        [],
        path,
      );
    }
  });

  test('pages say their language and direction', async () => {
    const tag = async (path: string) => /<html\s[^>]*>/.exec(await textOf(shop + path))?.[0];
    assert.equal(await tag('/lamps'), '<html lang="en" dir="ltr">');
    assert.equal(await tag('/de/app/p/oda'), '<html lang="de" dir="ltr">');
    assert.equal(await tag('/rtl'), '<html lang="ar" dir="rtl">');
  });

  test('the strict page allows nothing but the care server, and no inline code', async () => {
    const response = await fetch(`${shop}/strict`);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, new RegExp(`script-src ${CARE};`));
    assert.match(policy, new RegExp(`connect-src ${CARE} ws://localhost:4999;`));
    assert.doesNotMatch(policy, /unsafe/);
    assert.doesNotMatch(await response.text(), /<style|\sstyle=|\son[a-z]+=/);
  });

  test('the cart keeps what is put into it, adds up and lets go', async () => {
    const put = await post(`${shop}/de/cart`, 'add=tarn&quantity=2', '');
    assert.equal(put.headers.get('location'), '/de/cart');
    const cookie = cookieOf(put);
    assert.match(await textOf(`${shop}/de/cart`, cookie), /84,00\s€/);
    const taken = await post(`${shop}/cart`, 'remove=tarn', cookie);
    assert.match(await textOf(`${shop}/cart`, cookieOf(taken)), /Nothing here yet/);
  });

  test('whatever a cookie or an address says, the page stays whole', async () => {
    const nonsense = 'cart=tove.99999~nothing.1~tarn.-3~~"><script>';
    const cart = await textOf(`${shop}/cart`, nonsense);
    assert.match(cart, /9 × €128\.00/);
    assert.equal(cart.split('<script').length, 2);
    for (const path of ['//', '/%00', '/p/%3Cscript%3E', '/art/../../demo.ts'])
      assert.equal((await fetch(shop + path)).status, path === '//' ? 200 : 404, path);
  });
});

test('the html template escapes whatever is not html itself', () => {
  const name = `<b title="it's">&`;
  assert.equal(
    String(html`<p class="${name}">${name}${null}${html`<i>${1}</i>`}</p>`),
    '<p class="&#60;b title=&#34;it&#39;s&#34;&#62;&#38;">&#60;b title=&#34;it&#39;s&#34;&#62;&#38;<i>1</i></p>',
  );
});

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function crawl(shop: string, starts: readonly string[]): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>();
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (pages.has(path)) continue;
    const response = await fetch(shop + path);
    const type = response.headers.get('content-type') ?? '';
    const body = await response.text();
    pages.set(path, { status: response.status, type, body });
    if (type.includes('html'))
      queue.push(
        ...[...body.matchAll(/\s(?:href|src|action)="(\/[^"]*)"/g)].map((link) => link[1]!),
      );
  }
  return pages;
}

async function textOf(url: string, cookie = ''): Promise<string> {
  return (await fetch(url, { headers: { cookie } })).text();
}

function post(url: string, body: string, cookie: string): Promise<Response> {
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(url, { method: 'POST', body, headers, redirect: 'manual' });
}

function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
