// Cart, order and contact: where questions arise.
import { html } from '../html.ts';
import { productById, type Product } from './catalogue.ts';
import type { CartLine } from './cart.ts';
import type { PageContent } from './layout.ts';
import { picture } from './product-card.ts';
import { serviceWords } from './service-words.ts';
import type { Visit } from './visit.ts';
import { localeOf, money, words } from './words.ts';

const DAY_MS = 86_400_000;
const ORDER = 'OF-20418';
const SUNDAY = 0;

export function cartPage(visit: Visit): PageContent {
  const w = words[visit.language];
  const lines = visit.cart;
  return {
    title: w.cart,
    main: html`<section class="head"><h1>${w.cart}</h1></section>
      ${
        lines.length === 0
          ? html`<p>${w.empty}</p>
              <p><a class="button" href="${visit.base}/lamps">${w.see}</a></p>`
          : html`<form method="post" action="${visit.base}/cart">
                ${linesOf(lines, visit, (product) => html`<button class="plain" name="remove" value="${product.id}" aria-label="${w.remove}: ${product.name}">${w.remove}</button>`)}
              </form>
              <p class="note">${w.checkout}</p>`
      }`,
  };
}

/** Every visitor sees this one order: who asks about it in the chat is who the seeds are about. */
export function orderPage(visit: Visit, now = Date.now()): PageContent {
  const w = serviceWords[visit.language];
  const day = (offset: number) => longDay(now, offset, visit.language);
  const [before, after] = w.orderTitle;
  const lines = [
    { product: productById.get('tove')!, quantity: 1 },
    { product: productById.get('morrow')!, quantity: 2 },
  ];
  const [ordered, packed, carrier, door] = w.steps;
  return {
    title: `${before}${ORDER}${after}`,
    main: html`<section class="head">
        <h1>${before}<span class="nowrap">${ORDER}</span>${after}</h1>
        <p>${w.orderLead(day(1))}</p>
      </section>
      <ol class="steps">
        <li data-done><b>${ordered}</b> ${day(-2)}</li>
        <li data-done><b>${packed}</b> ${day(-1)}</li>
        <li data-done aria-current="step"><b>${carrier}</b> ${day(0)}</li>
        <li><b>${door}</b> ${day(1)}, ${w.window}</li>
      </ol>
      ${linesOf(lines, visit, () => null)}
      <dl class="pairs">
        <dt>${w.to}</dt>
        <dd>Jonas Adler, Gärtnerweg 12, 12345 Musterstadt</dd>
        <dt>${w.with}</dt>
        <dd>${w.carrier}</dd>
      </dl>`,
  };
}

/** A day so far from now, or its neighbour away from now when it is a Sunday and nobody delivers. */
function longDay(now: number, offset: number, language: Visit['language']): string {
  const sunday = new Date(now + offset * DAY_MS).getDay() === SUNDAY;
  const away = sunday ? (offset > 0 ? 1 : -1) : 0;
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(now + (offset + away) * DAY_MS);
}

export function contactPage(visit: Visit): PageContent {
  const w = serviceWords[visit.language];
  return {
    title: words[visit.language].contact,
    main: html`<section class="head">
        <h1>${w.contactTitle}</h1>
        <p>${w.contactLead}</p>
      </section>
      <dl class="pairs">
        <dt>${w.phone}</dt>
        <dd><a href="tel:+493023125418">+49 30 23125 418</a></dd>
        <dt>${w.mail}</dt>
        <dd><a href="mailto:care@orlofenn.example">care@orlofenn.example</a></dd>
        <dt>${w.post}</dt>
        <dd>Orlo &amp; Fenn, Töpferhof 7, 12345 Berlin</dd>
        <dt>${w.hours}</dt>
        <dd>${w.open}</dd>
        <dt>${w.backTitle}</dt>
        <dd>${w.back}</dd>
      </dl>`,
  };
}

export function missingPage(visit: Visit): PageContent {
  const w = serviceWords[visit.language];
  return {
    title: w.missing,
    main: html`<section class="head">
      <h1>${w.missing}</h1>
      <p>${w.missingLead}</p>
      <p><a class="button" href="${visit.base || '/'}">${w.home}</a></p>
    </section>`,
  };
}

function linesOf(
  lines: readonly CartLine[],
  { language, base }: Visit,
  action: (product: Product) => ReturnType<typeof html> | null,
) {
  const total = lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0);
  return html`<ul class="lines">
      ${lines.map(
        ({ product, quantity }) =>
          html`<li>
            <a
              href="${base}/p/${product.id}"
              class="paper"
              data-paper="${product.paper}"
              tabindex="-1"
              aria-hidden="true"
              >${picture(product)}</a
            >
            <p>
              <a href="${base}/p/${product.id}"><b>${product.name}</b></a>
              ${product.kind[language]}<br />${quantity} × ${money(product.price, language)}
              ${action(product)}
            </p>
            <p class="price">${money(product.price * quantity, language)}</p>
          </li>`,
      )}
    </ul>
    <p class="total">
      ${words[language].total} <b>${money(total, language)}</b>
      <small>${words[language].vat}</small>
    </p>`;
}
