import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../faults/until.ts';
import { quietNetwork } from '../support/quiet-network.ts';
import { openStage, type Stage } from '../support/stage.ts';

const ASKED_WITHIN_MS = 20_000;

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

/** Requests and sockets of the widget: everything of a page but the page itself. */
function watch(tab: Page): { requests: string[]; sockets: string[] } {
  const seen = { requests: [] as string[], sockets: [] as string[] };
  tab.on('request', (request) => {
    if (!request.isNavigationRequest()) seen.requests.push(new URL(request.url()).pathname);
  });
  tab.on('websocket', (socket) => seen.sockets.push(socket.url()));
  return seen;
}

async function stored(tab: Page): Promise<unknown> {
  return tab.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: 'caches' in window ? await caches.keys() : [],
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
  }));
}

const NOTHING = { local: [], session: [], cookies: '', databases: [], caches: [], workers: 0 };

test('[P7] before the first intent there is one request, no socket and nothing stored', async () => {
  const device = await stage.device();
  const tab = await device.newPage();
  const seen = watch(tab);
  await tab.goto(stage.shopUrl, { waitUntil: 'networkidle' });
  await tab.locator('care-widget button').first().waitFor({ state: 'visible' });
  // The page is idle: whatever the widget does "when idle" has had its turn.
  await tab.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  assert.deepEqual(seen.requests, ['/widget/care-widget.js']);
  assert.deepEqual(seen.sockets, []);
  assert.deepEqual(await stored(tab), NOTHING);
});

test('[P7] the first intent fetches panel and words at once, and opening stores and connects nothing', async () => {
  const shopper = await stage.shopper(await stage.device());
  const seen = watch(shopper.tab);
  await shopper.launcher.hover();
  const names = () => seen.requests.map((path) => path.replace(/-[\w-]{8}\.js$/, '.js')).sort();
  const intent = ['/widget/care-panel.js', '/widget/care-words-en.js'];
  await until(() => seen.requests.length >= intent.length, ASKED_WITHIN_MS);
  await quietNetwork(shopper.tab);
  assert.deepEqual(names(), intent);
  await shopper.open();
  const asked = () => seen.requests.some((path) => path === '/v1/articles');
  await until(asked, ASKED_WITHIN_MS);
  await quietNetwork(shopper.tab);
  const answers = names().filter((path) => /articles|load-finder|jitter/.test(path));
  assert.ok(answers.includes('/v1/articles'));
  assert.deepEqual(
    names().filter((path) => !answers.includes(path)),
    ['/v1/sites/demo', ...intent],
  );
  assert.deepEqual(seen.sockets, []);
  assert.deepEqual(await stored(shopper.tab), NOTHING);
});

test('the chat is one request after the first click: it is usable while the site’s facts are still on their way', async () => {
  const device = await stage.device();
  const shopper = await stage.shopper(device);
  await device.route('**/v1/sites/**', () => {
    // Never answered: nothing that the chat needs may wait for it.
  });
  await shopper.open();
  await shopper.write('Hello?');
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
});

test('until the panel is there the bubble says that it is on its way, and can be left alone', async () => {
  const device = await stage.device();
  const shopper = await stage.shopper(device);
  let deliver = () => {};
  const held = new Promise<void>((resolve) => (deliver = resolve));
  await device.route('**/widget/*', async (route) => {
    await held;
    await route.continue();
  });
  await shopper.launcher.click();
  await shopper.tab.locator('care-widget button[aria-busy=true]').waitFor();
  await shopper.launcher.click();
  deliver();
  await shopper.open();
});

test('[P7] what is stored once somebody has written is what the published list says, and no cookie', async () => {
  const { stored: listed } = JSON.parse(readFileSync('widget/storage.json', 'utf8')) as {
    stored: { where: string; name: string }[];
  };
  const nameOf = (where: string) =>
    listed.find((one) => one.where === where)!.name.replace('<site>', 'demo');
  const shopper = await stage.shopper(await stage.device());
  await shopper.open();
  await shopper.write('Hello?');
  assert.deepEqual(await stored(shopper.tab), {
    ...NOTHING,
    local: [nameOf('localStorage')],
    session: [nameOf('sessionStorage')],
    databases: [nameOf('IndexedDB')],
  });
});

test('[P7] a shop without consent stores nothing on the device, says so, and the chat works', async () => {
  const shopper = await stage.shopper(await stage.device());
  await shopper.tab.locator('care-widget').evaluate((of) => of.setAttribute('consent', 'none'));
  await shopper.open();
  await shopper.write('Only here?');
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  await shopper.tab
    .locator('care-panel .status')
    .filter({ hasText: 'Only kept in this tab' })
    .waitFor();
  assert.deepEqual(await stored(shopper.tab), NOTHING);
});
