import { html, type Html } from '../html.ts';
import type { Product } from './catalogue.ts';
import { money, type Language } from './words.ts';

export function productGrid(
  shown: readonly Product[],
  { language, base }: { readonly language: Language; readonly base: string },
): Html {
  return html`<ul class="grid">
    ${shown.map(
      (product) =>
        html`<li>
          <a class="card" href="${base}/p/${product.id}">
            <span class="paper" data-paper="${product.paper}">${picture(product)}</span>
            <span class="label"><b>${product.name}</b> ${product.kind[language]}</span>
            <span class="price">${money(product.price, language)}</span></a
          >
        </li>`,
    )}
  </ul>`;
}

/** Decorative beside its name; the size keeps the place free while it loads. */
export function picture(product: Pick<Product, 'id'>): Html {
  return html`<img src="/art/${product.id}.svg" alt="" width="600" height="600" />`;
}
