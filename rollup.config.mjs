// Three outputs: `browser` is what a script tag loads, everything included and minified; `npm` is what bundlers
// and Node import, with dependencies left outside; `types` are its declarations.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import dts from 'rollup-plugin-dts';
import esbuild from 'rollup-plugin-esbuild';
import { minify } from './test/support/minify.ts';
import { namePolicy } from './test/support/name-policy.ts';
import { shortenTemplates } from './test/support/shorten-templates.ts';
import { thirdPartyNotices } from './test/support/third-party-notices.ts';
import { trimLit } from './test/support/trim-lit.ts';

const WIDGET_TSCONFIG = resolve('widget/tsconfig.json');
/** One language, one file: nobody loads words that they do not read. */
const WORDS = readdirSync('widget/locales')
  .filter((name) => /^[a-z]{2}\.ts$/.test(name))
  .map((name) => ({ language: name.slice(0, 2), id: resolve('widget/locales', name) }));
/** The same for all languages, so that the loader, which names them all, repeats itself and compresses well. */
const WORDS_HASH = createHash('sha256')
  .update(
    readdirSync('widget/locales', { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .sort()
      .map((name) => readFileSync(join('widget/locales', name), 'utf8'))
      .join('\n'),
  )
  .digest('hex')
  .slice(0, 8);

/** Public entries of the npm package by the name of their file in `dist`. */
const NPM_ENTRIES = {
  'widget/index': 'widget/index.ts',
  'widget/desk': 'widget/desk/index.ts',
  'widget/client': 'widget/client/index.ts',
  'sdk/protocol': 'sdk/protocol/index.ts',
  'sdk/server': 'sdk/server/index.ts',
  'sdk/admin': 'sdk/client/index.ts',
  'sdk/identity': 'sdk/identity/index.ts',
  'sdk/webhooks': 'sdk/webhooks/index.ts',
  'sdk/faq': 'sdk/faq/index.ts',
  'sdk/testing': 'sdk/testing/index.ts',
  'sdk/cli': 'sdk/cli.ts',
};

const { 'sdk/cli': _command, ...TYPED_ENTRIES } = NPM_ENTRIES;

/** Module scripts are UTF-8 by definition, so letters need no escapes. */
const typescript = (options) =>
  esbuild({
    target: 'es2022',
    tsconfig: WIDGET_TSCONFIG,
    legalComments: 'none',
    charset: 'utf8',
    ...options,
  });

const isDependency = (id) => !id.startsWith('.') && !id.startsWith('/') && !/^[A-Za-z]:\\/.test(id);

/**
 * Panel, words and loader are built apart, and the loader refers to them by name: a panel that imported
 * `./care-widget.js` would load it a second time wherever the script tag says `care-widget.js?v=2`.
 */
const lazyFiles = new Map();
const rememberFile = {
  name: 'remember-file',
  generateBundle(_options, bundle) {
    const chunk = Object.values(bundle).find(({ isEntry }) => isEntry);
    lazyFiles.set(chunk.facadeModuleId, chunk.fileName);
  },
};
const referToFile = {
  name: 'refer-to-file',
  async resolveDynamicImport(specifier, importer) {
    const target = typeof specifier === 'string' && (await this.resolve(specifier, importer));
    const file = target && lazyFiles.get(target.id);
    return file ? { id: `./${file}`, external: true } : null;
  },
};

/**
 * The desk is one file, but for its articles. What both need is in a third, which each loads by the same name: one that
 * imported `./care-desk.js` would load it a second time wherever the script tag says `care-desk.js?v=2`.
 */
function deskChunk(id) {
  if (id === resolve('widget/desk/index.ts') || isOfReaders(id)) return undefined;
  return isOfArticles(id) ? 'articles' : 'workplace';
}

/** What finds articles for shoppers; the desk's client is made of the same parts and never asks for it. */
const isOfReaders = (id) =>
  id.startsWith(resolve('sdk/faq') + '/') ||
  /\/client\/((article|fitting)-\w+|open-articles|load-finder|search-log|vote-queue|send-search-report)\.ts$/.test(
    id,
  ) ||
  /\/(idb-article-shelf|read-articles)\.ts$/.test(id);

const isOfArticles = (id) =>
  id.startsWith(resolve('widget/desk/articles') + '/') ||
  /\/(article-(tree|links|styles)|direction-of|articles-\w+)\.ts$/.test(id);

function browserBundle(input, fileName, { plugins = [], ...output } = {}) {
  return {
    input,
    // What is loaded later takes what it shares with an entry from there.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      nodeResolve({ browser: true, exportConditions: ['production'] }),
      namePolicy(),
      shortenTemplates(),
      typescript({ minify: true }),
      minify(),
      thirdPartyNotices(),
      ...plugins,
    ],
    output: {
      dir: 'dist/browser',
      entryFileNames: fileName,
      // What is loaded when it is needed: in one build with the panel, so that it has the panel's Lit.
      chunkFileNames: ({ name }) => `care-${name.replace(/^care-/, '')}-[hash].js`,
      format: 'es',
      ...output,
      // The server names the map in a header, which costs nobody a byte who does not look.
      sourcemap: 'hidden',
    },
  };
}

/** @type {import('rollup').RollupOptions[]} */
export const browser = [
  ...WORDS.map(({ language, id }) =>
    browserBundle(id, `care-words-${language}-${WORDS_HASH}.js`, {
      chunkFileNames: `care-more-${language}-[hash].js`,
      plugins: [rememberFile],
    }),
  ),
  browserBundle('widget/panel/create-panel.ts', 'care-panel-[hash].js', {
    plugins: [trimLit(), rememberFile],
  }),
  browserBundle('widget/loader.ts', 'care-widget.js', { plugins: [referToFile] }),
  browserBundle('widget/desk/index.ts', 'care-desk.js', { manualChunks: deskChunk }),
];

/** Chunks that define elements have a folder of their own: package.json names it among those with side effects. */
const chunkName = (ending) => (chunk) =>
  chunk.moduleIds.some((id) => id.startsWith(resolve('widget')))
    ? `widget/chunks/[name]-[hash].${ending}`
    : `sdk/chunks/[name]-[hash].${ending}`;

/**
 * One build for all entries, so that a class such as CareError is the same one from each of them.
 * @type {import('rollup').RollupOptions[]}
 */
export const npm = [
  {
    input: NPM_ENTRIES,
    external: isDependency,
    plugins: [typescript()],
    output: {
      dir: 'dist',
      format: 'es',
      chunkFileNames: chunkName('js'),
      hoistTransitiveImports: false,
      sourcemap: true,
    },
  },
];

/** @type {import('rollup').RollupOptions[]} */
export const types = [
  {
    input: TYPED_ENTRIES,
    external: isDependency,
    plugins: [dts()],
    output: { dir: 'dist', format: 'es', chunkFileNames: chunkName('d.ts') },
  },
];

export default [...browser, ...npm, ...types];
