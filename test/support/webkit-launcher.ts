// WebKit for web-test-runner: one browser for the whole run, one page at a time, no package in between.
import type { BrowserLauncher } from '@web/test-runner';
import { startWebkitDriver, type WebkitDriver, type WebkitPage } from './webkit-driver.ts';

export function webkitLauncher(): BrowserLauncher {
  let driver: WebkitDriver | undefined;
  let page: WebkitPage | undefined;
  let active: string | undefined;
  return {
    name: 'WebKit',
    type: 'webkit',
    concurrency: 1,
    async startSession(session, url) {
      driver ??= await startWebkitDriver();
      page ??= await driver.newSession();
      active = session;
      await page.navigate(url);
    },
    isActive: (session) => session === active,
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
