import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/demo.ts';
import { DeskPage } from '../support/desk-page.ts';
import { browserArguments, findBrowser } from '../support/find-browser.ts';
import { ShopperPage } from '../support/shopper-page.ts';

describe('the demo in a browser', () => {
  let demo: Demo;
  let browser: Browser;
  before(async () => {
    demo = await startDemo({ port: 0, store: 'sqlite::memory:', fresh: false });
    browser = await chromium.launch({
      executablePath: findBrowser().path,
      args: browserArguments(),
    });
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  test('in single-page mode address and content change while the open chat and its draft stay', async () => {
    const { shopper, tab, context } = await visit('/app');
    await shopper.open();
    await shopper.composer.fill('Half a question');
    await tab.locator('care-widget').evaluate((widget) => widget.setAttribute('data-marked', ''));

    await tab.getByRole('link', { name: 'Ceramics' }).first().click();
    await tab.getByRole('heading', { level: 1, name: 'Ceramics' }).waitFor();
    await tab.waitForURL(({ pathname }) => pathname === '/app/ceramics');
    assert.equal(await tab.title(), 'Ceramics · Orlo & Fenn');
    assert.equal(await shopper.composer.inputValue(), 'Half a question');

    await tab.goBack();
    await tab.getByRole('heading', { level: 1, name: /small homes/ }).waitFor();
    assert.equal(await tab.locator('care-widget[data-marked]').count(), 1);
    assert.equal(await tab.locator('care-widget').count(), 1);
    await context.close();
  });

  test('the cart works without a page load in single-page mode, and with one outside', async () => {
    for (const base of ['/app', '']) {
      const { tab, context } = await visit(`${base}/p/oda`);
      await tab.getByRole('button', { name: 'Put in the cart' }).click();
      await tab.getByRole('heading', { level: 1, name: 'Cart' }).waitFor();
      await tab.waitForURL(({ pathname }) => pathname === `${base}/cart`);
      await tab.getByRole('button', { name: 'Remove: Oda' }).click();
      await tab.getByText('Nothing here yet').waitFor();
      await context.close();
    }
  });

  test('a conversation goes on over page loads, and Anna answers it at the desk', async () => {
    const { shopper, tab, context } = await visit('/p/tarn');
    await shopper.open();
    await shopper.write('Is Tarn deep enough for soup?');

    const anna = await browser.newContext({ locale: 'en-GB' });
    const desk = new DeskPage(await anna.newPage());
    const refused = errorsOf(desk.tab);
    await desk.tab.goto(`${demo.desk}?as=anna`);
    await desk.openConversation('deep enough for soup');
    await desk.reply('Deep enough for two bowls of it.');
    await shopper.bubble('Deep enough for two bowls of it.').waitFor();
    assert.deepEqual(refused, []);

    await tab.goto(`${demo.shop}/de/order`);
    const later = new ShopperPage(tab);
    // The panel was open, so it opens by itself; a click now would close it.
    await later.composer.waitFor();
    await later.bubble('Deep enough for two bowls of it.').waitFor();
    await Promise.all([context.close(), anna.close()]);
  });

  test('under the strictest policy the chat works and nothing is refused', async () => {
    let refused: string[] = [];
    const { shopper, context } = await visit('/strict', (tab) => (refused = errorsOf(tab)));
    await shopper.open();
    await shopper.write('Do you hear me behind the wall?');
    await shopper.bubble('Do you hear me behind the wall?').waitFor();
    await shopper
      .state()
      .filter({ hasText: /sent|delivered/i })
      .waitFor();
    assert.deepEqual(refused, []);
    await context.close();
  });

  test('the widget speaks the language of the page and sits on its side', async () => {
    const label = async (path: string) => {
      const { shopper, context } = await visit(path);
      await shopper.launcher.waitFor();
      const name = await shopper.launcher.getAttribute('aria-label');
      const left = (await shopper.launcher.boundingBox())?.x ?? NaN;
      await context.close();
      return { name, left };
    };
    const english = await label('/');
    const arabic = await label('/rtl');
    assert.deepEqual([english.name, arabic.name], ['Chat', 'الدردشة']);
    assert.ok(english.left > 640);
    assert.ok(arabic.left < 640);
  });

  for (const path of ['/', '/de/p/isla', '/app/lamps', '/order', '/contact', '/rtl'])
    test(`nothing scrolls sideways at 320 px: ${path}`, async () => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
      const tab = await context.newPage();
      await tab.goto(demo.shop + path);
      const width = await tab.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${width} px`);
      await context.close();
    });

  /** Fills with what the console of a tab complains about: a policy's refusals, above all. */
  function errorsOf(tab: Page): string[] {
    const errors: string[] = [];
    tab.on('console', (line) => void (line.type() === 'error' && errors.push(line.text())));
    return errors;
  }

  async function visit(
    path: string,
    prepare: (tab: Page) => unknown = () => {},
  ): Promise<{ shopper: ShopperPage; tab: Page; context: BrowserContext }> {
    const context = await browser.newContext({ locale: 'en-GB' });
    const tab = await context.newPage();
    prepare(tab);
    await tab.goto(demo.shop + path);
    return { shopper: new ShopperPage(tab), tab, context };
  }
});
