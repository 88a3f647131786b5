// Pictures of widget and desk on the demo's shop, for the README and for whoever wants to look at a change.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startDemo } from '../../demo/demo.ts';
import { browserArguments, findBrowser } from './find-browser.ts';
import { articleViews } from './picture-articles.ts';
import { deviceViews } from './picture-device.ts';
import { rareViews } from './picture-states.ts';
import { DESKTOP, leave, PHONE, talk, visit, type Studio } from './picture-studio.ts';

export type View = 'readme' | 'all';

const SCHEMES = { readme: ['light'], all: ['light', 'dark'] } as const;

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
    for (const colorScheme of SCHEMES[view]) {
      const file = view === 'readme' ? `${name}.png` : `${name}-${colorScheme}.png`;
      await tab.emulateMedia({ colorScheme });
      await tab.screenshot({ path: join(folder, file), animations: 'disabled' });
      files.push(file);
    }
  };
  const studio: Studio = { demo, browser, take };
  try {
    if (view === 'readme') await readme(studio);
    else {
      await usualViews(studio);
      await rareViews(studio);
      await deviceViews(studio);
      await articleViews(studio);
    }
  } finally {
    await browser.close();
    await demo.close();
  }
  return files;
}

async function readme(studio: Studio): Promise<void> {
  const { shopper, agent } = await talk(studio, '/p/tarn');
  await studio.take(shopper.tab, 'widget');
  await studio.take(agent.tab, 'desk');
}

/** The way of one question, on both devices and in both directions of writing. */
async function usualViews(studio: Studio): Promise<void> {
  const { take } = studio;
  for (const [width, device] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
    for (const [direction, path] of Object.entries({ ltr: '/p/tarn', rtl: '/rtl' })) {
      const name = (what: string) => `${what}-${width}-${direction}`;
      const fresh = await visit(studio, path, device);
      await take(fresh.tab, name('closed'));
      await fresh.open();
      await take(fresh.tab, name('empty'));
      const { shopper, agent } = await talk(studio, path, device);
      await take(shopper.tab, name('chat'));
      if (direction === 'rtl')
        await agent.tab.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      await take(agent.tab, name('desk'));
      await shopper.tab.context().setOffline(true);
      await shopper.write('Still there?');
      await shopper.tab.locator('care-thread .state.waiting').last().waitFor();
      await take(shopper.tab, name('offline'));
      await leave(fresh, shopper, agent);
    }
}
