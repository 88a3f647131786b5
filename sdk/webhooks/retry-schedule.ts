import type { RandomBytes } from '../protocol/ids.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After each failed attempt. Together 83 hours: a receiver that is down for three days gets everything. */
const WAITS_MS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  ...Array<number>(6).fill(12 * HOUR),
];
/** Up to so much longer, at random, so that what failed together does not come back together. */
const JITTER = 0.2;
/** A receiver that asks for more is asked again after this. */
const RETRY_AFTER_MAX_MS = 24 * HOUR;

/** How long to wait after the given number of attempts, from 1; null when that was the last. */
export function waitAfter(attempts: number, random: RandomBytes): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const [high = 0, low = 0] = random(2);
  return Math.round(wait * (1 + (JITTER * (high * 256 + low)) / 65_536));
}

/** What `Retry-After` says, in seconds or as a date; null when it says nothing that makes sense. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const wait = /^\d{1,9}$/.test(header) ? Number(header) * SECOND : Date.parse(header) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(0, wait), RETRY_AFTER_MAX_MS);
}
