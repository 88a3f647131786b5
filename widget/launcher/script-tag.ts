/** Attributes of `<care-widget>` that may stand on the script tag as `data-…`. */
const PASSED_ON = ['site', 'server', 'locale', 'prefetch', 'contact', 'scheme'];

/**
 * Places a `<care-widget>` as the script tag that loaded `moduleUrl` says, once per site. A tag without `data-site` only
 * defines the element for a page that places it itself; when the page does not, the widget says what is missing.
 */
export function placeFromScriptTag(moduleUrl: string): void {
  const tags = [...document.querySelectorAll<HTMLScriptElement>('script[type=module][src]')];
  const tag = tags.find((script) => script.src.split('#')[0] === moduleUrl.split('#')[0]);
  // Imported by another script: whoever did that places the element.
  if (!tag) return;
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => place(tag), { once: true });
  else place(tag);
}

function place(tag: HTMLScriptElement): void {
  const { site } = tag.dataset;
  const there = [...document.querySelectorAll('care-widget')];
  if (there.some((widget) => !site || widget.getAttribute('site') === site)) return;
  const widget = document.createElement('care-widget');
  for (const name of PASSED_ON) {
    const value = tag.dataset[name];
    if (value !== undefined) widget.setAttribute(name, value);
  }
  document.body.append(widget);
}
