// Everything an end-to-end test plays on: a care server of its own, a shop, and a real browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core';
import { careProcess, type CareProcess, type CareProcessOptions } from './care-process.ts';
import { DeskPage } from './desk-page.ts';
import { browserArguments, findBrowser } from './find-browser.ts';
import { shopServer } from './shop-server.ts';
import { ShopperPage } from './shopper-page.ts';
import { shopPage } from './test-pages.ts';

export interface Stage<Care extends CareProcess = CareProcess> {
  readonly care: Care;
  readonly shopUrl: string;
  readonly browser: Browser;
  /** A device of a shopper: its tabs share storage. */
  device(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens the shop in a new tab. */
  shopper(device: BrowserContext, path?: string): Promise<ShopperPage>;
  /** Signs in at the desk in a browser profile of its own. */
  agent(id?: string, options?: BrowserContextOptions): Promise<DeskPage>;
  close(): Promise<void>;
}

/** @param page the shop's pages; by default the pasted tag, with the script hosted by the shop */
export function openStage(
  page: (careUrl: string, shopUrl: string) => string = selfHosted,
): Promise<Stage> {
  return openStageWith(careProcess, page);
}

/** With another server than one in a process of its own, or with other files of the widget than were built last. */
export async function openStageWith<Care extends CareProcess>(
  makeCare: (options: CareProcessOptions) => Promise<Care>,
  page: (careUrl: string, shopUrl: string) => string = selfHosted,
  scripts?: URL,
): Promise<Stage<Care>> {
  const folder = await mkdtemp(join(tmpdir(), 'care-e2e-'));
  let careUrl = '';
  const shop = await shopServer((shopUrl) => page(careUrl, shopUrl), scripts);
  const care = await makeCare({
    store: `sqlite:${join(folder, 'care.db')}`,
    origins: [shop.url],
  });
  careUrl = care.url;
  await care.start();
  const browser = await chromium.launch({
    executablePath: findBrowser().path,
    args: browserArguments(),
  });

  return {
    care,
    shopUrl: shop.url,
    browser,
    device: (options) => browser.newContext({ locale: 'en-GB', ...options }),
    async shopper(device, path = '/') {
      const tab = await device.newPage();
      await tab.goto(shop.url + path);
      return new ShopperPage(tab);
    },
    async agent(id = 'anna', options) {
      const context = await browser.newContext({ locale: 'en-GB', ...options });
      await context.addCookies([{ name: 'agent', value: id, url: care.url }]);
      const tab = await context.newPage();
      await tab.goto(care.deskUrl);
      return new DeskPage(tab);
    },
    async close() {
      await browser.close();
      await care.stop();
      await shop.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The shop hosts the script and names the care server, so that its pages load while that server is down. */
function selfHosted(careUrl: string, shopUrl: string): string {
  return shopPage(`${shopUrl}/widget`, `data-site="demo" data-server="${careUrl}"`);
}
