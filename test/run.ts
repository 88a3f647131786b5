// `npm test` runs every suite, one after another; `npm test -- sdk e2e` only those. The last line counts them all.
import { noCounts } from './support/counts.ts';
import { inPool, together } from './support/in-pool.ts';
import { findBrowser } from './support/find-browser.ts';
import { nodeTests, printSummary, runSuite, summary, type Suite } from './support/run-suite.ts';

const check = (name: string, what: string, ...run: string[]): Suite => ({
  name,
  what,
  run,
  kind: 'check',
  withinMinutes: 5,
});

const tests = (name: string, what: string, withinMinutes: number, run: string[]): Suite => ({
  name,
  what,
  run,
  kind: 'tests',
  withinMinutes,
});

const BUILD: Suite = {
  ...check('build', 'what is published, and its sizes', 'test/support/build.ts'),
  talks: true,
};

/** They write into the folders from which the others are served. */
const BUILD_ANEW = ['readme', 'package', 'mountings'].map((name) => `test/e2e/${name}.test.ts`);

const SUITES: readonly Suite[] = [
  BUILD,
  ...['sdk', 'widget', 'demo', 'test'].map((folder) =>
    check('types', `types of ${folder}`, 'node_modules/typescript/bin/tsc', '-p', folder),
  ),
  check('lint', 'lint', 'node_modules/eslint/bin/eslint.js', '.'),
  check('lint', 'format', 'node_modules/prettier/bin/prettier.cjs', '--check', '.'),
  tests('repo', 'the repository’s own rules', 5, nodeTests(['test/repo/**/*.test.ts'], 2)),
  tests('sdk', 'protocol, stores and server', 15, nodeTests(['test/sdk/**/*.test.ts'], 5)),
  tests('client', 'client core', 5, nodeTests(['test/widget/**/*.node.test.ts'], 2)),
  tests('faults', 'histories of faults', 5, nodeTests(['test/faults/**/*.test.ts'], 4)),
  tests('widget', 'elements in a browser', 10, ['node_modules/@web/test-runner/dist/bin.js']),
  tests('e2e', 'shop, server and desk together', 20, [
    '--test-concurrency=2',
    // The longest first, so that it is not the one that everybody waits for.
    ...nodeTests(['test/e2e/hosts/*.test.ts', 'test/e2e/*.test.ts'], 10, BUILD_ANEW),
  ]),
  tests('e2e', 'what builds, packs or starts the whole anew', 15, [
    '--test-concurrency=1',
    ...nodeTests(BUILD_ANEW, 10),
  ]),
];

const NEED_BUILD = ['repo', 'e2e'];
const NEED_BROWSER = ['widget', 'e2e'];

const names = [...new Set(SUITES.map((suite) => suite.name))];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}. Suites: ${names.join(', ')}.`);
  process.exit(1);
}

const total = noCounts();
const chosen = wanted.length === 0 ? SUITES : SUITES.filter((suite) => wanted.includes(suite.name));
const buildFirst = chosen.some((suite) => NEED_BUILD.includes(suite.name));
const plan = buildFirst && !chosen.includes(BUILD) ? [BUILD, ...chosen] : chosen;

if (plan.some((suite) => NEED_BROWSER.includes(suite.name))) {
  const { path, how } = findBrowser();
  console.log(how);
  process.env.CHROME_PATH = path;
}

for (const group of together(plan)) {
  console.log(`\n${group.map(({ name, what }) => `${name}: ${what}`).join('\n')}`);
  await inPool(group, 2, async (suite) => {
    const started = performance.now();
    const counts = await runSuite(suite);
    printSummary(group.length > 1 ? suite.what : '', counts, performance.now() - started);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  });
}

console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
