// Pages whose own scripts have changed what every script relies on.
import type { HostPage } from '../host-page.ts';

const throwing = (name: string) =>
  `Object.defineProperty(window, '${name}', { configurable: true,
    get() { throw new DOMException('no', 'SecurityError'); } });`;

export const SCRIPT_PAGES: readonly HostPage[] = [
  {
    name: 'no storage',
    hostile: 'localStorage, sessionStorage, indexedDB and caches throw when they are looked at',
    expect: 'works',
    script: ['localStorage', 'sessionStorage', 'indexedDB', 'caches'].map(throwing).join('\n'),
    typical: true,
  },
  {
    name: 'full storage',
    hostile: 'whatever is put into storage is refused for lack of room',
    expect: 'works',
    script: `Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };
      IDBFactory.prototype.open = function () { throw new DOMException('full', 'QuotaExceededError'); };`,
  },
  {
    name: 'a polluted Object.prototype',
    hostile: 'functions and values that every for-in finds, as old libraries leave them',
    expect: 'works',
    but: { webkit: { skip: true, why: 'WebKitWebDriver itself cannot answer on such a page' } },
    script: `Object.prototype.extend = function (other) { return Object.assign(this, other); };
      Object.prototype.each = function () {}; Object.prototype.keys = function () {};
      Object.prototype.mode = 'closed'; Object.prototype.state = true; Object.prototype.open = true;
      Object.prototype.type = 'host'; Object.prototype.kind = 'host'; Object.prototype.id = 7;
      Object.prototype.name = 'host'; Object.prototype.text = 'host'; Object.prototype.site = 'host';`,
    typical: true,
  },
  {
    name: 'options for everybody',
    hostile:
      'Object.prototype holds options that browsers read: signal, once, method, headers, cache',
    expect: 'works',
    script: `Object.prototype.passive = true; Object.prototype.composed = false;
      Object.prototype.bubbles = true; Object.prototype.keepalive = true; Object.prototype.cache = 'no-store';
      Object.prototype.attribute = undefined; Object.prototype.extends = undefined; Object.prototype.durability = 'relaxed';`,
  },
  {
    name: 'a polluted toJSON',
    hostile: 'Object.prototype.toJSON as Prototype.js once had it, on arrays, too',
    expect: 'works',
    script: `Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, writable: true, value() { return this; } });
      Array.prototype.toJSON = function () { return this.slice(); };`,
  },
  {
    name: 'a polluted Array.prototype',
    hostile: 'methods that every for-in over an array finds',
    expect: 'works',
    script: `Array.prototype.each = function () {}; Array.prototype.remove = function () {};
      Array.prototype.first = function () { return this[0]; }; Array.prototype.contains = function () { return true; };`,
    typical: true,
  },
  {
    name: 'old libraries',
    hostile: 'flat, at, includes, replaceAll and Array.from as a library of 2010 has them',
    expect: 'works',
    script: `Array.from = function (list) { return Array.prototype.slice.call(list); };
      Function.prototype.bind = (bind => function () { return bind.apply(this, arguments); })(Function.prototype.bind);
      String.prototype.trim = function () { return this.replace(/^\\s+|\\s+$/g, ''); };
      window.$ = function () { return []; }; window._ = {}; window.jQuery = window.$;`,
  },
  {
    name: 'JSON of its own',
    hostile: 'JSON is wrapped in a library that logs',
    expect: 'works',
    script: `const { parse, stringify } = JSON;
      window.JSON = { parse: (...all) => parse(...all), stringify: (...all) => stringify(...all) };`,
  },
  {
    name: 'a Promise of its own',
    hostile: 'Promise, fetch and WebSocket are wrapped, as zone.js and monitoring do',
    expect: 'works',
    script: `const { Promise: P, fetch: f, WebSocket: W } = window;
      window.Promise = class extends P { then(...all) { return super.then(...all); } };
      window.fetch = function (...all) { return f.apply(window, all); };
      window.WebSocket = class extends W {};`,
    typical: true,
  },
  {
    name: 'no fetch',
    hostile: 'fetch always fails, as with an extension that blocks',
    expect: 'works',
    script: `window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));`,
  },
  {
    name: 'no sockets here',
    hostile: 'WebSocket throws, as with an extension that blocks',
    expect: 'works',
    script: `window.WebSocket = function () { throw new Error('blocked'); };`,
  },
  {
    name: 'neither fetch nor sockets',
    hostile: 'an extension blocks both',
    expect: 'waits',
    script: `window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      window.WebSocket = function () { throw new Error('blocked'); };`,
  },
  {
    name: 'handlers that may not be set',
    hostile: 'window.onerror, onmessage, onunhandledrejection and name throw when they are set',
    expect: 'works',
    script: `for (const name of ['onerror', 'onmessage', 'onunhandledrejection', 'onbeforeunload'])
        Object.defineProperty(window, name, { configurable: true, get: () => null,
          set() { throw new Error(name + ' was set'); } });
      window.name = '{"care":"<img src=x onerror=alert(1)>"}';`,
  },
  {
    name: 'wrapped listeners',
    hostile: 'addEventListener, attachShadow, createElement and append are wrapped',
    expect: 'works',
    script: `for (const [on, name] of [[EventTarget.prototype, 'addEventListener'], [Element.prototype, 'attachShadow'],
        [Document.prototype, 'createElement'], [Element.prototype, 'append'], [Element.prototype, 'setAttribute']]) {
        const own = on[name];
        on[name] = function (...all) { return own.apply(this, all); };
      }`,
    typical: true,
  },
  {
    name: 'messages to everybody',
    hostile: 'the page posts messages of all kinds to itself, and listens to all of them',
    expect: 'works',
    script: `addEventListener('load', () => {
        for (const data of [null, 0, 'care', {}, { kind: 'welcome' }, { type: 'care-open' }, [1], new Error('x')])
          window.postMessage(data, '*');
        const channel = new BroadcastChannel('care-widget:demo');
        channel.postMessage({ kind: 'host' }); channel.postMessage(null); channel.close();
      });`,
  },
  {
    name: 'no idle time',
    hostile: 'requestIdleCallback never calls back; requestAnimationFrame is late',
    expect: 'works',
    script: `window.requestIdleCallback = () => 0;
      const frame = window.requestAnimationFrame;
      window.requestAnimationFrame = (call) => frame(() => frame(call));`,
  },
  {
    name: 'an id for every global',
    hostile:
      'elements with ids and names such as customElements, location, self and CareWidgetElement',
    expect: 'works',
    body: () =>
      [
        'customElements',
        'location',
        'self',
        'fetch',
        'careWidget',
        'CareWidgetElement',
        'litHtmlVersions',
      ]
        .map(
          (id) => `<a id="${id}" name="${id}"></a><form name="${id}"><input name="${id}"></form>`,
        )
        .join(''),
    typical: true,
  },
  {
    name: 'a clobbered document',
    hostile:
      'forms and pictures named like properties of document: body, scripts, readyState, activeElement',
    expect: 'works',
    body: () =>
      [
        'body',
        'scripts',
        'readyState',
        'activeElement',
        'documentElement',
        'title',
        'referrer',
        'visibilityState',
      ]
        .map((name) => `<form name="${name}"></form>`)
        .join(''),
  },
  {
    name: 'clobbered functions of the document',
    hostile:
      'forms named like functions of document: importNode, createTreeWalker, addEventListener',
    expect: 'fallback',
    body: () =>
      ['importNode', 'createTreeWalker', 'addEventListener']
        .map((name) => `<form name="${name}"></form>`)
        .join(''),
  },
  {
    name: 'frozen prototypes',
    hostile:
      'Object.prototype, Array.prototype and Function.prototype are frozen, as Hardened JavaScript does',
    expect: 'works',
    script: `for (const { prototype } of [Object, Array, Function, Promise, Map, Set, Error, RegExp, Date, String])
        Object.freeze(prototype);`,
  },
];
