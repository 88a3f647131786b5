// A shop, its desk and its care server on one origin, all of whose names are hostile, with and without a policy; and tabs
// that note whatever should not happen in them.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { chromium, type Page } from 'playwright-core';
import type { Action } from '../../sdk/protocol/actions.ts';
import type { Author } from '../../sdk/protocol/model.ts';
import { createCare } from '../../sdk/server/index.ts';
import { browserArguments, findBrowser } from './find-browser.ts';
import { freePort } from './free-port.ts';
import { HOSTILE_NAMES } from './hostile-texts.ts';
import { DESK_PAGE, shopPage } from './test-pages.ts';

/** At the end of an address: the page has a policy that allows nothing but what the widget and the desk need. */
export const STRICT = '?strict';
const POLICY = [
  `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:`,
  `connect-src 'self' ws:; require-trusted-types-for 'script'; trusted-types care-widget`,
].join('; ');

export interface Watched {
  readonly tab: Page;
  /** What happened that should not have. */
  readonly harm: string[];
}

export interface HostileStage {
  readonly url: string;
  /** A tab in a browser profile of its own. */
  watched(path: string): Promise<Watched>;
  apply(actor: Author, conversation: string, action: Action): Promise<unknown>;
  close(): Promise<void>;
}

export async function openHostileStage(): Promise<HostileStage> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const anna = {
    id: '"><img src=x onerror=alert(41)>',
    name: HOSTILE_NAMES[0]!,
    avatar: `${url}/"onerror="alert(42)`,
  };
  const care = await createCare({
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
  const browser = await chromium.launch({
    executablePath: findBrowser().path,
    args: browserArguments(),
  });
  return {
    url,
    async watched(path) {
      const tab = await (await browser.newContext({ locale: 'en-GB' })).newPage();
      const seen = { tab, harm: await watch(tab, url) };
      await tab.goto(url + path);
      return seen;
    },
    apply: (actor, conversation, action) =>
      care.apply({ site: 'demo', actor, conversation, action }),
    async close() {
      await browser.close();
      await care.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function watch(tab: Page, url: string): Promise<string[]> {
  const harm: string[] = [];
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
  await tab.exposeFunction('noteHarm', (what: string) => void harm.push(what));
  await tab.addInitScript(() => {
    const page = window as unknown as { noteHarm(what: string): void; canary(): void };
    page.canary = () => page.noteHarm('canary()');
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      page.noteHarm(`violation ${effectiveDirective} ${blockedURI}`),
    );
  });
  return harm;
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

/** Fails when anything ran, was asked for or stands in `host` that a text may not become. */
export async function nothingGotThrough({ tab, harm }: Watched, host: string): Promise<void> {
  const { kinds, addresses } = await inventory(tab, host);
  assert.deepEqual(
    kinds.filter((kind) => DANGEROUS.test(kind)),
    [],
  );
  for (const address of addresses)
    assert.match(address, /^(https?:|mailto:|tel:|\/contact$)/i, address);
  assert.equal(
    addresses.some((address) => address.includes('evil.example')),
    false,
  );
  const keys = await tab.evaluate(() => Object.keys(Object.prototype));
  assert.deepEqual(keys, []);
  assert.deepEqual(harm, []);
}
