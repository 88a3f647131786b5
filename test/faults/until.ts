import { sleep, systemClock } from '../../sdk/runtime.ts';

const LOOK_AFTER_MS = 25;
/** Who waits for long looks less often: there may be hundreds who wait. */
const LOOK_EVERY_MAX_MS = 300;
const never = new AbortController().signal;

export const pause = (ms: number): Promise<void> => sleep(systemClock, ms, never);

/** Looks until `met` holds. False when it did not within `ms`. */
export async function until(met: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  let wait = LOOK_AFTER_MS;
  while (!(await met())) {
    if (performance.now() > end) return false;
    await pause(wait);
    wait = Math.min(wait * 1.1, LOOK_EVERY_MAX_MS);
  }
  return true;
}
