interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/**
 * Where the browser has a word for it, the back button or gesture of a phone closes the panel instead of leaving the
 * page. The page's own history is not touched: it belongs to the shop.
 */
export function closeByBack(close: () => void, visible: AbortSignal): void {
  const { CloseWatcher } = window as { CloseWatcher?: new () => Watcher };
  if (!CloseWatcher || !matchMedia('(pointer: coarse)').matches) return;
  const watcher = new CloseWatcher();
  watcher.onclose = close;
  visible.addEventListener('abort', () => watcher.destroy());
}
