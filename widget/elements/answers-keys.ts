/**
 * Arrow keys go from the field through the rows and back; Home and End to the first and last row. In the field itself,
 * left, right, Home and End are the text's.
 */
export function moveFocus(
  event: KeyboardEvent,
  root: ParentNode & { querySelector: ParentNode['querySelector'] },
): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
  const rows = [...root.querySelectorAll<HTMLElement>('.list .row')];
  const at = rows.indexOf(event.target as HTMLElement);
  const isField = at < 0;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: isField ? null : at - 1,
    Home: isField ? null : 0,
    End: isField ? null : rows.length - 1,
  }[event.key];
  if (to === undefined || to === null || to >= rows.length) return;
  event.preventDefault();
  (rows[to] ?? root.querySelector('input'))?.focus();
}
