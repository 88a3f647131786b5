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
  const kept = new Map(
    [...list.children].map((element) => [(element as HTMLElement).dataset['key'], element]),
  );
  let next = list.firstElementChild;
  for (const item of items) {
    const { key, className, content } = draw(item);
    const element = (kept.get(key) ?? document.createElement('li')) as HTMLElement;
    kept.delete(key);
    element.dataset['key'] = key;
    element.className = className;
    render(content, element);
    if (element === next) next = next.nextElementSibling;
    else list.insertBefore(element, next);
  }
  for (const element of kept.values()) element.remove();
}
