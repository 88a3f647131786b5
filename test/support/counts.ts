// How a suite that runs in a process of its own tells `test/run.ts` what it counted.
import { readFileSync, writeFileSync } from 'node:fs';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const noCounts = (): Counts => ({ passed: 0, failed: 0, skipped: 0 });

/** Environment variable with the file into which a suite writes its counts. */
export const COUNTS_FILE = 'CARE_TEST_COUNTS';

export function writeCounts(counts: Counts): void {
  const file = process.env[COUNTS_FILE];
  if (file) writeFileSync(file, JSON.stringify(counts));
}

/** What was counted, or null when the suite ended before it could say. */
export function readCounts(file: string): Counts | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return null;
  }
}
