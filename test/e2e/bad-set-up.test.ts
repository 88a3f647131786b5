import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStage } from '../support/stage.ts';
import { shopPage } from '../support/test-pages.ts';

function consoleOf(tab: Page): { errors: string[]; exceptions: string[] } {
  const seen = { errors: [] as string[], exceptions: [] as string[] };
  tab.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  tab.on('pageerror', (error) => seen.exceptions.push(String(error)));
  return seen;
}

async function withPage(
  attributes: (careUrl: string) => string,
  run: (tab: Page, seen: ReturnType<typeof consoleOf>) => Promise<void>,
): Promise<void> {
  const stage = await openStage((careUrl, shopUrl) =>
    shopPage(`${shopUrl}/widget`, attributes(careUrl)),
  );
  try {
    const tab = await (await stage.device()).newPage();
    const seen = consoleOf(tab);
    await tab.goto(stage.shopUrl);
    await run(tab, seen);
    assert.deepEqual(seen.exceptions, []);
    assert.equal(await tab.getByRole('heading', { name: 'Oak shelf' }).isVisible(), true);
  } finally {
    await stage.close();
  }
}

test('an unknown site is a clear error in the console and a plain contact link on the page', () =>
  withPage(
    (careUrl) => `data-site="nowhere" data-server="${careUrl}" data-contact="/write-to-us"`,
    async (tab, seen) => {
      await tab.locator('care-widget button').first().click();
      const link = tab.locator('care-widget').getByRole('link');
      await link.waitFor({ state: 'visible' });
      assert.equal(await link.getAttribute('href'), '/write-to-us');
      const ours = seen.errors.filter((text) => text.includes('care-widget'));
      assert.equal(ours.length, 1, seen.errors.join('\n'));
      assert.match(ours[0]!, /nowhere/);
    },
  ));

test('a forgotten data-site is a clear error in the console and a plain contact link on the page', () =>
  withPage(
    (careUrl) => `data-server="${careUrl}"`,
    async (tab, seen) => {
      const link = tab.locator('care-widget').getByRole('link');
      await link.waitFor({ state: 'visible' });
      assert.equal(await link.getAttribute('href'), '/contact');
      assert.match(seen.errors.join('\n'), /data-site/);
    },
  ));

test('a care server that cannot be reached leaves the page whole, and what is written is kept', () =>
  withPage(
    () => `data-site="demo" data-server="http://127.0.0.1:9"`,
    async (tab) => {
      await tab.locator('care-widget button').first().click();
      const composer = tab.locator('care-composer').getByRole('textbox');
      await composer.fill('Hello?');
      await composer.press('Enter');
      await tab.locator('care-thread .state').filter({ hasText: 'Waiting' }).waitFor();
    },
  ));
