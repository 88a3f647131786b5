import { render, type TemplateResult } from 'lit';

/** One `<li>` of a list: what it is known by, its class and its content. */
export interface KeyedItem {
  readonly key: string;
  readonly className: string;
  readonly content: TemplateResult;
}

/**
 * Draws items into a list, an element for each key: what stays keeps its element, wherever it moves, and with it a
 * reader's selection and focus. Lit's `repeat` does more than that and weighs four times as much.
 */
export function drawKeyed<T extends { readonly key: string }>(
  list: HTMLElement,
  items: readonly T[],
  draw: (item: T) => KeyedItem,
): void {
  const wanted = new Set(items.map(({ key }) => key));
  const kept = new Map<string, HTMLElement>();
  // First what goes: around an element that only waits to be removed, all others would have to move.
  for (const element of [...list.children] as HTMLElement[]) {
    const key = element.dataset['key']!;
    if (wanted.has(key)) kept.set(key, element);
    else element.remove();
  }
  let next = list.firstElementChild;
  for (const item of items) {
    const { key, className, content } = draw(item);
    const element = kept.get(key) ?? document.createElement('li');
    element.dataset['key'] = key;
    element.className = className;
    render(content, element);
    if (element === next) next = next.nextElementSibling;
    else list.insertBefore(element, next);
  }
}
