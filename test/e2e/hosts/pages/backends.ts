// Pages on which all is well, with care servers and networks where nothing is.
import { hostedTag } from '../host-document.ts';
import type { HostPage } from '../host-page.ts';

/** Answers for the network, once it rules. */
const worker = (broken: RegExp, answer: string) => `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => { if (${String(broken)}.test(event.request.url)) event.respondWith(${answer}); });`;
const REGISTER = `navigator.serviceWorker?.register('/worker.js').catch(() => {});`;

export const BACKEND_PAGES: readonly HostPage[] = [
  {
    name: 'server down',
    hostile: 'the care server refuses connections',
    expect: 'waits',
    tag: (places) => hostedTag(places, places.refused),
    typical: true,
  },
  {
    name: 'server silent',
    hostile: 'the care server takes every connection and never answers',
    expect: 'waits',
    tag: (places) => hostedTag(places, places.silent),
  },
  {
    name: 'server broken',
    hostile: 'the care server answers everything with 500',
    expect: 'waits',
    tag: (places) => hostedTag(places, places.broken),
  },
  {
    name: 'captive portal',
    hostile: 'a portal answers everything with 200 and its log-in page',
    expect: 'waits',
    tag: (places) => hostedTag(places, places.portal),
    typical: true,
  },
  {
    name: 'server slow',
    hostile: 'everything takes 400 ms on the way there and on the way back',
    expect: 'works',
    tag: (places) => hostedTag(places, places.slow),
  },
  {
    name: 'script refused',
    hostile: 'the script itself cannot be loaded',
    expect: 'unharmed',
    tag: ({ refused }) =>
      `<script type="module" data-site="demo" src="${refused}/care-widget.js"></script>`,
  },
  {
    name: 'script silent',
    hostile: 'the script itself never comes',
    expect: 'unharmed',
    endless: true,
    but: { webkit: { skip: true, why: 'WebKitWebDriver does nothing until a page has loaded' } },
    tag: ({ silent }) =>
      `<script type="module" data-site="demo" src="${silent}/care-widget.js"></script>`,
  },
  {
    name: 'script from a portal',
    hostile: 'a portal answers with its log-in page instead of the script',
    expect: 'unharmed',
    tag: ({ portal }) =>
      `<script type="module" data-site="demo" src="${portal}/care-widget.js"></script>`,
  },
  {
    name: 'panel behind a portal',
    hostile: 'a portal begins to rule between the script and the panel, by a service worker',
    expect: 'fallback',
    twice: true,
    tag: (places) => hostedTag(places, places.care),
    script: REGISTER,
    files: {
      '/worker.js': worker(
        /widget\/(?!care-widget\.js)/,
        `new Response('<h1>Log in</h1>', { headers: { 'content-type': 'text/html' } })`,
      ),
    },
  },
  {
    name: 'a service worker in between',
    hostile: 'a service worker of the shop fails every request to the care server',
    expect: 'works',
    twice: true,
    tag: (places) => hostedTag(places, places.care),
    script: REGISTER,
    files: { '/worker.js': worker(/\/v1\//, 'Response.error()') },
  },
  {
    name: 'panel that never comes',
    hostile: 'the panel’s file is asked for and never answered, by a service worker',
    expect: 'fallback',
    twice: true,
    tag: (places) => hostedTag(places, places.care),
    script: REGISTER,
    files: { '/worker.js': worker(/widget\/(?!care-widget\.js)/, 'new Promise(() => {})') },
  },
];
