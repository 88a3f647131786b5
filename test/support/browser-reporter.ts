// For web-test-runner under `npm test`: says only what failed or was skipped, and counts.
import { relative } from 'node:path';
import type { Reporter, TestResult, TestSession, TestSuiteResult } from '@web/test-runner';
import { noCounts, writeCounts } from './counts.ts';
import { printFailure, printSkip } from './report.ts';

export function browserReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const counts = noCounts();
      for (const session of sessions) {
        const where = `${relative('', session.testFile)} in ${session.browser.name}`;
        for (const error of session.errors) {
          counts.failed++;
          const missing = session.request404s.map((path) => `not found: ${path}`);
          const said = session.logs.map((entries) => entries.map(String).join(' '));
          printFailure(where, [error.stack ?? error.message, ...missing, ...said].join('\n'));
        }
        for (const { path, test } of results(session)) {
          const title = [...path, test.name].join(' › ');
          if (test.skipped) {
            counts.skipped++;
            printSkip(title, where);
          } else if (test.passed) counts.passed++;
          else {
            counts.failed++;
            printFailure(title, describe(test), where);
          }
        }
      }
      writeCounts(counts);
    },
  };
}

function results(session: TestSession): { path: string[]; test: TestResult }[] {
  const walk = (suite: TestSuiteResult, path: string[]): { path: string[]; test: TestResult }[] => [
    ...suite.tests.map((test) => ({ path, test })),
    ...suite.suites.flatMap((inner) => walk(inner, [...path, inner.name])),
  ];
  return session.testResults ? walk(session.testResults, []) : [];
}

function describe({ error }: TestResult): string {
  if (!error) return 'failed without saying why';
  const compared =
    error.expected === undefined && error.actual === undefined
      ? ''
      : `\nexpected: ${error.expected}\nactual:   ${error.actual}`;
  return `${error.message}${compared}\n${error.stack ?? ''}`;
}
