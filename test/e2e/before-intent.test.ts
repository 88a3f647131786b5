import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from '../support/stage.ts';

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

test('[P7] the first intent costs one request more, and opening stores and connects nothing', async () => {
  const shopper = await stage.shopper(await stage.device());
  const seen = watch(shopper.tab);
  await shopper.launcher.hover();
  await shopper.tab.waitForLoadState('networkidle');
  assert.equal(seen.requests.length, 1, `after the hover: ${seen.requests.join(' ')}`);
  await shopper.open();
  await shopper.tab.waitForLoadState('networkidle');
  assert.deepEqual(seen.requests.slice(1), ['/v1/sites/demo']);
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

test('the panel’s frame is drawn at once, before its code is there', async () => {
  // Without the frame's own way in, whose middle would be measured.
  const device = await stage.device({ reducedMotion: 'reduce' });
  const shopper = await stage.shopper(device);
  let deliver = () => {};
  const held = new Promise<void>((resolve) => (deliver = resolve));
  await device.route('**/widget/*', async (route) => {
    await held;
    await route.continue();
  });
  await shopper.launcher.click();
  const frame = shopper.tab.locator('care-widget').getByRole('dialog');
  await frame.waitFor({ state: 'visible' });
  const box = await frame.boundingBox();
  assert.ok(box && box.width >= 320 && box.height >= 400, `a whole panel: ${JSON.stringify(box)}`);
  deliver();
  await shopper.composer.waitFor({ state: 'visible' });
  const filled = await shopper.tab.locator('care-widget').getByRole('dialog').boundingBox();
  assert.deepEqual(filled, box, 'nothing jumps when the code arrives');
});
