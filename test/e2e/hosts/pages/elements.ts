// Pages with other elements, other copies of ours, and other ways to put us there.
import { careTag, hostedTag } from '../host-document.ts';
import { SITE_TAG, type HostPage } from '../host-page.ts';

export const ELEMENT_PAGES: readonly HostPage[] = [
  {
    name: 'another Lit',
    hostile:
      'the page has a Lit of its own, says so in its globals and has taken the name lit-html',
    expect: 'works',
    script: `window.litHtmlVersions = ['2.8.0']; window.litElementVersions = ['3.3.3']; window.reactiveElementVersions = ['1.6.0'];
      if (window.trustedTypes) trustedTypes.createPolicy('lit-html', { createHTML: (html) => html });`,
    typical: true,
  },
  {
    name: 'polyfills of Lit',
    hostile: 'the hooks of Lit’s polyfill support are there, and throw',
    expect: 'works',
    script: `for (const name of ['litHtmlPolyfillSupport', 'litElementPolyfillSupport', 'reactiveElementPolyfillSupport',
        'litElementHydrateSupport'])
        window[name] = () => { throw new Error(name); };`,
  },
  {
    name: 'another care-widget',
    hostile: 'another script has defined an element of our name',
    expect: 'unharmed',
    script: `customElements.define('care-widget', class extends HTMLElement {
        connectedCallback() { this.textContent = 'another'; } });`,
  },
  {
    name: 'other parts of a panel',
    hostile: 'another script has defined care-panel, care-thread and care-composer',
    expect: 'fallback',
    script: `for (const name of ['care-panel', 'care-thread', 'care-composer'])
        customElements.define(name, class extends HTMLElement {});`,
  },
  {
    name: 'wrapped custom elements',
    hostile: 'customElements.define is wrapped by a polyfill that hands out subclasses',
    expect: 'works',
    script: `const own = customElements.define;
      customElements.define = function (name, element, options) {
        own.call(customElements, name, element, options); };
      const get = customElements.get;
      customElements.get = function (name) { return get.call(customElements, name); };`,
  },
  {
    name: 'a base address',
    hostile: '<base href> leads elsewhere, and all links into a new window',
    expect: 'works',
    head: () => '<base href="http://127.0.0.1:9/elsewhere/" target="_blank">',
    typical: true,
  },
  {
    name: 'the tag twice',
    hostile: 'the same tag stands in the page twice',
    expect: 'works',
    tag: (places) => careTag(places) + careTag(places),
  },
  {
    name: 'two versions of the tag',
    hostile: 'care-widget.js and care-widget.js?v=2 are both loaded',
    expect: 'works',
    tag: (places) =>
      careTag(places) + careTag(places).replace('care-widget.js', 'care-widget.js?v=2'),
  },
  {
    name: 'the tag in the head',
    hostile: 'there is no body yet when the script may run',
    expect: 'works',
    head: (places) => careTag(places, 'async'),
    tag: () => '',
    typical: true,
  },
  {
    name: 'the tag late',
    hostile:
      'a tag manager puts the tag in five seconds of work later, as an element made by script',
    expect: 'works',
    tag: ({ care }) => `<script>addEventListener('load', () => {
      const tag = document.createElement('script');
      tag.type = 'module'; tag.dataset.site = 'demo'; tag.src = '${care}/care-widget.js';
      document.head.append(tag); });</script>`,
  },
  {
    name: 'the tag by document.write',
    hostile: 'the tag is written into the page while it loads',
    expect: 'works',
    tag: ({ care }) =>
      `<script>document.write('<script type="module" data-site="demo" src="${care}/care-widget.js"></scr' + 'ipt>')</script>`,
  },
  {
    name: 'the element without a tag',
    hostile: 'the page has the element before its script, with attributes of a server’s template',
    expect: 'works',
    body: ({ care }) =>
      `<care-widget site="demo" server="${care}" class="{{ }}" data-x></care-widget>`,
    tag: ({ care }) => `<script type="module" src="${care}/care-widget.js"></script>`,
  },
  {
    name: 'no site',
    hostile: 'the tag does not say which site it is for',
    expect: 'fallback',
    tag: ({ care }) => `<script type="module" src="${care}/care-widget.js"></script>`,
  },
  {
    name: 'an unknown site',
    hostile: 'the tag names a site that the care server does not know',
    expect: 'fallback',
    tag: (places) => careTag(places).replace(SITE_TAG, 'type="module" data-site="nobody"'),
  },
  {
    name: 'a guard against unknown elements',
    hostile: 'a MutationObserver removes whatever the shop did not put there',
    expect: 'unharmed',
    script: `new MutationObserver(() => document.querySelector('care-widget')?.remove())
        .observe(document, { childList: true, subtree: true });`,
  },
  {
    name: 'a guard against attributes',
    hostile: 'a MutationObserver takes every attribute off the element again',
    expect: 'works',
    script: `new MutationObserver((changes) => { for (const { target, attributeName } of changes)
        if (target.localName === 'care-widget' && !['site', 'server', 'open'].includes(attributeName)) target.removeAttribute(attributeName);
        }).observe(document, { attributes: true, subtree: true });`,
  },
  {
    name: 'a copy on the shop',
    hostile: 'the script is served by the shop itself, with the server named in the tag',
    expect: 'works',
    tag: (places) => hostedTag(places, places.care),
  },
];
