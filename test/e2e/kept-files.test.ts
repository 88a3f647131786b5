import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { careProcess } from '../support/care-process.ts';
import { openStageWith, type Stage } from '../support/stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStageWith((options) => {
    const folder = dirname(options.store.replace(/^sqlite:/, ''));
    return careProcess({ ...options, files: `disk:${join(folder, 'files')}` });
  });
});
after(() => stage.close());

const SIZES = { name: 'sizes.txt', mimeType: 'text/plain', buffer: Buffer.from('80 × 40 cm') };
const picked = (tab: Page) => tab.locator('care-attachments input');
const tray = (tab: Page) => tab.locator('care-attachments li');
const send = (tab: Page) => tab.getByRole('button', { name: 'Send', exact: true });

/** What of a file is on the device. */
const onDevice = (tab: Page) =>
  tab.evaluate(async () => {
    const name = 'care-widget:demo:files';
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return [];
    const request = indexedDB.open(name);
    await new Promise((done) => (request.onsuccess = done));
    const all = request.result.transaction('rows').objectStore('rows').getAll();
    await new Promise((done) => (all.onsuccess = done));
    request.result.close();
    return (all.result as { name: string }[]).map((row) => row.name);
  });

test('[P5] a file chosen while the server is away survives a reload, and its message is sent once', async () => {
  const agent = await stage.agent('anna');
  const shopper = await stage.shopper(await stage.device());
  const { tab } = shopper;
  await shopper.open();
  await picked(tab).waitFor({ state: 'attached' });
  await stage.care.kill();
  await picked(tab).setInputFiles(SIZES);
  await tray(tab).filter({ hasText: 'sizes.txt' }).waitFor();
  await shopper.composer.fill('Would it fit?');
  await tab.waitForFunction(
    async () =>
      (await indexedDB.databases()).some(({ name }) => name === 'care-widget:demo:files') &&
      (await indexedDB.databases()).some(({ name }) => name === 'care-widget:demo'),
  );

  await tab.reload();
  await shopper.composer.waitFor({ state: 'visible' }); // it was open before
  assert.deepEqual(await onDevice(tab), ['sizes.txt']);
  await stage.care.start();
  await tray(tab).filter({ hasText: 'sizes.txt' }).waitFor({ timeout: 60_000 });
  await send(tab).click({ timeout: 60_000 });
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  assert.equal(await tray(tab).count(), 0);

  await agent.openConversation('Would it fit?');
  await agent.tab.locator('care-extras button.file').waitFor();
  await tab.reload();
  await shopper.bubble('Would it fit?').waitFor();
  await picked(tab).waitFor({ state: 'attached' });
  assert.deepEqual(await onDevice(tab), []);
  assert.equal(await tray(tab).count(), 0);
  assert.deepEqual(await agent.texts(), ['Would it fit?']);
  assert.equal(await agent.tab.locator('care-extras button.file').count(), 1);
});

test('[P8] a file that waits is gone once the shopper has had the device forget', async () => {
  const shopper = await stage.shopper(await stage.device());
  const { tab } = shopper;
  await shopper.open();
  await picked(tab).setInputFiles(SIZES);
  await send(tab).isEnabled();
  await tab.waitForFunction(async () =>
    (await indexedDB.databases()).some(({ name }) => name === 'care-widget:demo:files'),
  );
  await tab.evaluate(() => document.querySelector('care-widget')!.logOut());
  assert.deepEqual(await onDevice(tab), []);
});

test('[P7] without consent a chosen file stays in the tab', async () => {
  const shopper = await stage.shopper(await stage.device());
  const { tab } = shopper;
  await tab.locator('care-widget').evaluate((of) => of.setAttribute('consent', 'none'));
  await shopper.open();
  await picked(tab).setInputFiles(SIZES);
  await send(tab).click({ timeout: 60_000 });
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  assert.deepEqual(await tab.evaluate(() => indexedDB.databases()), []);
});
