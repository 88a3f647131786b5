import assert from 'node:assert/strict';
import { globSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { FOLDERS, sources } from './sources.ts';

const LINES_MAX = 300;

/** Everything at the top, besides what git ignores and dot-files. */
const TOP_LEVEL = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'demo',
  'eslint.config.js',
  'package-lock.json',
  'package.json',
  'rollup.config.mjs',
  'sdk',
  'test',
  'tsconfig.json',
  'web-test-runner.config.mjs',
  'widget',
];
const IGNORED = ['node_modules', 'dist', 'coverage'];
const DRAWERS = /^(utils?|helpers?|types|common|misc|shared)\.ts$/;
const PICTURES = /\.(png|jpe?g|webp|avif|ico|woff2?)$/;

/** A folder of the machine on which something was written, or a package registry. */
const FOREIGN = [
  /(?<![\w.~/-])\/(work|root|home|Users)\/[\w.-]+/,
  /registry\.[\w-]+\.\w+/,
  /"resolved":/,
];

const none = (problems: readonly string[]) => assert.equal(problems.join('\n'), '');

test('the top level holds only what the architecture gives it', () => {
  const found = readdirSync('.').filter((name) => !name.startsWith('.') && !IGNORED.includes(name));
  const extra = found.filter((name) => !TOP_LEVEL.includes(name));
  const missing = TOP_LEVEL.filter((name) => !found.includes(name));
  none([
    ...extra.map((name) => `${name}: put it beside what it belongs to, not at the top`),
    ...missing.map((name) => `${name}: is missing`),
  ]);
});

test(`no file is longer than ${LINES_MAX} lines`, () => {
  const long = sources(...FOLDERS)
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > LINES_MAX);
  none(long.map(({ path, lines }) => `${path}: ${lines} lines; split it by idea`));
});

test('files are named in kebab-case for what they hold', () => {
  const names = sources(...FOLDERS).map(({ path }) => path);
  none([
    ...names
      .filter(
        (path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|node|d))*\.(ts|mjs|js)$/.test(basename(path)),
      )
      .map((path) => `${path}: is not kebab-case`),
    ...names
      .filter((path) => DRAWERS.test(basename(path)))
      .map((path) => `${path}: a drawer for everything; name it for its concept`),
  ]);
});

test('no text names a folder of one machine or the address of a registry', () => {
  const files = [
    ...globSync([...FOLDERS, '.ci'].map((folder) => `${folder}/**/*.*`)),
    ...readdirSync('.', { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [entry.name] : [],
    ),
  ].filter(
    (path) =>
      statSync(path).isFile() &&
      !PICTURES.test(path) &&
      basename(path) !== basename(import.meta.filename),
  );
  const problems = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const hit = FOREIGN.map((pattern) => pattern.exec(line)?.[0]).find(Boolean);
        return hit ? [`${path}:${index + 1}: ${hit}`] : [];
      }),
  );
  none(problems);
});

test('dependencies are pinned exactly, and the lockfile agrees with package.json', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Record<string, Record<string, string>>>;
  };
  for (const kind of ['dependencies', 'devDependencies']) {
    const wanted = manifest[kind] ?? {};
    none(
      Object.entries(wanted)
        .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
        .map(([name, version]) => `${name}: ${version} is a range`),
    );
    assert.deepEqual(lock.packages['']?.[kind], wanted, 'run npm install');
  }
});
