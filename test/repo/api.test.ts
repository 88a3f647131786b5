import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { exportedNames, runtimeNames, type Names } from './exported-names.ts';

/** The whole public surface. A change here is a change of the API: its diff is the review. */
const LIST = fileURLToPath(new URL('api.json', import.meta.url));
const UPDATE = 'CARE_UPDATE_API=1 npm test -- repo';

const ENTRIES: Record<string, { source: string; built: string }> = {
  '.': { source: 'widget/index.ts', built: 'dist/widget/index' },
  './desk': { source: 'widget/desk/index.ts', built: 'dist/widget/desk' },
  './client': { source: 'widget/client/index.ts', built: 'dist/widget/client' },
  './protocol': { source: 'sdk/protocol/index.ts', built: 'dist/sdk/protocol' },
  './server': { source: 'sdk/server/index.ts', built: 'dist/sdk/server' },
  './admin': { source: 'sdk/client/index.ts', built: 'dist/sdk/admin' },
  './identity': { source: 'sdk/identity/index.ts', built: 'dist/sdk/identity' },
  './webhooks': { source: 'sdk/webhooks/index.ts', built: 'dist/sdk/webhooks' },
  './faq': { source: 'sdk/faq/index.ts', built: 'dist/sdk/faq' },
  './testing': { source: 'sdk/testing/index.ts', built: 'dist/sdk/testing' },
};

/** What has types alone; a test of its own holds what they say. */
const TYPES_ONLY = ['./react', './vue', './svelte'];

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  exports: Record<string, string | Record<string, string>>;
};

function listed(): Record<string, Names> {
  return existsSync(LIST) ? (JSON.parse(readFileSync(LIST, 'utf8')) as Record<string, Names>) : {};
}

test('each entry exports the names of test/repo/api.json, and no others', () => {
  const found = exportedNames(Object.values(ENTRIES).map(({ source }) => source));
  const now = Object.fromEntries(
    Object.entries(ENTRIES).map(([entry, { source }]) => [entry, found.get(source)!]),
  );
  if (process.env.CARE_UPDATE_API) writeFileSync(LIST, `${JSON.stringify(now, null, 2)}\n`);
  assert.deepEqual(now, listed(), `The public API has changed. If that is meant: ${UPDATE}`);
});

test('the built declarations export the same names', () => {
  const files = Object.values(ENTRIES).map(({ built }) => `${built}.d.ts`);
  const all = ({ values, types }: Names) => [...values, ...types].sort();
  const found = exportedNames(files);
  for (const [entry, names] of Object.entries(listed()))
    assert.deepEqual(all(found.get(`${ENTRIES[entry]!.built}.d.ts`)!), all(names), entry);
});

test('the built modules export the same values', () => {
  for (const [entry, { values }] of Object.entries(listed())) {
    const path = `${ENTRIES[entry]!.built}.js`;
    assert.deepEqual(runtimeNames(path, readFileSync(path, 'utf8')), values, entry);
  }
});

test('each subpath of the exports map is there, and none has a wildcard', () => {
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    assert.doesNotMatch(subpath, /\*/);
    for (const file of typeof target === 'string' ? [target] : Object.values(target))
      assert.ok(existsSync(file), `${subpath}: ${file} is missing from the build`);
    assert.ok(import.meta.resolve(`care-widget${subpath.slice(1)}`));
  }
  const code = Object.keys(manifest.exports).filter((subpath) => !/\.(js|json)$/.test(subpath));
  assert.deepEqual(
    code,
    [...Object.keys(ENTRIES), ...TYPES_ONLY],
    'every entry of code has its names listed',
  );
});

test('what is published is in order, as publint sees it', async () => {
  const { messages, pkg } = await publint({ pkgDir: '.', strict: true, pack: false });
  assert.equal(messages.map((message) => formatMessage(message, pkg!)).join('\n'), '');
});
