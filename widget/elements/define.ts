/**
 * Registers an element unless the page has it already: two script tags, or a second copy in a bundle, must not throw.
 * Whoever places an element calls a value of its module (a bare import would be shaken out of a bundle).
 */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
