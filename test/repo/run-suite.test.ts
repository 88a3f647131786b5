import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Counts } from '../support/counts.ts';
import { inPool, together } from '../support/in-pool.ts';
import { nodeTests, runSuite, type Suite } from '../support/run-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'care-suite-'));
after(() => rmSync(folder, { recursive: true }));

/** What `npm test` counts for a suite of these test files. */
function counted(files: Record<string, string>, withinMinutes = 1): Promise<Counts> {
  const own = mkdtempSync(join(folder, 's'));
  for (const [name, code] of Object.entries(files))
    writeFileSync(join(own, name), `import { test } from 'node:test';\n${code}`);
  const run = nodeTests([`${own.replaceAll('\\', '/')}/*.test.ts`], withinMinutes);
  return runSuite({ name: 'x', what: 'x', run, kind: 'tests', withinMinutes });
}

/** What it counts for any program. */
function countedProgram(code: string, kind: 'tests' | 'check', withinMinutes = 1): Promise<Counts> {
  return runSuite({ name: 'x', what: 'x', run: ['--eval', code], kind, withinMinutes });
}

test('passed, failed and skipped tests are counted, parents of tests are not', async () => {
  const code = `
    test('a', () => {});
    test('b', () => { throw new Error('no'); });
    test('c', { skip: 'no server' }, () => {});
    test('d', { todo: true }, () => { throw new Error('later'); });
    test('e', async (t) => { await t.test('f', () => { throw 5; }); await t.test('g', () => {}); });`;
  assert.deepEqual(await counted({ 'a.test.ts': code }), { passed: 2, failed: 2, skipped: 2 });
});

test('a file that crashes, or ends before its tests do, is a failure', async () => {
  const good = `test('a', () => {});`;
  const files = { 'a.test.ts': good, 'b.test.ts': `throw new Error('crash');` };
  assert.deepEqual(await counted(files), { passed: 1, failed: 1, skipped: 0 });
  assert.equal((await counted({ 'a.test.ts': `test('a', () => process.exit(0));` })).failed, 1);
});

test('a file without a test is a failure, and so is a suite without a file', async () => {
  assert.deepEqual(await counted({ 'a.test.ts': '' }), { passed: 0, failed: 1, skipped: 0 });
  assert.deepEqual(await counted({}), { passed: 0, failed: 1, skipped: 0 });
});

test('a file whose process does not end by itself is a failure', async () => {
  const code = `import { createServer } from 'node:net';
    test('a', () => new Promise((resolve) => createServer().listen(0, '127.0.0.1', resolve)));`;
  assert.ok((await counted({ 'a.test.ts': code }, 0.03)).failed > 0);
});

test('a suite that ends badly has failed, whatever it counted', async () => {
  const write = `require('fs').writeFileSync(process.env.CARE_TEST_COUNTS, '{"passed":3,"failed":0,"skipped":0}');`;
  const passed = { passed: 3, failed: 0, skipped: 0 };
  assert.deepEqual(await countedProgram(write, 'tests'), passed);
  assert.deepEqual(await countedProgram(`${write} process.exit(3)`, 'tests'), {
    ...passed,
    failed: 1,
  });
  assert.equal((await countedProgram('process.exit(3)', 'tests')).failed, 1);
  assert.equal((await countedProgram('', 'tests')).failed, 1);
  assert.equal((await countedProgram('process.kill(process.pid)', 'tests')).failed, 1);
});

test('a check passes or fails as its program does, and when it takes too long', async () => {
  assert.deepEqual(await countedProgram('', 'check'), { passed: 1, failed: 0, skipped: 0 });
  assert.deepEqual(await countedProgram('throw 1', 'check'), { passed: 0, failed: 1, skipped: 0 });
  const endless = `require('net').createServer().listen(0, '127.0.0.1')`;
  assert.equal((await countedProgram(endless, 'check', 0.02)).failed, 1);
});

test('checks run two at a time, tests alone, in the order of the plan', async () => {
  const suite = (name: string, kind: 'tests' | 'check', talks = false): Suite => ({
    name,
    what: name,
    run: [],
    kind,
    talks,
    withinMinutes: 1,
  });
  const plan = [
    suite('build', 'check', true),
    ...['types', 'lint', 'format'].map((name) => suite(name, 'check')),
    ...['sdk', 'e2e'].map((name) => suite(name, 'tests')),
  ];
  assert.deepEqual(
    together(plan).map((group) => group.map(({ name }) => name)),
    [['build'], ['types', 'lint', 'format'], ['sdk'], ['e2e']],
  );

  let running = 0;
  const seen: number[] = [];
  await inPool([1, 2, 3, 4, 5], 2, async () => {
    seen.push(++running);
    await new Promise(setImmediate);
    running--;
  });
  assert.deepEqual([seen.length, Math.max(...seen)], [5, 2]);
});
