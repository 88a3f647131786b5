// Component tests in real browsers: Chrome, and Firefox and WebKit where they are. `WTR_BROWSERS=chrome,firefox,webkit`
// says which must be; `npm test -- widget` runs them all.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserReporter } from './test/support/browser-reporter.ts';
import { COUNTS_FILE } from './test/support/counts.ts';
import { browserArguments, findBrowser } from './test/support/find-browser.ts';
import { findFirefox, firefoxOptions } from './test/support/firefox.ts';
import { findWebkit } from './test/support/webkit-driver.ts';
import { webkitLauncher } from './test/support/webkit-launcher.ts';

const launchers = {
  chrome() {
    const { path, how } = findBrowser();
    if (!process.env.CHROME_PATH) console.log(how);
    return chromeLauncher({
      launchOptions: { executablePath: path, args: browserArguments() },
      // Tabs in the background of one window get no animation frames, so every test file gets a context of its own.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    });
  },
  firefox() {
    const path = findFirefox();
    if (!path) throw new Error('Firefox is not here: set FIREFOX_PATH or install firefox-esr.');
    const launcher = chromeLauncher({ launchOptions: firefoxOptions(path), concurrency: 1 });
    launcher.name = 'Firefox';
    return launcher;
  },
  webkit: webkitLauncher,
};

const here = { chrome: true, firefox: findFirefox(), webkit: findWebkit() };
const found = Object.keys(launchers).filter((name) => here[name]);
const missing = Object.keys(launchers).filter((name) => !here[name]);
const wanted = process.env.WTR_BROWSERS?.split(',') ?? found;
if (!process.env.WTR_BROWSERS)
  console.log(
    `In ${found.join(', ')}${missing.length > 0 ? `; not here: ${missing.join(', ')}` : ''}.`,
  );
const unknown = wanted.filter((name) => !(name in launchers));
if (unknown.length > 0)
  throw new Error(
    `WTR_BROWSERS names ${unknown.join(', ')}; known are ${Object.keys(launchers).join(', ')}.`,
  );

/** How often each fault of the device's store is tried; the fault list's own number is 20. */
const faultTries = Number(process.env.DEVICE_FAULT_TRIES ?? 1);

/** All texts of the XSS corpus in all places, instead of some in each. */
const xssFull = process.env.XSS_CORPUS === 'full';
/** The same on a page whose policy allows nothing inline, no `eval` and no text as HTML. */
const xssStrict = process.env.XSS_POLICY === 'strict';

/** Set by test/run.ts, which wants counts instead of a progress bar. */
const counted = COUNTS_FILE in process.env;

export default {
  files: ['test/widget/**/*.test.ts', '!test/widget/**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      define: {
        __DEVICE_FAULT_TRIES__: String(faultTries),
        __XSS_FULL__: String(xssFull),
        __XSS_STRICT__: String(xssStrict),
      },
      tsconfig: fileURLToPath(new URL('widget/tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: wanted.map((name) => launchers[name]()),
  concurrentBrowsers: wanted.length,
  concurrency: 2,
  // axe takes longer than mocha's two seconds on a busy machine.
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: (4 + faultTries + (xssFull ? 20 : 0)) * 60_000,
  reporters: [counted ? browserReporter() : defaultReporter()],
  staticLogging: counted,
};
