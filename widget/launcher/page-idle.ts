/** Calls `run` once the page has loaded and has nothing to do, unless the signal is aborted before. */
export function whenIdle(run: () => unknown, signal: AbortSignal): void {
  // Safari has no idle callback; a frame after the load is the next best thing.
  const idle = () =>
    (window.requestIdleCallback ?? requestAnimationFrame)(() => signal.aborted || run());
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { signal });
}

/** Whether the visitor wants data to be saved. */
export function savesData(): boolean {
  return !!(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
}
