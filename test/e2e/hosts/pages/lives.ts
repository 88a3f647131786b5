// Pages that change, move and end while we are on them.
import { careTag } from '../host-document.ts';
import type { HostPage, PageParts } from '../host-page.ts';

const framed =
  (attributes: string) =>
  (_places: unknown, { first, shop }: PageParts) => `<!doctype html>
<meta charset="utf-8"><title>A page around the shop</title>
<style>html, body { margin: 0 } iframe { position: fixed; inset: 0; inline-size: 100%; block-size: 100%; border: 0 }</style>
${first}${shop}<iframe ${attributes} src="/framed"></iframe>`;

const XML = 'Lit makes its templates of HTML, which is no XML: there is no chat on such pages';

export const LIFE_PAGES: readonly HostPage[] = [
  {
    name: 'removed and put back',
    hostile: 'a single-page shop removes the element and puts it back, closed and open',
    expect: 'works',
    whenShown: `const widget = document.querySelector('care-widget'); widget.remove();
      return new Promise((done) => setTimeout(() => { document.body.append(widget); done(); }, 50));`,
    whenOpen: `const widget = document.querySelector('care-widget'); widget.remove();
      return new Promise((done) => setTimeout(() => { document.body.append(widget); done(); }, 50));`,
    typical: true,
  },
  {
    name: 'moved a hundred times',
    hostile: 'the element is moved within the page a hundred times while it is open',
    expect: 'works',
    whenOpen: `const widget = document.querySelector('care-widget');
      for (let i = 0; i < 100; i++) (i % 2 ? document.body : document.querySelector('p')).append(widget);`,
  },
  {
    name: 'body swapped with the element',
    hostile: 'a new body takes the place of the old one, as Turbo does; the element comes along',
    expect: 'works',
    whenShown: `const next = document.createElement('body');
      next.append(...[...document.body.children].filter(({ localName }) => localName !== 'script'));
      document.body.replaceWith(next);`,
    typical: true,
  },
  {
    name: 'body swapped under the tag',
    hostile:
      'a new body with a script tag of its own takes the place of the old one, as Turbo does',
    expect: 'works',
    whenShown: `const next = new DOMParser().parseFromString(document.documentElement.outerHTML, 'text/html').body;
      next.querySelector('care-widget')?.remove();
      const old = next.querySelector('script[data-site]');
      const tag = document.createElement('script');
      for (const { name, value } of old.attributes) tag.setAttribute(name, value);
      document.body.replaceWith(next); old.replaceWith(tag);
      return new Promise((done) => setTimeout(done, 300));`,
  },
  {
    name: 'address changed',
    hostile: 'pushState, replaceState and hashes while the panel is open',
    expect: 'works',
    whenOpen: `for (let i = 0; i < 40; i++) history.pushState({ i }, '', '/page-' + i + '#x=' + encodeURIComponent('<b>'));
      history.replaceState(null, '', '/end'); document.title = '<img src=x onerror=alert(1)>';`,
  },
  {
    name: 'left and come back to',
    hostile: 'another page, and back: from the back/forward cache where there is one',
    expect: 'works',
    comeBack: true,
    typical: true,
  },
  {
    name: 'a page of old',
    hostile: 'no doctype: quirks mode',
    expect: 'works',
    html: (_places, { first, shop, tag }) =>
      `<html><head><title>Old</title>${first}</head><body bgcolor=white>${shop}<table><tr><td><font size=7>Sale</table>${tag}</body></html>`,
  },
  {
    name: 'XHTML',
    hostile: 'the page is XML, in which Chromium runs no module script',
    expect: 'unharmed',
    but: {
      firefox: { skip: true, why: XML },
      webkit: { skip: true, why: XML },
    },
    headers: () => ({ 'content-type': 'application/xhtml+xml' }),
    html: (places, { first, shop }) =>
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>X</title>${first}</head><body>${shop}${careTag(places)}</body></html>`,
  },
  {
    name: 'a huge page',
    hostile: '20,000 elements',
    expect: 'works',
    body: () => `<div style="height:1px;overflow:hidden">${'<i><b></b></i>'.repeat(10_000)}</div>`,
  },
  {
    name: 'in a frame',
    hostile: 'the shop is shown within another page of the same origin',
    expect: 'works',
    html: framed(''),
    typical: true,
  },
  {
    name: 'in a sandboxed frame',
    hostile: 'sandbox="allow-scripts": no origin, no storage',
    expect: 'fallback',
    html: framed('sandbox="allow-scripts"'),
    typical: true,
  },
  {
    name: 'written anew',
    hostile: 'document.open, write and close after the load, with the tag in it again',
    expect: 'unharmed',
    whenShown: `const html = '<!doctype html><html lang="en"><body><h1>New</h1><button id="buy" onclick="witness.bought++">Buy</button>'
      + document.querySelector('script[data-site]').outerHTML + '</body></html>';
      document.open(); document.write(html); document.close();
      return new Promise((done) => setTimeout(done, 300));`,
  },
];
