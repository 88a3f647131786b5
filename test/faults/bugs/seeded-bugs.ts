// All seeded bugs. Each is a mistake that a chat product has made, or could make.
import { CLIENT_BUGS } from './client-bugs.ts';
import { DEVICE_BUGS } from './device-bugs.ts';
import type { SeededBug } from './seeded-bug.ts';
import { FILE_BUGS } from './file-bugs.ts';
import { SERVER_BUGS } from './server-bugs.ts';

export const SEEDED_BUGS: readonly SeededBug[] = [
  ...SERVER_BUGS,
  ...FILE_BUGS,
  ...CLIENT_BUGS,
  ...DEVICE_BUGS,
];
