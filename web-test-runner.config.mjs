// Component tests in real browsers. `WTR_BROWSERS=chrome,…` chooses which; `npm test -- widget` runs them all.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserReporter } from './test/support/browser-reporter.ts';
import { COUNTS_FILE } from './test/support/counts.ts';
import { browserArguments, findBrowser } from './test/support/find-browser.ts';

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
};

const wanted = (process.env.WTR_BROWSERS ?? 'chrome').split(',');
const unknown = wanted.filter((name) => !(name in launchers));
if (unknown.length > 0)
  throw new Error(
    `WTR_BROWSERS names ${unknown.join(', ')}; known are ${Object.keys(launchers).join(', ')}.`,
  );

/** Set by test/run.ts, which wants counts instead of a progress bar. */
const counted = COUNTS_FILE in process.env;

export default {
  files: ['test/widget/**/*.test.ts', '!test/widget/**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('widget/tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: wanted.map((name) => launchers[name]()),
  concurrency: 2,
  // axe takes longer than mocha's two seconds on a busy machine.
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 5 * 60_000,
  reporters: [counted ? browserReporter() : defaultReporter()],
  staticLogging: counted,
};
