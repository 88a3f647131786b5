// A copy of the repository's files in which bugs are planted, one after another. Packages are shared with the original.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planted, type SeededBug } from './seeded-bug.ts';

const SHARED = 'node_modules';
/** What is not made from the files, or is made by what runs in the copy. */
const LEFT_OUT = new Set(['.git', 'dist', SHARED]);

export interface Tree {
  readonly path: string;
  plant(bug: SeededBug): void;
  heal(bug: SeededBug): void;
  remove(): void;
}

/** Of the repository in the current folder. */
export function copyTree(): Tree {
  const path = mkdtempSync(join(realpathSync(tmpdir()), 'care-bugs-'));
  // A database server of the tests may be another user.
  chmodSync(path, 0o755);
  cpSync('.', path, { recursive: true, filter: (from) => !LEFT_OUT.has(from) });
  if (existsSync(SHARED)) symlinkSync(realpathSync(SHARED), join(path, SHARED));
  const original = (bug: SeededBug) => readFileSync(bug.file, 'utf8');
  return {
    path,
    plant: (bug) => writeFileSync(join(path, bug.file), planted(original(bug), bug)),
    heal(bug) {
      writeFileSync(join(path, bug.file), original(bug));
      // Whatever killed tests have left behind.
      rmSync(join(path, 'tmp'), { recursive: true, force: true });
      mkdirSync(join(path, 'tmp'));
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
