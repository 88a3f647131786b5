// The frame around every page of the shop.
import { html, type Html } from '../html.ts';
import { inOtherLanguage, type Framed } from './visit.ts';
import { words } from './words.ts';

export interface PageContent {
  readonly title: string;
  readonly main: Html;
}

export function layout(visit: Framed, { title, main }: PageContent): Html {
  const singlePage = visit.base.endsWith('/app');
  const direction = visit.language === 'ar' ? 'rtl' : 'ltr';
  return html`<!doctype html>
    <html lang="${visit.language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <title>${title} · Orlo &amp; Fenn</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/shop.css" />
        ${singlePage ? html`<script type="module" src="/app.js"></script>` : null}
        <!-- All there is to paste: -->
        <script type="module" src="${visit.care}/care-widget.js" data-site="demo"></script>
      </head>
      <body>
        ${header(visit)}
        <main id="main" tabindex="-1">${main}</main>
        ${footer(visit)}
      </body>
    </html>`;
}

function header(visit: Framed): Html {
  const w = words[visit.language];
  const count = visit.cart.reduce((sum, line) => sum + line.quantity, 0);
  const other = visit.language === 'en' ? 'de' : 'en';
  const link = (path: string, label: string) =>
    html`<a href="${visit.base}${path}" ${visit.path === path ? html` aria-current="page"` : null}
      >${label}</a
    >`;
  return html`<header class="top">
    <a class="skip" href="#main">${w.skip}</a>
    <a class="mark" href="${visit.base || '/'}">Orlo <i>&amp;</i> Fenn</a>
    <nav aria-label="${w.tagline}">
      ${link('/lamps', w.lamps)}${link('/ceramics', w.ceramics)}${link('/order', w.order)}${link('/contact', w.contact)}
    </nav>
    <div class="aside">
      <a
        href="${inOtherLanguage(visit)}"
        hreflang="${other}"
        lang="${other}"
        aria-label="${w.other}"
        >${other.toUpperCase()}</a
      >
      <a class="bag" href="${visit.base}/cart">${w.cart}<span>${count}</span></a>
    </div>
  </header>`;
}

function footer(visit: Framed): Html {
  const home = visit.language === 'de' ? '/de' : '';
  const app = visit.base.endsWith('/app')
    ? html`<a href="${home || '/'}">Full-page mode</a>`
    : html`<a href="${home}/app">Single-page mode</a>`;
  return html`<footer class="foot">
    <p>${words[visit.language].footer}</p>
    <nav aria-label="Demo" lang="en" dir="ltr">
      ${app}<a href="/strict">Strict CSP</a><a href="/rtl">Right to left</a>
    </nav>
  </footer>`;
}
