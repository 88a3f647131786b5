/**
 * Whatever of the page has the focus can be seen (WCAG 2.4.11): the panel closes when it stands before all of it, as it
 * does on a narrow screen as soon as the focus leaves the panel.
 */
export function makeWay(close: () => void, frame: HTMLElement, visible: AbortSignal): void {
  const { host } = frame.getRootNode() as ShadowRoot;
  const look = (event: FocusEvent) => {
    if (event.composedPath().includes(host)) return;
    const focused = event.target as Element;
    // Browsers scroll to what has the focus once they have told of it.
    requestAnimationFrame(() => {
      const it = focused.getBoundingClientRect();
      const panel = frame.getBoundingClientRect();
      const isBeside = it.left < panel.left || it.right > panel.right;
      const isAboveOrBelow = it.top < panel.top || it.bottom > panel.bottom;
      if (!isBeside && !isAboveOrBelow && document.activeElement === focused) close();
    });
  };
  document.addEventListener('focusin', look, { signal: visible });
}
