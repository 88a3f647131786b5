import type { FileRow, FileQuota } from '../../stores/store.ts';
import { FILES_PER_MESSAGE } from '../../protocol/limits.ts';
import type { FileType } from './file-kinds.ts';

const MEGABYTE = 1_048_576;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What may be sent, and how much of it. */
export interface FilePolicy {
  readonly types: readonly FileType[];
  /** Of one file. */
  readonly maxBytes: number;
  /** Files of one message, up to five. */
  readonly maxCount: number;
  /** Of one picture, all of its frames together. */
  readonly maxPixels: number;
  readonly visitorFilesPerHour: number;
  readonly visitorBytesPerDay: number;
  readonly siteBytesPerDay: number;
}

export const DEFAULT_FILE_POLICY: FilePolicy = {
  types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf', 'text/plain'],
  maxBytes: 10 * MEGABYTE,
  maxCount: FILES_PER_MESSAGE,
  maxPixels: 40_000_000,
  visitorFilesPerHour: 10,
  visitorBytesPerDay: 50 * MEGABYTE,
  siteBytesPerDay: 20_480 * MEGABYTE,
};

/** A quota, and for how long what was begun counts. */
export interface Allowance {
  readonly quota: FileQuota;
  readonly lastsMs: number;
}

/** Agents are known by name: only the site's own bound holds for them. */
export function allowances(
  policy: FilePolicy,
  owner: FileRow['owner'],
  now: number,
): readonly Allowance[] {
  const hour = { owner, since: now - HOUR_MS, count: policy.visitorFilesPerHour, bytes: Infinity };
  const day = { owner, since: now - DAY_MS, count: Infinity, bytes: policy.visitorBytesPerDay };
  const site = {
    owner: null,
    since: now - DAY_MS,
    count: Infinity,
    bytes: policy.siteBytesPerDay,
  };
  return [
    ...(owner.role === 'contact'
      ? [
          { quota: hour, lastsMs: HOUR_MS },
          { quota: day, lastsMs: DAY_MS },
        ]
      : []),
    { quota: site, lastsMs: DAY_MS },
  ];
}
