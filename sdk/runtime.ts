// Time and its timers. The only file that may touch setTimeout: everything else gets a Clock, so that whole
// histories of faults run on a fake one, and every timer has an owner that can end it.

export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
  /** Calls `run` once after `ms`. Ends early, without a call, when the returned function is called. */
  after(ms: number, run: () => void): () => void;
}

/** Longer waits overflow the timer and would fire at once. */
const TIMER_MAX_MS = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), TIMER_MAX_MS));
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms`. @throws the signal's reason when it is aborted before */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const abort = () => {
      cancel();
      reject(signal.reason as Error);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** Calls `run` every `ms` until the signal is aborted. */
export function every(clock: Clock, ms: number, run: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  let cancel = () => {};
  const next = () => {
    cancel = clock.after(ms, () => {
      next();
      run();
    });
  };
  next();
  signal.addEventListener('abort', () => cancel(), { once: true });
}

/** Calls `run` once after `ms` unless the signal is aborted before. */
export function once(clock: Clock, ms: number, run: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const abort = () => cancel();
  const cancel = clock.after(ms, () => {
    signal.removeEventListener('abort', abort);
    run();
  });
  signal.addEventListener('abort', abort, { once: true });
}
