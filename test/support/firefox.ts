// Firefox for tests, by puppeteer-core over WebDriver BiDi. A page that shall act as in front of somebody needs
// `page.bringToFront()` first; `setOfflineMode` does not reach what goes through a service worker.
import { existsSync } from 'node:fs';
import { launch, type Browser, type LaunchOptions } from 'puppeteer-core';

const PATHS = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** FIREFOX_PATH, or one that is installed. */
export function findFirefox(): string | undefined {
  const asked = process.env.FIREFOX_PATH;
  return asked ?? PATHS.find((path) => existsSync(path));
}

/** For `launch` of puppeteer-core and for whatever passes its options on. */
export function firefoxOptions(executablePath: string): LaunchOptions {
  return {
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: {
      // Nothing leaves this machine.
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  };
}

/** @param folder the profile; without one, a new one that is removed with the browser */
export function startFirefox(folder?: string): Promise<Browser> {
  const path = findFirefox();
  if (!path)
    throw new Error('Firefox is not here: set FIREFOX_PATH, or apt-get install firefox-esr');
  return launch({ ...firefoxOptions(path), ...(folder ? { userDataDir: folder } : {}) });
}
