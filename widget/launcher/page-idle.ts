/** Calls `run` once the page has loaded and has nothing to do, unless the signal is aborted before. */
export function whenIdle(run: () => void, signal: AbortSignal): void {
  // Safari has no idle callback; a frame after the load is the next best thing.
  const idle = () =>
    (window.requestIdleCallback ?? requestAnimationFrame)(() => signal.aborted || run());
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { signal });
}

/** Whether the visitor pays for data or has little of it. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & {
    connection?: { saveData?: boolean; effectiveType?: string };
  };
  return !!connection && (connection.saveData || /2g/.test(connection.effectiveType!));
}
