// The shop's own server. It knows nothing of care but the address in its script tag.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { filesIn } from '../static-files.ts';
import { cartCookie, changeCart, readCart } from './cart.ts';
import { productById } from './catalogue.ts';
import { layout, type PageContent } from './layout.ts';
import { home, productPage, range } from './pages.ts';
import { rtlPage } from './rtl-page.ts';
import { cartPage, contactPage, missingPage, orderPage } from './service-pages.ts';
import { placeOf, type Visit } from './visit.ts';

const FORM_MAX_CHARS = 1_000;
const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };

/** @param care where the care server answers, for example `http://localhost:4101` */
export function createShop(care: string): RequestListener {
  const serveFile = filesIn(new URL('./public/', import.meta.url));
  return (request, response) => {
    const pathname = URL.parse(request.url ?? '/', 'http://shop')?.pathname ?? '/';
    const visit = { ...placeOf(pathname), cart: readCart(request.headers.cookie), care };
    if (request.method === 'POST') {
      // A browser that goes away while it sends has no use for an answer.
      takeForm(visit, request, response).catch(() => response.destroy());
      return;
    }
    if (serveFile(pathname.slice(1), response)) return;
    if (pathname === '/rtl') {
      const arabic = { ...visit, language: 'ar' } as const;
      response.writeHead(200, HTML).end(String(layout(arabic, rtlPage(arabic))));
      return;
    }
    const page = pageOf(visit);
    const headers = visit.path === '/strict' ? { ...HTML, ...strictPolicy(care) } : HTML;
    response
      .writeHead(page ? 200 : 404, headers)
      .end(String(layout(visit, page ?? missingPage(visit))));
  };
}

function pageOf(visit: Visit): PageContent | null {
  const product = productById.get(/^\/p\/([a-z]+)$/.exec(visit.path)?.[1] ?? '');
  if (product) return productPage(visit, product);
  switch (visit.path) {
    case '/':
    case '/strict':
      return home(visit);
    case '/lamps':
    case '/ceramics':
      return range(visit, visit.path === '/lamps' ? 'lamps' : 'ceramics');
    case '/cart':
      return cartPage(visit);
    case '/order':
      return orderPage(visit);
    case '/contact':
      return contactPage(visit);
    default:
      return null;
  }
}

/** The strictest policy a shop can have. All that the widget needs is its server in three lines. */
function strictPolicy(care: string): Record<string, string> {
  const socket = care.replace(/^http/, 'ws');
  return {
    'content-security-policy': [
      `default-src 'none'`,
      `script-src ${care}`,
      `connect-src ${care} ${socket}`,
      `img-src 'self' blob: ${care}`,
      `style-src 'self'`,
      `form-action 'self'`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
      `require-trusted-types-for 'script'`,
      // The name under which Lit, in the widget, makes its templates.
      `trusted-types care-widget`,
    ].join('; '),
  };
}

async function takeForm(visit: Visit, request: IncomingMessage, response: ServerResponse) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk as string;
    if (body.length > FORM_MAX_CHARS) return void response.writeHead(413).end();
  }
  const cart = changeCart(visit.cart, new URLSearchParams(body));
  response.writeHead(303, { location: `${visit.base}/cart`, 'set-cookie': cartCookie(cart) }).end();
}
