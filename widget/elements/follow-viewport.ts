/**
 * Keeps a frame that covers a phone's screen inside what is really seen of it, so that the composer stays on top of
 * the keyboard, until the signal is aborted. The frame's styles use `--_view-top`, `--_view-height` and `--_view-foot`.
 */
export function followViewport(frame: HTMLElement, signal: AbortSignal): void {
  const view = window.visualViewport;
  if (!view) return;
  const follow = () => {
    // Zoomed in, the visitor looks at a part on purpose.
    const keyboard = view.scale < 1.05 && view.height < window.innerHeight - 60;
    const moved = view.scale < 1.05 && view.offsetTop > 0;
    set(frame, '--_view-top', moved ? `${view.offsetTop}px` : '');
    set(frame, '--_view-height', keyboard || moved ? `${view.height}px` : '');
    set(frame, '--_view-foot', keyboard ? '0px' : '');
  };
  follow();
  view.addEventListener('resize', follow, { signal });
  view.addEventListener('scroll', follow, { signal });
}

function set(frame: HTMLElement, name: string, value: string): void {
  if (value) frame.style.setProperty(name, value);
  else frame.style.removeProperty(name);
}
