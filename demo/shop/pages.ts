// Home, range and product: what one walks through before one has a question.
import { html, type Html } from '../html.ts';
import { products, type Product } from './catalogue.ts';
import type { PageContent } from './layout.ts';
import { picture, productGrid } from './product-card.ts';
import type { Framed, Visit } from './visit.ts';
import { money, words } from './words.ts';

export function home(visit: Framed): PageContent {
  const w = words[visit.language];
  return {
    title: w.tagline,
    main: html`<section class="hero">
        <div>
          <h1>${w.tagline}</h1>
          <p>${w.lead}</p>
          <a class="button" href="${visit.base}/lamps">${w.see}</a>
        </div>
        <div class="scene" aria-hidden="true">
          ${['isla', 'reed', 'tove', 'tarn'].map((id) => picture({ id }))}
        </div>
      </section>
      <section>
        <h2>${w.new}</h2>
        ${productGrid(products, visit)}
      </section>
      ${promises(visit)}`,
  };
}

export function range(visit: Visit, which: Product['range']): PageContent {
  const w = words[visit.language];
  return {
    title: w[which],
    main: html`<section class="head">
        <h1>${w[which]}</h1>
        <p>${w[`${which}Lead`]}</p>
      </section>
      ${productGrid(
        products.filter((product) => product.range === which),
        visit,
      )}
      ${promises(visit)}`,
  };
}

export function productPage(visit: Visit, product: Product): PageContent {
  const w = words[visit.language];
  const { language, base } = visit;
  const others = products
    .filter((one) => one !== product && one.paper !== product.paper)
    .slice(0, 4);
  return {
    title: `${product.name}, ${product.kind[language]}`,
    main: html`<article class="product">
        <div class="paper" data-paper="${product.paper}">${picture(product)}</div>
        <div class="words">
          <p class="trail"><a href="${base}/${product.range}">${w[product.range]}</a></p>
          <h1>${product.name} <small>${product.kind[language]}</small></h1>
          <p class="cost">${money(product.price, language)} <small>${w.vat}</small></p>
          <p>${product.story[language]}</p>
          <ul class="facts">
            ${product.facts[language].map((fact) => html`<li>${fact}</li>`)}
          </ul>
          <form method="post" action="${base}/cart">
            <label
              >${w.quantity}
              <input name="quantity" type="number" value="1" min="1" max="9" inputmode="numeric"
            /></label>
            <button class="button" name="add" value="${product.id}">${w.add}</button>
          </form>
          <p class="stock">${w.leaves}</p>
        </div>
      </article>
      <section>
        <h2>${w.also}</h2>
        ${productGrid(others, visit)}
      </section>`,
  };
}

export function promises(visit: Framed): Html {
  return html`<ul class="promises">
    ${words[visit.language].promises.map(
      ([title, text]) =>
        html`<li>
          <b>${title ?? ''}</b>
          <p>${text ?? ''}</p>
        </li>`,
    )}
  </ul>`;
}
