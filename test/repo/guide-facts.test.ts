// What guides list is what there is: tokens, parts, tables, languages, policies.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pagePolicy, pastedTag } from '../../sdk/cli/script-tag.ts';
import { elementsManifest } from '../support/elements-manifest.ts';

const CARE = 'https://care.your-shop.example';
const text = (file: string) => readFileSync(file, 'utf8');

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly Record<
      'cssProperties' | 'cssParts' | 'slots',
      readonly { readonly name: string }[]
    >[];
  }[];
}

function described(what: 'cssProperties' | 'cssParts' | 'slots'): string[] {
  const { modules } = elementsManifest() as Manifest;
  return modules
    .flatMap(({ declarations }) => declarations.flatMap((one) => one[what]))
    .map(({ name }) => name)
    .sort();
}

test('THEMING.md lists every token, and the styles read no other', () => {
  const listed = [...text('widget/THEMING.md').matchAll(/^\| `(--care-[\w-]+)` \|/gm)];
  const names = listed.map(([, name]) => name!).sort();
  assert.deepEqual(names, described('cssProperties'));
  const read = globSync('widget/**/*.ts').flatMap((file) =>
    [...text(file).matchAll(/var\(\s*(--care-[\w-]+)/g)].map(([, name]) => name!),
  );
  // The height of the desk is of another element, and is named in words.
  assert.deepEqual(
    [...new Set([...read, ...names])].sort(),
    [...names, '--care-desk-height'].sort(),
  );
  assert.ok(text('widget/THEMING.md').includes('`--care-desk-height`'));
});

test('THEMING.md lists every part and slot', () => {
  const rows = [...text('widget/THEMING.md').matchAll(/^\| (part|slot) `([\w-]+)` \|/gm)];
  const named = (kind: string) => rows.filter((row) => row[1] === kind).map((row) => row[2]!);
  assert.deepEqual(named('part').sort(), described('cssParts'));
  assert.deepEqual(named('slot').sort(), described('slots'));
});

test('THEMING.md names every language', () => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const languages = globSync('widget/locales/??.ts').map((file) => file.slice(-5, -3));
  assert.ok(languages.length >= 12);
  const guide = text('widget/THEMING.md');
  for (const language of languages) assert.ok(guide.includes(names.of(language)!), language);
});

test('SCRIPT-TAG.md shows the tag and the policy that init prints', () => {
  const guide = text('widget/SCRIPT-TAG.md');
  assert.ok(guide.includes(pastedTag(CARE, 'your-shop')));
  assert.ok(guide.includes(pagePolicy(CARE)));
  const { version } = JSON.parse(text('package.json')) as { version: string };
  assert.ok(guide.includes(`care-widget-${version}-…`));
});

test('PRIVACY.md says of every table why it is there and for how long', () => {
  const guide = text('sdk/PRIVACY.md');
  const tables = [...text('sdk/stores/sql/tables.ts').matchAll(/^ {2}([a-z_]+): \{/gm)];
  assert.ok(tables.length >= 15);
  for (const [, table] of tables) assert.ok(guide.includes(`\`${table}\``), table);
});
