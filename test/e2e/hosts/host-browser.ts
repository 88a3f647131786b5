// One browser per engine for all host pages. What the tests do in it goes by the mouse and the keys; what they see is
// read out of reach of the page's scripts where the engine has such a place (Chromium's isolated worlds, Firefox's
// sandboxes), and in WebKitGTK within the page itself.
import { launch, type Browser, type BrowserContext, type Frame, type Page } from 'puppeteer-core';
import { browserArguments, findBrowser } from '../../support/find-browser.ts';
import { findFirefox, firefoxOptions } from '../../support/firefox.ts';
import { until } from '../../faults/until.ts';
import { findWebkit, startWebkitDriver, type WebkitPage } from '../../support/webkit-driver.ts';
import type { Point } from './eyes.ts';
import type { EngineName } from './host-page.ts';

export interface HostBrowser {
  /** Shows a page to somebody who was never there. */
  show(url: string, endless: boolean): Promise<void>;
  reload(): Promise<void>;
  /** Goes to another address and back. */
  leaveFor(url: string): Promise<void>;
  /** Runs a function that stands by itself, in the innermost frame. */
  see<T>(look: () => T | Promise<T>): Promise<T>;
  /** Runs the page's own script, in the innermost frame. */
  tell(script: string): Promise<unknown>;
  click(point: Point): Promise<void>;
  type(text: string): Promise<void>;
  enter(): Promise<void>;
  /** All addresses that the page asked for, where the engine tells. */
  requests(): readonly string[];
  close(): Promise<void>;
}

const WIDTH = 1280;
const HEIGHT = 800;
const ENDLESS_AFTER_MS = 2_000;
/** A page that does not answer for so long does nothing any more. */
const HANGS_AFTER_MS = 20_000;

export function missing(engine: EngineName): string | false {
  if (engine === 'firefox' && !findFirefox()) return 'no Firefox here: apt-get install firefox-esr';
  if (engine === 'webkit' && !findWebkit())
    return 'no WebKit here: apt-get install webkit2gtk-driver xvfb';
  return false;
}

export async function openHostBrowser(engine: EngineName): Promise<HostBrowser> {
  if (engine === 'webkit') return webkit();
  const options =
    engine === 'firefox'
      ? firefoxOptions(findFirefox()!)
      : { executablePath: findBrowser().path, args: browserArguments() };
  return puppet(await launch({ ...options, protocolTimeout: HANGS_AFTER_MS }));
}

/** What puppeteer itself uses to look at pages; its types keep it to themselves. */
interface Isolated {
  isolatedRealm(): { evaluate<T>(look: () => T | Promise<T>): Promise<T> };
}

function puppet(browser: Browser): HostBrowser {
  let context: BrowserContext | undefined;
  let page: Page;
  let asked: string[] = [];
  const frame = (): Frame => page.frames().at(-1)!;
  return {
    async show(url, endless) {
      await context?.close();
      context = await browser.createBrowserContext();
      page = await context.newPage();
      asked = [];
      const seen = asked;
      page.on('request', (request) => void seen.push(request.url()));
      page.on('dialog', (dialog) => void dialog.dismiss());
      await page.setViewport({ width: WIDTH, height: HEIGHT });
      await page.bringToFront();
      await goTo(page, url, endless);
    },
    reload: async () => void (await page.reload({ waitUntil: 'load' })),
    async leaveFor(url) {
      const here = page.url();
      await page.goto(url);
      await page.evaluate('void setTimeout(() => history.back())');
      const where = () => page.evaluate('location.href').catch(() => null); // it is on its way
      await until(async () => (await where()) === here, HANGS_AFTER_MS);
    },
    see: (look) => (frame() as unknown as Isolated).isolatedRealm().evaluate(look),
    tell: (script) => frame().evaluate(script),
    click: ({ x, y }) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    enter: () => page.keyboard.press('Enter'),
    requests: () => asked,
    close: () => browser.close(),
  };
}

async function goTo(page: Page, url: string, endless: boolean): Promise<void> {
  const timeout = endless ? { timeout: ENDLESS_AFTER_MS } : {};
  const loaded = page.goto(url, { waitUntil: 'load', ...timeout });
  await (endless ? loaded.catch(() => undefined) : loaded);
}

async function webkit(): Promise<HostBrowser> {
  const driver = await startWebkitDriver();
  const page: WebkitPage = await driver.newSession();
  await page.resize(WIDTH, HEIGHT);
  return {
    async show(url, endless) {
      const loaded = page.navigate(url);
      await (endless ? loaded.catch(() => undefined) : loaded);
      await page.innermostFrame();
    },
    async reload() {
      await page.navigate(await page.url());
      await page.innermostFrame();
    },
    async leaveFor(url) {
      await page.navigate(url);
      await page.back();
    },
    see: (look) => page.execute(`return (${look.toString()})();`),
    tell: (script) => page.execute(`return ${script};`),
    click: ({ x, y }) => page.click(x, y),
    type: (text) => page.type(text),
    enter: () => page.press('Enter'),
    requests: () => [],
    async close() {
      await page.quit();
      await driver.quit();
    },
  };
}
