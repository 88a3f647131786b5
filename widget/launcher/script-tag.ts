import type { CareWidgetElement } from './care-widget-element.ts';

/** Attributes of `<care-widget>` that may stand on the script tag as `data-…`. */
const PASSED_ON = ['site', 'server', 'locale', 'prefetch', 'contact', 'scheme', 'consent'];

type Wish = (widget: CareWidgetElement) => void;
declare global {
  /** `(window.careWidget ??= []).push((widget) => …)` before the script has loaded; where that was done, after it as well. */
  var careWidget: { push(wish: Wish): unknown } | undefined;
}

/**
 * Places a `<care-widget>` as the script tag that loaded `moduleUrl` says, once per site. A tag without `data-site` only
 * defines the element for a page that places it itself; when the page does not, the widget says what is missing.
 */
export function placeFromScriptTag(moduleUrl: string): void {
  const tag = [...document.querySelectorAll('script')].find(({ src }) => src === moduleUrl);
  // Imported by another script: whoever did that places the element.
  if (!tag) return;
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => place(tag.dataset));
  else place(tag.dataset);
}

function place(options: DOMStringMap): void {
  const site = options['site'];
  let widget: CareWidgetElement | null = document.querySelector(
    site ? `care-widget[site="${CSS.escape(site)}"]` : 'care-widget',
  );
  if (!widget) {
    widget = document.createElement('care-widget');
    for (const name of PASSED_ON) if (name in options) widget.setAttribute(name, options[name]!);
    widget.goesAlong = true;
    document.body.append(widget);
  }
  answerWishes(widget);
}

function answerWishes(widget: CareWidgetElement): void {
  const wishes = window.careWidget;
  // One that throws is its author's own matter.
  const push = (wish: Wish) => queueMicrotask(() => wish(widget));
  if (!Array.isArray(wishes)) return;
  wishes.forEach(push);
  window.careWidget = { push };
}
