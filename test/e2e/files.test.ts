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

/** A picture that the page itself draws, large enough to go in several pieces. */
async function picture(tab: Page, name: string) {
  const bytes = await tab.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 520, height: 400 });
    const pen = canvas.getContext('2d')!;
    const noise = pen.createImageData(520, 400);
    for (let at = 0; at < noise.data.length; at += 52_000)
      crypto.getRandomValues(noise.data.subarray(at, at + 52_000));
    pen.putImageData(noise, 0, 0);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    return [...new Uint8Array(await blob!.arrayBuffer())];
  });
  return { name, mimeType: 'image/png', buffer: Buffer.from(bytes) };
}

const picked = (tab: Page) => tab.locator('care-attachments input');
const pictures = (tab: Page) => tab.locator('care-thread care-extras img');
const isDrawn = (image: unknown) => (image as HTMLImageElement).naturalWidth > 0;

test('a picture goes from the shopper to the desk over a line that breaks, and a file back', async () => {
  const agent = await stage.agent('anna');
  const shopper = await stage.shopper(await stage.device());
  await shopper.open();
  await picked(shopper.tab).waitFor({ state: 'attached' });

  // The first try of the second piece never arrives, and the answer to the third is lost.
  let pieces = 0;
  await shopper.tab.route('**/v1/files/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    pieces++;
    if (pieces === 2) return route.abort('connectionreset');
    if (pieces !== 3) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  const file = await picture(shopper.tab, 'my room.png');
  assert.ok(file.buffer.length > 600_000, `${file.buffer.length} bytes are no three pieces`);
  await picked(shopper.tab).setInputFiles(file);
  await shopper.composer.fill('Would it fit here?');
  await shopper.tab.getByRole('button', { name: 'Send', exact: true }).click({ timeout: 60_000 });
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
  assert.ok(pieces >= 4, `${pieces} pieces`);
  assert.equal(await shopper.tab.locator('care-attachments li').count(), 0);
  await pictures(shopper.tab).first().waitFor();

  await agent.openConversation('Would it fit here?');
  const image = pictures(agent.tab).first();
  await image.waitFor();
  await agent.tab.waitForFunction(isDrawn, await image.elementHandle());
  await picked(agent.tab).setInputFiles({
    name: 'sizes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('80 × 40 × 200 cm'),
  });
  await agent.tab.getByRole('button', { name: /^Send/ }).click();
  const row = shopper.tab.locator('care-extras button.file');
  await row.waitFor();
  const [download] = await Promise.all([shopper.tab.waitForEvent('download'), row.click()]);
  assert.equal(download.suggestedFilename(), 'sizes.txt');

  // After a reload there is no copy of the page's own: the server's is shown.
  await shopper.tab.reload();
  await shopper.composer.waitFor({ state: 'visible' }); // it stays open over a reload
  const again = pictures(shopper.tab).first();
  await again.waitFor();
  await shopper.tab.waitForFunction(isDrawn, await again.elementHandle());
  assert.match((await again.getAttribute('src'))!, /^http/);
  await shopper.tab.locator('care-extras .picture').click();
  await shopper.tab.locator('care-extras dialog img[alt="my room.png"]').waitFor();
  await shopper.tab.keyboard.press('Escape');
  await shopper.tab.locator('care-extras dialog').waitFor({ state: 'detached' });
  assert.ok(await shopper.composer.isVisible());
});

test('what the server refuses is said in the tray, and taken away it stops nothing', async () => {
  const shopper = await stage.shopper(await stage.device());
  await shopper.open();
  await picked(shopper.tab).setInputFiles({
    name: 'not-really.png',
    mimeType: 'image/png',
    buffer: Buffer.from('this is no picture at all'),
  });
  const row = shopper.tab.locator('care-attachments li.failed');
  await row.getByText('Files of this kind are not accepted here.').waitFor();
  await row.getByRole('button', { name: 'Remove not-really.png' }).click();
  await shopper.write('Never mind');
  await shopper
    .state()
    .filter({ hasText: /Sent|Delivered/ })
    .waitFor();
});
