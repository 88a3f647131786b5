// A tab with nothing but a keyboard, in either engine: Chromium by playwright, Firefox by puppeteer over BiDi.
import type { Page as ChromiumPage } from 'playwright-core';
import type { Browser as Firefox, KeyInput } from 'puppeteer-core';
import { startFirefox } from './firefox.ts';
import { installSight } from './page-sight.ts';
import type { Stage } from './stage.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface TabOptions {
  readonly size?: Size;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
}

export interface KeyboardTab {
  /** One key, or several at once: `Tab`, `Shift+Tab`. */
  press(keys: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Runs in the page. The function sees nothing but its argument. */
  run<T, A = undefined>(work: (about: A) => T, about?: A): Promise<T>;
  /** Until it says something true. */
  until<A = undefined>(work: (about: A) => unknown, about?: A): Promise<void>;
  setOffline(offline: boolean): Promise<void>;
  reload(): Promise<void>;
  /** The addresses of all tabs of this device. */
  addresses(): Promise<readonly string[]>;
  close(): Promise<void>;
  /** For what only this engine can be told. */
  readonly chromium?: ChromiumPage;
}

export interface KeyboardEngine {
  /** A shop's page in a browser profile of its own. */
  open(path?: string, options?: TabOptions): Promise<KeyboardTab>;
  close(): Promise<void>;
}

const DESKTOP: Size = { width: 1280, height: 800 };
const WITHIN_MS = 30_000;

export function chromiumKeyboard(stage: Stage): KeyboardEngine {
  return {
    async open(path = '/', { size = DESKTOP, before } = {}) {
      const device = await stage.device({ viewport: size });
      await device.addInitScript(installSight);
      if (before) await device.addInitScript(before);
      const { tab } = await stage.shopper(device, path);
      return chromiumTab(tab);
    },
    close: async () => {},
  };
}

function chromiumTab(page: ChromiumPage): KeyboardTab {
  const device = page.context();
  return {
    press: (keys) => page.keyboard.press(keys),
    type: (text) => page.keyboard.type(text),
    run: (work, about) => page.evaluate(work as never, about) as never,
    async until(work, about) {
      await page.waitForFunction(work as never, about, { timeout: WITHIN_MS });
    },
    setOffline: (offline) => device.setOffline(offline),
    async reload() {
      await page.reload();
    },
    addresses: async () => device.pages().map((one) => one.url()),
    close: () => device.close(),
    chromium: page,
  };
}

export async function firefoxKeyboard(stage: Stage): Promise<KeyboardEngine> {
  const browser = await startFirefox();
  return {
    open: (path = '/', options = {}) => firefoxTab(browser, stage.shopUrl + path, options),
    close: () => browser.close(),
  };
}

async function firefoxTab(
  browser: Firefox,
  address: string,
  { size = DESKTOP, before }: TabOptions,
): Promise<KeyboardTab> {
  const device = await browser.createBrowserContext();
  const page = await device.newPage();
  await page.setViewport(size);
  await page.evaluateOnNewDocument(installSight);
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(address);
  await page.bringToFront();
  return {
    async press(keys) {
      const held = keys.split('+');
      const key = held.pop() as KeyInput;
      for (const one of held) await page.keyboard.down(one as KeyInput);
      await page.keyboard.press(key);
      for (const one of held.reverse()) await page.keyboard.up(one as KeyInput);
    },
    type: (text) => page.keyboard.type(text),
    run: (work, about) => page.evaluate(work as never, about) as never,
    async until(work, about) {
      await page.waitForFunction(work as never, { timeout: WITHIN_MS }, about);
    },
    setOffline: (offline) => page.setOfflineMode(offline),
    async reload() {
      await page.reload();
      await page.bringToFront();
    },
    addresses: async () => (await device.pages()).map((one) => one.url()),
    close: () => device.close(),
  };
}
