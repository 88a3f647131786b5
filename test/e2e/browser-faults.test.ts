// The short form of `npm run faults -- --browsers`: each fault in each engine that is here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckReport } from '../faults/check.ts';
import { ENGINES, missing } from '../faults/browsers/engines.ts';
import { killBrowsers } from '../faults/browsers/kill-browser.ts';
import { leaveOpened } from '../faults/browsers/leave-and-return.ts';
import { logOutOf } from '../faults/browsers/log-out.ts';

const seed = Number(process.env['CARE_FAULTS_SEED'] ?? Date.now() % 2 ** 31);
const KILLS = { chromium: 3, firefox: 1, webkit: 1 };

function assertHeld({ name, failures, problems }: CheckReport): void {
  assert.equal(failures, 0, `${name}, seed ${seed}:\n${problems.join('\n')}`);
}

for (const engine of ENGINES) {
  const skip = missing(engine) ?? false;
  test(
    `[P5] ${engine}: killed just after Enter, the message is kept or still in the composer, and arrives once`,
    { skip },
    async () => assertHeld(await killBrowsers(engine, { tries: KILLS[engine], seed })),
  );

  test(
    `[P2] ${engine}: sent in the moment of coming back to a page, a message arrives once`,
    { skip },
    async () => assertHeld(await leaveOpened(engine, { tries: 1, seed })),
  );
}

test('[P8] logged out, nothing of the one before is left in the browser', async () =>
  assertHeld(await logOutOf('chromium', { tries: 1, seed })));
