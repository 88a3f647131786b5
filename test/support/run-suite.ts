// One suite in a process of its own, so that its crash or hang is a failure of that suite and of nothing else.
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COUNTS_FILE, readCounts, type Counts } from './counts.ts';
import { printFailure, printNote } from './report.ts';

const REPORTER = fileURLToPath(new URL('node-reporter.ts', import.meta.url));

export interface Suite {
  readonly name: string;
  readonly what: string;
  /** Arguments of node. */
  readonly run: readonly string[];
  readonly withinMinutes: number;
  /** A check passes or fails as a whole; tests count themselves. */
  readonly kind: 'check' | 'tests';
  /** Its output is worth reading even when all is well. */
  readonly talks?: boolean;
}

/** Test files for `node --test`, in the order of the patterns; each gets a process of its own. */
export function nodeTests(
  patterns: readonly string[],
  minutesPerFile: number,
  but: readonly string[] = [],
): string[] {
  const files = patterns
    .flatMap((pattern) => globSync(pattern).sort())
    .filter((file) => !but.includes(file));
  // Without names `node --test` would go and find some.
  if (files.length === 0)
    return ['--eval', `throw new Error('no file matches ${patterns.join()}')`];
  return [
    '--test',
    `--test-reporter=${REPORTER}`,
    `--test-timeout=${minutesPerFile * 60_000}`,
    ...files,
  ];
}

export async function runSuite(suite: Suite): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'care-test-'));
  const countsFile = join(folder, 'counts.json');
  try {
    const { ended, output } = await spawnNode(suite, countsFile);
    if (suite.kind === 'tests') return judge(ended, readCounts(countsFile));
    if (ended === '') return { passed: 1, failed: 0, skipped: 0 };
    printFailure(`${suite.what}: ${ended}`, output);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A suite that ended badly or ran nothing has failed, whatever it counted. */
function judge(ended: string, counts: Counts | null): Counts {
  if (!counts) {
    printFailure('The suite ended before it could report', ended || 'exit code 0');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (counts.failed === 0 && ended !== '') {
    printFailure('No test failed, but the suite did', ended);
    return { ...counts, failed: 1 };
  }
  if (counts.passed + counts.failed === 0) {
    printFailure('No test ran', 'A suite that runs nothing proves nothing.');
    return { ...counts, failed: 1 };
  }
  return counts;
}

/** `ended` is empty when the process ended well. */
function spawnNode(suite: Suite, countsFile: string): Promise<{ ended: string; output: string }> {
  const shown = suite.kind === 'tests' || suite.talks === true;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, suite.run, {
      // Within a test of this very file, node would take the suite for one of its own.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, [COUNTS_FILE]: countsFile },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: suite.withinMinutes * 60_000,
    });
    let output = '';
    const hear = (chunk: Buffer) => {
      if (shown) process.stdout.write(chunk);
      else output += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => resolve({ ended: error.message, output }));
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ ended: '', output });
      else if (signal)
        resolve({
          ended: `ended by ${signal}; it may take ${suite.withinMinutes} minutes`,
          output,
        });
      else resolve({ ended: `exit code ${code}`, output });
    });
  });
}

export function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** `what` is empty where the line above has said it. */
export function printSummary(what: string, counts: Counts, milliseconds: number): void {
  const counted = `${summary(counts)} in ${(milliseconds / 1000).toFixed(1)} s`;
  printNote(what === '' ? counted : `${what}: ${counted}`);
}
