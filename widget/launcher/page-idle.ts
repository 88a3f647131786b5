/** Calls `run` once the page has loaded and has nothing to do, unless the signal is aborted before. */
export function whenIdle(run: () => void, signal: AbortSignal): void {
  const idle = () => {
    if (signal.aborted) return;
    // Safari has no idle callback; a frame after the load is the next best thing.
    const request = window.requestIdleCallback ?? requestAnimationFrame;
    const cancel = window.cancelIdleCallback ?? cancelAnimationFrame;
    const handle = request(() => run());
    signal.addEventListener('abort', () => cancel(handle), { once: true });
  };
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true, signal });
}

/** Whether the visitor pays for data or has little of it. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & {
    connection?: { saveData?: boolean; effectiveType?: string };
  };
  return !!connection?.saveData || /2g/.test(connection?.effectiveType ?? '');
}
