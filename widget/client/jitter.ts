// Random waits, so that clients which lost their server together do not come back together.
import { BACKOFF_BASE_MS, BACKOFF_MAX_MS } from '../../sdk/protocol/limits.ts';
import type { RandomBytes } from '../../sdk/protocol/ids.ts';

/** A random time from 0 up to `ms`. */
export function upTo(ms: number, random: RandomBytes): number {
  const [a = 0, b = 0] = random(2);
  return ((a * 256 + b) / 65_535) * ms;
}

/** Full jitter: from 0 up to a bound that doubles with each attempt. */
export function backoff(attempt: number, random: RandomBytes): number {
  return upTo(Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** attempt), random);
}
