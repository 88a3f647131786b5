import { render, type TemplateResult } from 'lit';

/** One `<li>` of a list: its class and its content. */
export interface KeyedItem {
  readonly className: string;
  readonly content: TemplateResult;
}

export interface KeyedDrawing<T> {
  draw(item: T): KeyedItem;
  /** Whether what was drawn of `before` is what would be drawn of `now`. */
  isSame(before: T, now: T): boolean;
}

/** What each element shows. */
const drawn = new WeakMap<Element, { readonly key: string }>();

/**
 * Draws items into a list, an element for each key: what stays keeps its element, wherever it moves, and with it a
 * reader's selection and focus; what stays the same is not drawn again. Lit's `repeat` does more than that and weighs
 * four times as much.
 */
export function drawKeyed<T extends { readonly key: string }>(
  list: HTMLElement,
  items: readonly T[],
  { draw, isSame }: KeyedDrawing<T>,
): void {
  const wanted = new Set(items.map(({ key }) => key));
  const kept = new Map<string, HTMLElement>();
  // First what goes: around an element that only waits to be removed, all others would have to move.
  for (const element of [...list.children] as HTMLElement[]) {
    const key = drawn.get(element)?.key;
    if (key !== undefined && wanted.has(key)) kept.set(key, element);
    else element.remove();
  }
  let next = list.firstElementChild;
  for (const item of items) {
    let element = kept.get(item.key);
    if (!element) {
      element = document.createElement('li');
      element.dataset['key'] = item.key;
    }
    const before = drawn.get(element) as T | undefined;
    if (!before || !isSame(before, item)) {
      drawn.set(element, item);
      const { className, content } = draw(item);
      element.className = className;
      render(content, element);
    }
    if (element === next) next = next.nextElementSibling;
    else list.insertBefore(element, next);
  }
}
