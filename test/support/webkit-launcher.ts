// WebKit for web-test-runner: one browser for the whole run, one page at a time, no package in between.
import type { BrowserLauncher } from '@web/test-runner';
import { startWebkitDriver, type WebkitDriver, type WebkitPage } from './webkit-driver.ts';

/** As much of playwright's page as the runner's commands use. */
interface CommandedPage {
  readonly keyboard: Pick<WebkitPage, 'type' | 'press'>;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
}

export function webkitLauncher(): BrowserLauncher & { getPage(): CommandedPage } {
  let driver: WebkitDriver | undefined;
  let page: WebkitPage | undefined;
  let active: string | undefined;
  return {
    name: 'WebKit',
    // The runner's commands (keys, viewport) know the launchers that they can talk to by this word.
    type: 'playwright',
    concurrency: 1,
    async startSession(session, url) {
      driver ??= await startWebkitDriver();
      page ??= await driver.newSession();
      active = session;
      await page.navigate(url);
    },
    isActive: (session) => session === active,
    getPage() {
      if (!page) throw new Error('WebKit has no page yet.');
      const { type, press, resize } = page;
      return {
        keyboard: { type, press },
        // WebKitGTK's window is never narrower than its toolbar, some 450 px: as narrow as can be.
        setViewportSize: ({ width, height }) => resize(width, height),
      };
    },
    getBrowserUrl: () => page?.url(),
    async stopSession() {
      active = undefined;
      await page?.navigate('about:blank');
      return { errors: [], browserLogs: [] };
    },
    async stop() {
      await page?.quit();
      await driver?.quit();
    },
    async startDebugSession() {
      throw new Error('WebKit has no window to look into here.');
    },
  };
}
