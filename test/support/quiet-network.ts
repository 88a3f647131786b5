import type { Page } from 'playwright-core';
import { pause } from '../faults/until.ts';

const QUIET_MS = 500;
const LOOK_EVERY_MS = 50;

/**
 * Until this tab has asked for nothing for half a second. Playwright's own `networkidle` holds for ever once it was
 * reached, and says nothing of what a click asks for afterwards.
 */
export async function quietNetwork(tab: Page): Promise<void> {
  let last = performance.now();
  const note = () => void (last = performance.now());
  const events = ['request', 'requestfinished', 'requestfailed'] as const;
  for (const event of events) tab.on(event as 'request', note);
  while (performance.now() - last < QUIET_MS) await pause(LOOK_EVERY_MS);
  for (const event of events) tab.off(event as 'request', note);
}
