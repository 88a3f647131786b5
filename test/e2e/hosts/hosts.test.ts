// Pages that are not kind to guests, in three engines: on each the chat works, or a way to the contact page is shown,
// or the page does not notice. `npm test` visits all of them in Chromium and one of each kind in Firefox and
// WebKitGTK. `HOST_PAGES=all node --test test/e2e/hosts/hosts.test.ts` visits all of them in all three,
// `HOST_PAGES='no storage,server down'` those whose names contain these words, `HOST_ENGINES=firefox` in one alone.
// Needs a build.
import assert from 'node:assert/strict';
import { describe, before, after, test } from 'node:test';
import { missing, openHostBrowser, type HostBrowser } from './host-browser.ts';
import type { EngineName } from './host-page.ts';
import { HOST_PAGES } from './host-pages.ts';
import { openHostServer, type HostServer } from './host-server.ts';
import { visitHost } from './visit-host.ts';

const ENGINES: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];
const wanted = process.env['HOST_PAGES'] ?? '';
const engines = process.env['HOST_ENGINES']?.split(',') ?? ENGINES;

let server: HostServer;
before(async () => {
  server = await openHostServer(HOST_PAGES);
});
after(() => server.close());

for (const engine of ENGINES)
  describe(engine, { skip: missing(engine) || !engines.includes(engine) }, () => {
    let browser: HostBrowser;
    before(async () => {
      browser = await openHostBrowser(engine);
    });
    after(() => browser.close());

    for (const page of HOST_PAGES) {
      const asked = wanted !== '' && wanted !== 'all';
      if (
        asked
          ? !wanted.split(',').some((words) => page.name.includes(words))
          : !page.typical && !wanted && engine !== 'chromium'
      )
        continue;
      const but = page.but?.[engine];
      const skip = but?.skip ? but.why : false;
      test(`${engine}, ${page.name}: ${page.hostile}: ${page.expect}`, { skip }, async () => {
        const problems = await visitHost(engine, browser, server, page);
        assert.equal(problems.join('\n'), '');
      });
    }
  });
