import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { elementsManifest } from '../support/elements-manifest.ts';

interface Manifest {
  modules: {
    path: string;
    declarations: Record<
      'attributes' | 'events' | 'cssParts' | 'cssProperties' | 'members',
      { name: string; description?: string }[]
    >[];
  }[];
}

const { modules } = elementsManifest() as Manifest;
const widget = modules[0]!.declarations[0]!;
const names = (of: keyof typeof widget) => widget[of].map(({ name }) => name);

test('the manifest names the attributes, events, parts and calls of <care-widget>, each with a sentence', () => {
  for (const kind of ['attributes', 'events', 'cssParts', 'cssProperties'] as const)
    for (const { name, description } of widget[kind]) assert.ok(description, `${kind} ${name}`);
  const { stored } = JSON.parse(readFileSync('widget/storage.json', 'utf8')) as {
    stored: object[];
  };
  assert.equal(stored.length, 5);
  for (const name of ['site', 'server', 'locale', 'consent'])
    assert.ok(names('attributes').includes(name));
  for (const name of ['open', 'close', 'on', 'send', 'diagnose'])
    assert.ok(names('members').includes(name), name);
});

test('every custom property that the styles read from the page is in the manifest', () => {
  const files = ['base-tokens', 'rich-tokens', 'frame-styles'].map(
    (file) => `widget/elements/${file}.ts`,
  );
  const styles = [...files, 'widget/launcher/launcher-styles.ts']
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
  const read = new Set([...styles.matchAll(/var\(\s*(--care-[\w-]+)/g)].map(([, name]) => name!));
  assert.deepEqual([...read].sort(), names('cssProperties').sort());
});

test('every attribute that a script tag passes on is in the manifest', () => {
  const source = readFileSync('widget/launcher/script-tag.ts', 'utf8');
  const [, list] = /PASSED_ON = \[([^\]]+)\]/.exec(source)!;
  for (const [, name] of list!.matchAll(/'(\w+)'/g))
    assert.ok(names('attributes').includes(name!), name);
});

test('the events in the manifest are those that are typed', () => {
  const typed = readFileSync('widget/launcher/widget-events.ts', 'utf8');
  const keys = [...typed.matchAll(/'(care-[\w-]+)': WidgetEvents/g)].map(([, name]) => name!);
  assert.deepEqual(keys.sort(), names('events').sort());
});
