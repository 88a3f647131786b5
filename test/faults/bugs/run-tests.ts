// Some test files in a tree of their own, until the first test fails.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { once, systemClock } from '../../../sdk/runtime.ts';
import type { FirstFailure } from './first-failure-reporter.ts';

/** Null when all passed. */
export type Verdict = Failure | null;

export interface Failure {
  readonly test: string;
  /** Where it is, as far as that is known. */
  readonly file?: string;
}

const REPORTER = fileURLToPath(new URL('first-failure-reporter.ts', import.meta.url));
/** Longer than a file takes by far: one that takes longer hangs. */
const FILE_HANGS_AFTER_MS = 2 * 60_000;
const SUITE_HANGS_AFTER_MS = 20 * 60_000;
const GOES_WITHIN_MS = 5_000;

/** Tests of Node, each file in a process of its own. */
export async function runNodeTests(
  tree: string,
  files: readonly string[],
  only?: string,
): Promise<Verdict> {
  const run = [
    '--test',
    ...(only === undefined
      ? []
      : [`--test-name-pattern=^${only.replace(/[^\p{L}\p{N} ]/gu, '.')}$`]),
    '--test-concurrency=1',
    `--test-timeout=${FILE_HANGS_AFTER_MS}`,
    `--test-reporter=${REPORTER}`,
    ...files,
  ];
  let failed: Verdict = null;
  const ended = await runNode(tree, run, (output, stop) => {
    failed ??= firstFailure(tree, output);
    if (failed !== null) stop();
  });
  return failed ?? describe(ended, files.join(' '));
}

/** Tests of elements, in Chrome. A browser is let end by itself: nobody else would end it. */
export async function runBrowserTests(tree: string, files: readonly string[]): Promise<Verdict> {
  const run = [
    'node_modules/@web/test-runner/dist/bin.js',
    '--static-logging',
    '--files',
    ...files,
  ];
  let output = '';
  const ended = await runNode(tree, run, (all) => (output = all));
  if (ended === '') return null;
  const test = /[𐄂❌] (.+)/u.exec(output)?.[1];
  return test === undefined ? describe(ended, files.join(' ')) : { test };
}

/** What end-to-end tests run. Null when it was built. */
export async function build(tree: string): Promise<Verdict> {
  return describe(await runNode(tree, ['test/support/build.ts', 'browser', 'npm']), 'the build');
}

function describe(ended: string, what: string): Verdict {
  return ended === '' ? null : { test: `${what}: ${ended}` };
}

function firstFailure(tree: string, output: string): Verdict {
  const line = /^\{"failed":.*\}$/m.exec(output)?.[0];
  if (line === undefined) return null;
  const { failed: test, file } = JSON.parse(line) as FirstFailure;
  return { test, file: relative(tree, file) };
}

/** Gives '' when it ended well, else how it ended. Leftovers of a process that is killed stay in the tree. */
function runNode(
  tree: string,
  run: readonly string[],
  hear: (output: string, stop: () => void) => void = () => {},
): Promise<string> {
  const temporary = join(tree, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, run, {
      cwd: tree,
      env: {
        ...process.env,
        NODE_TEST_CONTEXT: undefined,
        TMPDIR: temporary,
        WTR_BROWSERS: 'chrome',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that whatever it has started ends with it.
      detached: true,
    });
    const end = (signal: NodeJS.Signals) => {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, signal);
    };
    let hung = false;
    const life = new AbortController();
    const limit = () => {
      hung = true;
      end('SIGTERM');
      once(systemClock, GOES_WITHIN_MS, () => end('SIGKILL'), life.signal);
    };
    once(systemClock, SUITE_HANGS_AFTER_MS, limit, life.signal);
    let output = '';
    const heard = (chunk: Buffer) => hear((output += chunk.toString()), () => end('SIGKILL'));
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      life.abort();
      if (hung) resolve('hangs');
      else resolve(code === 0 ? '' : `ended by ${signal ?? `exit code ${code}`}`);
    });
  });
}
