/** Where one was in a list, to come back to. */
export interface ListPlace {
  readonly scrolled: number;
  /** Of the row that had the focus. */
  readonly key: string | undefined;
}

const listOf = (root: ParentNode) => root.querySelector<HTMLElement>('.list');

export function placeIn(root: ShadowRoot): ListPlace {
  const focused = root.activeElement as HTMLElement | null;
  return { scrolled: listOf(root)?.scrollTop ?? 0, key: focused?.dataset['key'] };
}

/** The row may be gone; then it is to where one asks. */
export function returnTo(place: ListPlace | null, root: ParentNode): void {
  const rows = [...root.querySelectorAll<HTMLElement>('.list .row')];
  const row =
    place?.key === undefined ? null : rows.find(({ dataset }) => dataset['key'] === place.key);
  (row ?? root.querySelector('input'))?.focus({ preventScroll: true });
  listOf(root)!.scrollTop = place?.scrolled ?? 0;
}
