// Pages whose policy (Content-Security-Policy) allows little.
import { hostedTag, careTag } from '../host-document.ts';
import type { HostPage, Places } from '../host-page.ts';

const policy = (make: (places: Places) => string) => (places: Places) => ({
  'content-security-policy': make(places),
});
const connect = ({ care }: Places) => `connect-src ${care} ${care.replace('http:', 'ws:')}`;
const NONCED = ({ nonce }: Places) =>
  `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;

export const POLICY_PAGES: readonly HostPage[] = [
  {
    name: 'nothing but nonces',
    hostile: `default-src 'none', scripts and styles by nonce, connect-src to the care server`,
    expect: 'works',
    headers: policy((places) => `${NONCED(places)}; ${connect(places)}`),
    typical: true,
  },
  {
    name: 'nonces and Trusted Types',
    hostile: `the same, and require-trusted-types-for 'script' with our policy's name alone`,
    expect: 'works',
    headers: policy(
      (places) =>
        `${NONCED(places)}; ${connect(places)}; require-trusted-types-for 'script'; trusted-types care-widget`,
    ),
    typical: true,
  },
  {
    name: 'no Trusted Types policy at all',
    hostile: `require-trusted-types-for 'script' with trusted-types 'none'`,
    expect: 'fallback',
    headers: policy(() => `require-trusted-types-for 'script'; trusted-types 'none'`),
    violates: ['trusted-types', 'require-trusted-types-for'],
    typical: true,
  },
  {
    name: 'a default Trusted Types policy of the shop',
    hostile: 'a default policy that empties whatever it is given',
    expect: 'works',
    headers: policy(() => `require-trusted-types-for 'script'; trusted-types care-widget default`),
    script: `if (window.trustedTypes) trustedTypes.createPolicy('default', {
      createHTML: () => '', createScript: () => '', createScriptURL: () => '/nothing.js' });`,
  },
  {
    name: 'self and the care server',
    hostile: `default-src 'self' with the care server's origin for scripts and connections`,
    expect: 'works',
    headers: policy(
      (places) => `default-src 'self'; script-src 'self' ${places.care}; ${connect(places)}`,
    ),
  },
  {
    name: 'self alone with the script on the shop',
    hostile: `default-src 'self', the script is the shop's, connect-src names the care server`,
    expect: 'works',
    headers: policy((places) => `default-src 'self'; ${connect(places)}`),
    tag: (places) => hostedTag(places, places.care),
  },
  {
    name: 'strict-dynamic',
    hostile: `script-src 'strict-dynamic' with a nonce: origins in the list count for nothing`,
    expect: 'works',
    headers: policy(
      (places) =>
        `default-src 'none'; script-src 'strict-dynamic' 'nonce-${places.nonce}'; ${connect(places)}`,
    ),
  },
  {
    name: 'no styles',
    hostile: `style-src 'none': neither elements nor attributes`,
    expect: 'works',
    headers: policy(() => `style-src 'none'`),
    typical: true,
  },
  {
    name: 'no pictures and no fonts',
    hostile: `img-src 'none'; font-src 'none'; media-src 'none'`,
    expect: 'works',
    headers: policy(() => `img-src 'none'; font-src 'none'; media-src 'none'`),
  },
  {
    name: 'no connections',
    hostile: `connect-src 'none': the chat can reach nobody`,
    expect: 'waits',
    headers: policy(() => `connect-src 'none'`),
    violates: ['connect-src'],
    typical: true,
  },
  {
    name: 'no sockets',
    hostile: 'connect-src names the care server for https, and forgets its sockets',
    expect: 'works',
    headers: policy(({ care }) => `connect-src ${care}`),
    violates: ['connect-src'],
  },
  {
    name: 'no panel',
    hostile: 'script-src allows the tag by its path and forgets the files it loads',
    expect: 'fallback',
    headers: policy(
      ({ shop, care }) => `script-src ${shop}/host.js ${care}/care-widget.js; ${'style-src *'}`,
    ),
    violates: ['script-src-elem', 'script-src'],
  },
  {
    name: 'no script',
    hostile: 'script-src does not allow the tag',
    expect: 'unharmed',
    headers: policy(() => `script-src 'self'`),
    violates: ['script-src-elem', 'script-src'],
  },
  {
    name: 'a sandboxing policy',
    hostile: 'the policy sandboxes the page: an origin that nobody has, no storage, no forms',
    expect: 'fallback',
    headers: policy(() => 'sandbox allow-scripts'),
    typical: true,
  },
  {
    name: 'cross-origin isolation',
    hostile: 'Cross-Origin-Embedder-Policy require-corp, Opener-Policy same-origin',
    expect: 'works',
    headers: () => ({
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'clipboard-write=(), storage-access=()',
      'referrer-policy': 'no-referrer',
    }),
    tag: (places) => careTag(places, 'crossorigin'),
  },
];
