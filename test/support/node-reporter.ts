// For `node --test` under `npm test`: says only what failed, was skipped or was measured, and counts.
import { relative, resolve } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { noCounts, writeCounts } from './counts.ts';
import { printFailure, printNote, printSkip } from './report.ts';

type Pass = Extract<TestEvent, { type: 'test:pass' }>['data'];
type Failure = Extract<TestEvent, { type: 'test:fail' }>['data'];

const OUTPUT_MAX_LINES = 60;

const counts = noCounts();
/** What each file printed; shown when a test of it failed. */
const output = new Map<string, string>();
const failedFiles = new Set<string>();

export default async function* nodeReporter(
  events: AsyncIterable<TestEvent>,
): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:pass') passed(data);
    else if (type === 'test:fail') failed(data);
    else if (type === 'test:diagnostic' && data.file) printNote(data.message);
    else if (type === 'test:stdout' || type === 'test:stderr') {
      const file = resolve(data.file);
      output.set(file, (output.get(file) ?? '') + data.message);
    }
  }
  for (const file of failedFiles) {
    const lines = (output.get(file) ?? '').trim().split('\n').slice(-OUTPUT_MAX_LINES);
    if (lines.join('') !== '') printFailure(`${relative('', file)} printed`, lines.join('\n'));
  }
  writeCounts(counts);
  yield '';
}

function passed(data: Pass): void {
  if (data.details.type === 'suite') return;
  if (isFile(data)) {
    counts.failed++;
    printFailure(place(data), 'No test ran in this file.');
  } else if (data.skip !== undefined || data.todo !== undefined) {
    counts.skipped++;
    printSkip(title(data), String(data.skip ?? data.todo));
  } else counts.passed++;
}

function failed(data: Failure): void {
  const error = data.details.error as Error & { failureType?: string };
  if (error.failureType === 'subtestsFailed') return;
  if (data.todo !== undefined) {
    counts.skipped++;
    printSkip(title(data), `to do: ${data.todo}`);
    return;
  }
  counts.failed++;
  if (data.file) failedFiles.add(resolve(data.file));
  if (isFile(data)) printFailure(place(data), 'This file crashed.');
  else printFailure(title(data), describe(error.cause ?? error), place(data));
}

/** Node reports a file as a test of its own when it crashed, or when no test ran in it. */
function isFile(data: Pass | Failure): boolean {
  return data.nesting === 0 && data.file !== undefined && data.file.endsWith(data.name);
}

function title(data: (Pass | Failure) & { classname?: string }): string {
  return data.classname ? `${data.classname} › ${data.name}` : data.name;
}

function place({ file, line }: Pass | Failure): string {
  return file ? `${relative('', file)}:${line ?? 1}` : '';
}

/** What was thrown, without the frames of Node itself. */
function describe(thrown: unknown): string {
  const isAssertion =
    thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_ASSERTION';
  const text =
    isAssertion && thrown.stack
      ? thrown.stack
      : typeof thrown === 'string'
        ? thrown
        : inspect(thrown, { depth: 4 });
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*\(?node:/.test(line))
    .join('\n');
}
