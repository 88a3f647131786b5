// The directions of the architecture. A folder is a promise about who may import it, and this is the promise.

export interface Zone {
  readonly name: string;
  /** The first zone whose pattern matches a path is that file's zone. */
  readonly files: RegExp;
  /** Zones whose values and types it may import; its own it always may. */
  readonly may: readonly string[];
  /** Zones of which it may import types alone. */
  readonly mayTypes?: readonly string[];
  /** Zones that it may load with `import()`. */
  readonly mayLoad?: readonly string[];
  /** npm packages; `node:` stands for every module of Node. */
  readonly packages?: readonly string[];
}

const LEAVES = ['limits', 'protocol', 'faq', 'runtime'];
/** Views know the wire by its types alone, besides the numbers both halves share and the timers. */
const LEAVES_FOR_VIEWS = ['limits', 'runtime'];
const TYPES_FOR_VIEWS = ['protocol', 'faq'];
const LIT = ['lit'];

export const ZONES: readonly Zone[] = [
  { name: 'limits', files: /^sdk\/protocol\/limits\.ts$/, may: [] },
  { name: 'protocol', files: /^sdk\/protocol\//, may: ['limits'], packages: ['valibot'] },
  { name: 'api', files: /^sdk\/api\//, may: ['limits', 'protocol'], packages: ['valibot'] },
  { name: 'faq', files: /^sdk\/faq\//, may: [] },
  {
    // Signs and verifies customers' tokens; knows neither a store nor a server.
    name: 'identity',
    files: /^sdk\/identity\//,
    may: ['limits', 'protocol', 'runtime'],
    packages: ['jose', 'valibot', 'node:'],
  },
  {
    // The words of an article as engine and reader on either side see them.
    name: 'article text',
    files: /^sdk\/articles\/plain-text\.ts$/,
    may: ['limits', 'protocol'],
  },
  {
    // Markdown to the tree that readers get; knows neither a store nor a server.
    name: 'articles',
    files: /^sdk\/articles\//,
    may: ['limits', 'protocol', 'faq', 'api', 'article text'],
    packages: [
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm-table',
      'micromark-extension-gfm-table',
      'valibot',
      'node:',
    ],
  },
  { name: 'runtime', files: /^sdk\/runtime\.ts$/, may: [] },
  {
    name: 'ports',
    files:
      /^sdk\/(stores\/(store|admin-records|port\/(article-evidence|(article|contact|file)-records))|bus\/bus|jobs\/jobs|channels\/channel|files\/files|pictures\/pictures|routing\/routing|telemetry\/telemetry)\.ts$/,
    may: LEAVES,
  },
  {
    name: 'core',
    files: /^sdk\/core\//,
    may: [...LEAVES, 'api', 'article text', 'articles', 'ports'],
    packages: ['valibot', 'node:'],
  },
  {
    name: 'adapters',
    files: /^sdk\/(stores|bus|jobs|channels|files|pictures|routing|telemetry)\//,
    may: [...LEAVES, 'ports'],
    packages: ['kysely', 'pg', 'prom-client', '@opentelemetry/api', 'sharp', 'node:'],
  },
  {
    // Commands for shops without a backend: a server of their own around the SDK, and looks from outside.
    name: 'command line',
    files: /^sdk\/cli(\.ts$|\/)/,
    may: [...LEAVES, 'admin client', 'api', 'articles', 'core', 'ports', 'server', 'wiring'],
    packages: ['ws', 'node:'],
  },
  {
    // What is sent to merchants, and what they need to receive it.
    name: 'webhooks',
    files: /^sdk\/webhooks\//,
    may: [...LEAVES, 'core', 'ports'],
    packages: ['valibot', 'standardwebhooks', 'node:'],
  },
  {
    name: 'wiring',
    files: /^sdk\/server\/(create-care|open-attachments|index)\.ts$/,
    may: [
      ...LEAVES,
      'api',
      'articles',
      'core',
      'ports',
      'adapters',
      'server',
      'identity',
      'webhooks',
    ],
    packages: ['node:'],
  },
  {
    name: 'server',
    files: /^sdk\/server\//,
    may: [...LEAVES, 'api', 'core', 'ports', 'identity', 'webhooks'],
    packages: ['hono', 'ws', 'valibot', '@valibot/to-json-schema', 'node:'],
  },
  { name: 'admin client', files: /^sdk\/client\//, may: [...LEAVES, 'api'] },
  {
    name: 'testing',
    files: /^sdk\/testing\//,
    may: [...LEAVES, 'core', 'ports', 'server'],
    packages: ['node:'],
  },
  {
    name: 'history port',
    files: /^widget\/history\/(article-shelf|history|kept-files)\.ts$/,
    may: LEAVES,
  },
  {
    name: 'history',
    files: /^widget\/history\//,
    may: [...LEAVES, 'history port'],
    packages: ['idb-keyval'],
  },
  {
    name: 'client wiring',
    files: /^widget\/client\/(browser-client|index)\.ts$/,
    may: [...LEAVES, 'widget client', 'history port', 'history'],
  },
  {
    name: 'widget client',
    files: /^widget\/client\//,
    may: [...LEAVES, 'article text', 'history port'],
  },
  {
    name: 'language choice',
    files: /^widget\/locales\/(choose-language|launcher-words)\.ts$/,
    may: [],
  },
  { name: 'locales', files: /^widget\/locales\//, may: [] },
  {
    // What the launcher shares with the rest, so light that it is worth no chunk of its own.
    name: 'tokens',
    files: /^widget\/elements\/(base-tokens|rich-tokens|tokens|sheet-of|define)\.ts$/,
    may: [],
  },
  {
    name: 'elements',
    files: /^widget\/elements\//,
    may: [...LEAVES_FOR_VIEWS, 'widget client', 'locales', 'tokens'],
    mayTypes: TYPES_FOR_VIEWS,
    packages: LIT,
  },
  {
    // How the desk signs in and connects; draws nothing.
    name: 'desk session',
    files: /^widget\/desk\/desk-(session|ticket|connection|customer-lookup)\.ts$/,
    may: [...LEAVES, 'widget client', 'client wiring'],
  },
  {
    name: 'desk',
    files: /^widget\/desk\//,
    may: [
      ...LEAVES_FOR_VIEWS,
      'widget client',
      'client wiring',
      'desk session',
      'elements',
      'tokens',
      'locales',
    ],
    mayTypes: TYPES_FOR_VIEWS,
    packages: LIT,
  },
  {
    // What launcher and panel both have to know; each bundle holds its own copy.
    name: 'launcher marks',
    files: /^widget\/launcher\/(page-(idle|language)|visitor-marker)\.ts$/,
    may: [],
  },
  {
    name: 'launcher',
    files: /^widget\/(launcher\/|loader\.ts$)/,
    may: ['tokens', 'launcher marks', 'language choice'],
    mayTypes: ['panel', 'widget client'],
    mayLoad: ['panel', 'locales'],
  },
  {
    name: 'panel',
    files: /^widget\/panel\//,
    may: [
      ...LEAVES,
      'widget client',
      'client wiring',
      'elements',
      'tokens',
      'locales',
      'launcher marks',
    ],
    // What it takes in and tells is described where a page meets it.
    mayTypes: ['launcher'],
  },
  {
    name: 'widget entry',
    files: /^widget\/index\.ts$/,
    may: ['launcher', 'tokens'],
    mayTypes: ['locales', 'widget client'],
  },
  {
    name: 'mountings',
    files: /^demo\/mountings\//,
    may: ['wiring', 'protocol'],
    packages: ['@hono/node-server', 'express', 'fastify', 'hono', 'next', 'react', 'node:'],
  },
  { name: 'demo', files: /^demo\//, may: ['wiring', 'protocol'], packages: ['node:'] },
];
