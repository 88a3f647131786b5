import { waitUntil as wait } from '@open-wc/testing';

/** Longer than a busy machine is late, and shorter than mocha waits: a test that fails here says what it waited for. */
const WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 20;

/** Of @open-wc/testing, whose one second a machine with other work on it takes for nothing at all. */
export function waitUntil(met: () => unknown, what?: string): Promise<void> {
  return wait(met as () => boolean, what, { timeout: WITHIN_MS, interval: LOOK_EVERY_MS });
}
