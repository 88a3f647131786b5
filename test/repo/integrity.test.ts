import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const FOLDER = 'dist/browser';
const integrity = JSON.parse(readFileSync(`${FOLDER}/integrity.json`, 'utf8')) as Record<
  string,
  string
>;

test('every script has its integrity hash published, and it is the right one', () => {
  const scripts = readdirSync(FOLDER).filter((name) => name.endsWith('.js'));
  assert.deepEqual(Object.keys(integrity), scripts.sort());
  for (const name of scripts) {
    const hash = createHash('sha384')
      .update(readFileSync(`${FOLDER}/${name}`))
      .digest('base64');
    assert.equal(integrity[name], `sha384-${hash}`, name);
  }
});

test('the widget is there under its alias and under a name that holds version and content', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const pinned = Object.keys(integrity).filter((name) =>
    name.startsWith(`care-widget-${version}-`),
  );
  assert.equal(pinned.length, 1);
  assert.equal(integrity[pinned[0]!], integrity['care-widget.js']);
});

test('whatever a script loads has a name of its content, or of all words', () => {
  for (const name of Object.keys(integrity)) {
    const code = readFileSync(`${FOLDER}/${name}`, 'utf8');
    for (const [, file] of code.matchAll(/(?:import\(|from)\s*["']\.\/([^"']+)["']/g))
      assert.match(file!, /-[\w-]{8}\.js$/, `${name} loads ${file}`);
  }
});
