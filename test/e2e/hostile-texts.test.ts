import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Action } from '../../sdk/protocol/actions.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { NAME_MAX_CHARS } from '../../sdk/protocol/limits.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import { createCare, type Care } from '../../sdk/server/index.ts';
import { DeskPage } from '../support/desk-page.ts';
import { browserArguments, findBrowser } from '../support/find-browser.ts';
import { freePort } from '../support/free-port.ts';
import { HOSTILE_NAMES, HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { exactly, ShopperPage } from '../support/shopper-page.ts';
import { XSS_CORPUS } from '../support/xss/corpus.ts';
import { DESK_PAGE, shopPage } from '../support/test-pages.ts';

/** One of so many texts; the rest is tried in the elements alone. */
const SHARE = 80;
/** At the end of an address: the page has a policy that allows nothing but what the widget and the desk need. */
const STRICT = '?strict';
const POLICY = [
  `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:`,
  `connect-src 'self' ws:; require-trusted-types-for 'script'; trusted-types care-widget`,
].join('; ');

/** A page of one origin that is shop, desk and care server at once. */
let url: string;
let care: Care;
let browser: Browser;
let closeServer: () => void;

before(async () => {
  url = `http://127.0.0.1:${await freePort()}`;
  const anna = {
    id: '"><img src=x onerror=alert(41)>',
    name: HOSTILE_NAMES[0]!,
    avatar: `${url}/"onerror="alert(42)`,
  };
  care = await createCare({
    store: 'sqlite::memory:',
    sites: { demo: { name: HOSTILE_NAMES[1]!, origins: [url], team: [anna] } },
    authenticateAgent: () => Promise.resolve(anna),
  });
  const server = createServer((request, response) =>
    care.requestListener(request, response, () => {
      const page = request.url?.startsWith('/desk') ? DESK_PAGE : shopPage(url);
      const policy = request.url?.endsWith(STRICT) ? { 'content-security-policy': POLICY } : {};
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...policy }).end(page);
    }),
  );
  care.attach(server);
  server.listen(Number(new URL(url).port), '127.0.0.1');
  await once(server, 'listening');
  closeServer = () => (server.close(), server.closeAllConnections());
  browser = await chromium.launch({ executablePath: findBrowser().path, args: browserArguments() });
});
after(async () => {
  await browser.close();
  await care.close();
  closeServer();
});

/** A tab that notes whatever should not happen in it. */
async function watched(path: string): Promise<{ tab: Page; harm: string[] }> {
  const harm: string[] = [];
  const tab = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  tab.on('dialog', (dialog) => {
    harm.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  tab.on('pageerror', (error) => harm.push(`exception ${String(error)}`));
  tab.on('popup', (popup) => harm.push(`window ${popup.url()}`));
  tab.on('request', (request) => {
    const to = new URL(request.url());
    if (to.origin !== url && to.protocol !== 'data:') harm.push(`request ${request.url()}`);
  });
  await tab.exposeFunction('noteViolation', (what: string) => void harm.push(what));
  await tab.addInitScript(() => {
    const page = window as unknown as { noteViolation(what: string): void };
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      page.noteViolation(`violation ${effectiveDirective} ${blockedURI}`),
    );
  });
  await tab.goto(url + path);
  return { tab, harm };
}

/** Every kind of element in `host` and below, with the names of its attributes; and every address of a link. */
function inventory(tab: Page, host: string) {
  return tab.evaluate((name) => {
    const kinds = new Set<string>();
    const addresses = new Set<string>();
    const visit = (root: Element | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        kinds.add(element.localName);
        for (const attribute of element.getAttributeNames()) kinds.add(`@${attribute}`);
        for (const at of ['href', 'src', 'action'])
          if (element.hasAttribute(at) && element.localName !== 'use')
            addresses.add(element.getAttribute(at)!);
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    const root = document.querySelector(name)!.shadowRoot!;
    visit(root);
    return { kinds: [...kinds], addresses: [...addresses] };
  }, host);
}

const DANGEROUS =
  /^(script|iframe|frame|object|embed|base|meta|link|form|math|mtext|foreignobject|image|use|audio|video|input|@on.*|@srcdoc|@formaction|@autofocus|lit-part)$/;

async function nothingGotThrough({ tab, harm }: { tab: Page; harm: string[] }, host: string) {
  const { kinds, addresses } = await inventory(tab, host);
  assert.deepEqual(
    kinds.filter((kind) => DANGEROUS.test(kind)),
    [],
  );
  for (const address of addresses)
    assert.match(address, /^(https?:|mailto:|tel:|\/contact$)/, address);
  assert.equal(
    addresses.some((address) => address.includes('evil.example')),
    false,
  );
  const keys = await tab.evaluate(() => Object.keys(Object.prototype));
  assert.deepEqual(keys, []);
  assert.deepEqual(harm, []);
}

const apply = (actor: Author, conversation: string, action: Action) =>
  care.apply({ site: 'demo', actor, conversation, action });

test('hostile texts, names, titles and addresses stay text at the desk', async () => {
  const anna: Author = { role: 'agent', id: 'anna', name: HOSTILE_NAMES[2]! };
  for (const [i, name] of HOSTILE_NAMES.entries()) {
    const contact: Author = { role: 'contact', id: uuidV4(), name };
    const conversation = uuidV4();
    const page = { url: `https://evil.test/"onclick="alert(51)?${name}`, title: name };
    await apply(contact, conversation, {
      kind: 'conversation.start',
      channel: 'chat',
      page,
      language: 'en',
    });
    for (const [j, text] of HOSTILE_TEXTS.entries())
      if (j % HOSTILE_NAMES.length === i) {
        await apply(contact, conversation, { kind: 'message.post', text });
        await apply(anna, conversation, { kind: 'note.post', text });
      }
    const assignee = { id: `"><b>${name}`, name };
    await apply(anna, conversation, { kind: 'conversation.assign', assignee });
    await apply(contact, conversation, { kind: 'message.post', text: `end of ${i}` });
  }
  const seen = await watched('/desk');
  const desk = new DeskPage(seen.tab);
  for (const i of HOSTILE_NAMES.keys()) {
    await desk.openConversation(`end of ${i}`);
    await desk.bubble(`end of ${i}`).waitFor();
    await nothingGotThrough(seen, 'care-desk');
  }
  const names = await seen.tab.locator('care-desk').evaluate((host) => {
    const texts: string[] = [];
    const visit = (root: Element | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (!element.closest('care-thread'))
          for (const node of element.childNodes)
            if (node.nodeType === 3) texts.push(node.nodeValue!);
        if (element.shadowRoot && element.localName !== 'care-thread') visit(element.shadowRoot);
      }
    };
    visit(host.shadowRoot!);
    return texts.filter((text) => text.includes('gro.knab'));
  });
  assert.ok(names.length > 0);
  for (const name of names)
    assert.doesNotMatch(
      name,
      /[\u202a-\u202e\u2066-\u2069]/,
      'a name may not turn what follows it',
    );
});

test('hostile texts stay text in the widget, whoever wrote them', async () => {
  const seen = await watched('/');
  const shopper = new ShopperPage(seen.tab);
  await shopper.open();
  await shopper.write('my own: <img src=x onerror=alert(61)> javascript:alert(62)');
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  const desk = await watched('/desk');
  const row = new DeskPage(desk.tab).rows.filter({ hasText: 'my own' });
  const conversation = (await row.getAttribute('data-conversation'))!;
  for (const [i, text] of HOSTILE_TEXTS.entries()) {
    const name = HOSTILE_NAMES[i % HOSTILE_NAMES.length]!;
    const avatar = `${url}/x.png?"onload="alert(63)`;
    await apply({ role: 'agent', id: name, name, avatar }, conversation, {
      kind: 'message.post',
      text,
    });
  }
  const anna: Author = { role: 'agent', id: 'anna', name: 'Anna' };
  await apply(anna, conversation, { kind: 'message.post', text: 'the end' });
  await shopper.bubble('the end').waitFor();
  await nothingGotThrough(seen, 'care-widget');
  await nothingGotThrough(desk, 'care-desk');
});

for (const policy of ['', STRICT])
  test(`texts of the corpus stay text in widget and desk ${policy ? 'under a strict policy' : 'without a policy'}`, async () => {
    const texts = XSS_CORPUS.filter((_, index) => index % SHARE === (policy ? 1 : 2));
    const seen = await watched(`/${policy}`);
    const shopper = new ShopperPage(seen.tab);
    await shopper.open();
    const own = `mine ${policy}: ${texts[0]}`;
    await shopper.write(own);
    await shopper
      .state()
      .filter({ hasText: /Sent|Delivered/ })
      .waitFor();
    const desk = await watched(`/desk${policy}`);
    const row = new DeskPage(desk.tab).rows.filter({ hasText: own });
    const conversation = (await row.getAttribute('data-conversation'))!;
    await new DeskPage(desk.tab).openConversation(own);
    for (const text of texts) {
      const named = { id: 'anna', name: text.slice(0, NAME_MAX_CHARS) };
      await apply({ role: 'agent', ...named }, conversation, { kind: 'message.post', text });
      await apply({ role: 'agent', ...named }, conversation, { kind: 'note.post', text });
    }
    const anna: Author = { role: 'agent', id: 'anna', name: 'Anna' };
    await apply(anna, conversation, { kind: 'message.post', text: 'the end' });
    for (const [{ tab, harm }, host] of [
      [seen, 'care-widget'],
      [desk, 'care-desk'],
    ] as const) {
      await tab
        .locator('care-thread .bubble')
        .filter({ hasText: exactly('the end') })
        .waitFor();
      await nothingGotThrough({ tab, harm }, host);
    }
    const shown = await seen.tab.locator('care-thread li.row .bubble').allTextContents();
    const last = texts.at(-1)!;
    assert.ok(shown.some((text) => text.replaceAll(' (opens in a new tab)', '') === last));
  });

test('an address in the script tag that would run is not used', async () => {
  const seen = await watched('/');
  await seen.tab.evaluate(() => {
    document.querySelector('care-widget')?.remove();
    const widget = document.createElement('care-widget');
    widget.setAttribute('contact', 'java\nscript:alert(71)');
    document.body.append(widget);
  });
  const link = seen.tab.locator('care-widget').getByRole('link');
  assert.equal(await link.getAttribute('href'), '/contact');
  await link.click();
  assert.deepEqual(seen.harm, []);
});
