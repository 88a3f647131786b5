// Pictures of widget and desk on the demo's shop, for the README and for whoever wants to look at a change.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/demo.ts';
import { DeskPage } from './desk-page.ts';
import { browserArguments, findBrowser } from './find-browser.ts';
import { ShopperPage } from './shopper-page.ts';

export type View = 'readme' | 'all';

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** Takes the pictures into a folder and gives their file names: two for the README, or every view. */
export async function takePictures(folder: string, view: View): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const demo = await startDemo({ port: 0, store: 'sqlite::memory:', fresh: false });
  const browser = await chromium.launch({
    executablePath: findBrowser().path,
    args: browserArguments(),
  });
  const files: string[] = [];
  const take = async (tab: Page, name: string) => {
    await tab.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
    await tab.screenshot({ path: join(folder, name), animations: 'disabled' });
    files.push(name);
  };
  try {
    if (view === 'readme') await readme({ demo, browser }, take);
    else await everything({ demo, browser }, take);
  } finally {
    await browser.close();
    await demo.close();
  }
  return files;
}

interface Studio {
  readonly demo: Demo;
  readonly browser: Browser;
}
type Take = (tab: Page, name: string) => Promise<void>;

async function readme(studio: Studio, take: Take): Promise<void> {
  const { shopper, agent } = await talk(studio, '/p/tarn', DESKTOP);
  await take(shopper.tab, 'widget.png');
  await take(agent.tab, 'desk.png');
}

async function everything(studio: Studio, take: Take): Promise<void> {
  for (const scheme of ['light', 'dark'] as const)
    for (const [width, device] of [
      ['desktop', DESKTOP],
      ['phone', PHONE],
    ] as const)
      for (const [direction, path] of [
        ['ltr', '/p/tarn'],
        ['rtl', '/rtl'],
      ] as const) {
        const options = { ...device, colorScheme: scheme };
        const name = (what: string) => `${what}-${width}-${scheme}-${direction}.png`;
        const fresh = await visit(studio, path, options);
        await take(fresh.tab, name('closed'));
        await fresh.open();
        await take(fresh.tab, name('empty'));
        const { shopper, agent } = await talk(studio, path, options);
        await take(shopper.tab, name('chat'));
        if (direction === 'rtl')
          await agent.tab.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
        await take(agent.tab, name('desk'));
        await shopper.tab.context().setOffline(true);
        await shopper.write('Still there?');
        await shopper
          .state()
          .filter({ hasText: /Waiting|wartet/i })
          .waitFor();
        await take(shopper.tab, name('offline'));
      }
}

async function visit(
  { demo, browser }: Studio,
  path: string,
  options: BrowserContextOptions,
): Promise<ShopperPage> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const tab = await context.newPage();
  await tab.goto(demo.shop + path);
  const shopper = new ShopperPage(tab);
  await shopper.launcher.waitFor();
  return shopper;
}

/** A short conversation, open on both sides. */
async function talk(studio: Studio, path: string, options: BrowserContextOptions) {
  const shopper = await visit(studio, path, options);
  await shopper.open();
  await shopper.write('Hello! Is Tarn deep enough for soup?');
  await shopper.write('And may it go into the oven?');
  const context = await studio.browser.newContext({ locale: 'en-GB', ...options });
  const agent = new DeskPage(await context.newPage());
  await agent.tab.goto(`${studio.demo.desk}?as=anna`);
  await agent.openConversation('may it go into the oven?');
  await agent.reply('Hello! Deep enough for two generous bowls of it.');
  await agent.reply(
    'It is stoneware, so the oven is fine up to 180 °C. Just let it warm up with the oven.',
  );
  await shopper.tab.locator('care-thread .bubble', { hasText: 'It is stoneware' }).waitFor();
  await shopper.write('Perfect, thank you.');
  await shopper
    .state()
    .filter({ hasText: /Read|Gelesen/ })
    .waitFor();
  return { shopper, agent };
}
