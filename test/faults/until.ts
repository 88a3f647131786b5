import { sleep, systemClock } from '../../sdk/runtime.ts';

const LOOK_EVERY_MS = 25;
const never = new AbortController().signal;

export const pause = (ms: number): Promise<void> => sleep(systemClock, ms, never);

/** Looks until `met` holds. False when it did not within `ms`. */
export async function until(met: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!(await met())) {
    if (performance.now() > end) return false;
    await pause(LOOK_EVERY_MS);
  }
  return true;
}
