import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const GUIDES = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...globSync(['sdk/*.md', 'sdk/*/*.md', 'widget/*.md']),
];

/** Files that a guide links to, seen from the top. */
function linked(guide: string): string[] {
  const links = readFileSync(guide, 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g);
  return [...links]
    .map(([, link]) => link!)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => join(dirname(guide), link));
}

test('no link of a guide leads nowhere', () => {
  assert.ok(linked('README.md').length > 5, 'the links are found');
  const dead = GUIDES.flatMap((guide) =>
    linked(guide)
      .filter((path) => !existsSync(path))
      .map((path) => `${guide}: ${path}`),
  );
  assert.deepEqual(dead, []);
});

test('every guide of sdk and widget is part of the package', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
  const guides = GUIDES.filter((path) => /^(sdk|widget)\//.test(path));
  assert.ok(guides.length >= 9, 'the guides are found');
  assert.deepEqual(
    guides.filter((path) => !files.includes(path)),
    [],
  );
});

test('what the README links to in sdk and widget is part of the package', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
  const needed = linked('README.md').filter((path) => /^(sdk|widget)\//.test(path));
  assert.deepEqual(
    [...new Set(needed)].filter((path) => !files.includes(path)),
    [],
  );
});

test('the README’s table of folders names each folder of sdk', () => {
  const readme = readFileSync('README.md', 'utf8');
  const folders = readdirSync('sdk', { withFileTypes: true }).filter((one) => one.isDirectory());
  const unnamed = folders.filter(({ name }) => !readme.includes(`\`sdk/${name}\``));
  assert.deepEqual(
    unnamed.map(({ name }) => name),
    [],
  );
});
