import { CareError } from '../protocol/care-error.ts';
import type { RandomBytes } from '../protocol/ids.ts';
import { sleep, type Clock } from '../runtime.ts';

const BACKOFF_BASE_MS = 250;
const BACKOFF_MAX_MS = 8_000;
/** A server that wants a longer pause than this is told to the caller instead. */
const RETRY_AFTER_MAX_MS = 60_000;

/** Tries what may be repeated until it succeeds, fails for good, or has been tried often enough. */
export async function retrying<T>(
  attempt: () => Promise<T>,
  {
    attempts,
    clock,
    random,
    signal,
  }: { attempts: number; clock: Clock; random: RandomBytes; signal: AbortSignal },
): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      if (n >= attempts || !(error instanceof CareError) || !error.retryable) throw error;
      const asked = error.retryAfterMs ?? 0;
      if (asked > RETRY_AFTER_MAX_MS) throw error;
      await sleep(clock, asked + backoffMs(n, random), signal);
    }
  }
}

/** Between half and all of it, so that clients that failed together do not come back together. */
function backoffMs(attempt: number, random: RandomBytes): number {
  const most = Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** (attempt - 1));
  return Math.round(most * (0.5 + random(1)[0]! / 510));
}
