/** Attributes of `<care-widget>` that may stand on the script tag as `data-…`. */
const PASSED_ON = ['site', 'server', 'locale', 'prefetch', 'contact', 'scheme'];

/**
 * Places a `<care-widget>` as the script tag that loaded `moduleUrl` says, once per site. A tag without `data-site` only
 * defines the element for a page that places it itself; when the page does not, the widget says what is missing.
 */
export function placeFromScriptTag(moduleUrl: string): void {
  const tag = [...document.scripts].find(({ src }) => src === moduleUrl);
  // Imported by another script: whoever did that places the element.
  if (!tag) return;
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => place(tag.dataset));
  else place(tag.dataset);
}

function place(options: DOMStringMap): void {
  const site = options['site'];
  if (document.querySelector(site ? `care-widget[site="${CSS.escape(site)}"]` : 'care-widget'))
    return;
  const widget = document.createElement('care-widget');
  for (const name of PASSED_ON) if (name in options) widget.setAttribute(name, options[name]!);
  document.body.append(widget);
}
