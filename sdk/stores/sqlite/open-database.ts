import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CareError } from '../../protocol/care-error.ts';

/** How long a write waits for another process's transaction. */
const BUSY_TIMEOUT_MS = 5_000;

/** Pages kept in memory: SQLite's own 2 MB are less than one busy hour touches. */
const CACHE_KIB = 32_768;

/** Pages of the log before it is moved into the file: a busy hour rewrites the same pages, which then move once. */
const CHECKPOINT_EVERY_PAGES = 8_000;

/** Primary result codes of SQLite. */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const CANTOPEN = 14;
const NOTADB = 26;

/** Opens a file for durable writes. @throws CareError `internal` that says what to do */
export async function openDatabase(path: string): Promise<DatabaseSync> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
    database.exec(`pragma cache_size = -${CACHE_KIB}`);
    database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_EVERY_PAGES}`);
    // A file that can be read but not written would otherwise be found out by the first shopper.
    database.exec('begin immediate; rollback');
    return database;
  } catch (cause) {
    database?.close();
    throw new CareError('internal', await whyNot(path, cause), { cause });
  }
}

/** `busy` when another process held the database for too long, `internal` for all else; the reason is its cause. */
export function databaseError(cause: unknown): CareError {
  const code = resultCode(cause);
  return new CareError(code === BUSY || code === LOCKED ? 'busy' : 'internal', undefined, {
    cause,
  });
}

async function whyNot(path: string, cause: unknown): Promise<string> {
  const what = `The store "${path}"`;
  if (await isFolder(path))
    return `${what} is a folder: name a file in it, for example sqlite:${path.replace(/\/$/, '')}/care.db.`;
  const folder = dirname(resolve(path));
  if (!(await isFolder(folder)))
    return `${what} cannot be made: there is no folder ${folder}. Create it, or name another file.`;
  switch (resultCode(cause)) {
    case CANTOPEN:
    case READONLY:
      return `${what} cannot be written: let this user write the file and its folder, or name another file.`;
    case NOTADB:
      return `${what} is a file of another kind, not an SQLite database: name another file.`;
    case BUSY:
    case LOCKED:
      return `${what} is locked by another process: end that one, or name another file.`;
    default:
      return `${what} cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}.`;
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.isDirectory();
}

/** The primary code is the low byte of the extended one. */
function resultCode(cause: unknown): number | null {
  const code = cause instanceof Error && 'errcode' in cause ? cause.errcode : null;
  return typeof code === 'number' ? code & 0xff : null;
}
