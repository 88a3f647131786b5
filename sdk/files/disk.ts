// Files in a folder of this machine: a folder for each site, an object under its random name, and while bytes are
// missing under that name with `.part` behind it.
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CareError } from '../protocol/care-error.ts';
import { diskError, isMissing, whyNoFolder } from './disk/failures.ts';
import { writeBody } from './disk/write-body.ts';
import type { FilesPort, ObjectKey, PutOptions, StoredObject } from './files.ts';

/** Nobody else on this machine has any business in there. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const PART = '.part';
const SITE = /^[a-z0-9][a-z0-9-]{0,62}$/;
const NAME = /^[0-9a-f]{32}$/;
const STORED_NAME = /^([0-9a-f]{32})(\.part)?$/;

/**
 * Opens or creates the folder. Several processes may share it, as long as each upload goes to one of them at a time.
 * @throws CareError `internal` that says what to do about a folder that cannot be used
 */
export async function openDisk(folder: string): Promise<FilesPort> {
  try {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    // A folder that can be read but not written would otherwise be found out by the first shopper.
    const probe = join(folder, `.probe-${process.pid}`);
    await (await open(probe, 'w', FILE_MODE)).close();
    await rm(probe);
  } catch (cause) {
    throw new CareError('internal', whyNoFolder(folder, cause), { cause });
  }
  return new Disk(folder);
}

class Disk implements FilesPort {
  readonly kind = 'disk';
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async put(key: ObjectKey, body: AsyncIterable<Uint8Array>, options: PutOptions): Promise<number> {
    const { folder, path } = this.#place(key);
    const part = path + PART;
    const held = await this.stat(key);
    if ((held?.bytes ?? 0) !== options.offset)
      throw new CareError('conflict', `${held?.bytes ?? 0} bytes are held.`);
    if (held?.finished) return held.bytes;
    const file = held ? await opened(part) : await this.#create(folder, part);
    const bytes = await added(file, body, { ...options, path: part });
    if (bytes === options.size) await finish({ folder, part, path });
    return bytes;
  }

  async read(key: ObjectKey): Promise<ReadableStream<Uint8Array>> {
    const { path } = this.#place(key);
    try {
      const file = await open(path);
      const stream = createReadStream('', { fd: file });
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    } catch (cause) {
      throw isMissing(cause) ? new CareError('not-found') : diskError(cause);
    }
  }

  async stat({ site, name }: ObjectKey): Promise<StoredObject | null> {
    const { path } = this.#place({ site, name });
    for (const finished of [true, false]) {
      const found = await sizeOf(finished ? path : path + PART);
      if (found) return { site, name, finished, ...found };
    }
    return null;
  }

  async delete(key: ObjectKey): Promise<void> {
    const { folder, path } = this.#place(key);
    try {
      for (const one of [path + PART, path]) await rm(one, { force: true });
      await sync(folder);
    } catch (cause) {
      if (!isMissing(cause)) throw diskError(cause);
    }
  }

  async *list(site: string): AsyncIterable<StoredObject> {
    const folder = join(this.#root, checked(site, SITE));
    let names: string[];
    try {
      names = await readdir(folder);
    } catch (cause) {
      if (isMissing(cause)) return;
      throw diskError(cause);
    }
    for (const stored of names) {
      const [, name, part] = STORED_NAME.exec(stored) ?? [];
      const found = name === undefined ? null : await sizeOf(join(folder, stored));
      if (name !== undefined && found) yield { site, name, finished: part === undefined, ...found };
    }
  }

  /** Whatever asks for it: no path leads anywhere else than into the site's own folder. */
  #place({ site, name }: ObjectKey): { folder: string; path: string } {
    const folder = join(this.#root, checked(site, SITE));
    return { folder, path: join(folder, checked(name, NAME)) };
  }

  async #create(folder: string, part: string): Promise<FileHandle> {
    try {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      return await open(part, 'wx', FILE_MODE);
    } catch (cause) {
      throw diskError(cause);
    }
  }
}

/** Writes what comes and closes the file, whatever happens. */
async function added(
  file: FileHandle,
  body: AsyncIterable<Uint8Array>,
  { path, offset, size, signal }: PutOptions & { readonly path: string },
): Promise<number> {
  let held = offset;
  const wrote = (end: number) => (held = end);
  try {
    await writeBody(file, body, { offset, size, signal, wrote });
  } catch (error) {
    if (error instanceof CareError && error.code === 'too-large') held = 0;
    throw error;
  } finally {
    if (held > offset) await file.sync().catch(() => {});
    await file.close();
    if (held === 0) await rm(path, { force: true });
  }
  return held;
}

async function finish(at: { folder: string; part: string; path: string }): Promise<void> {
  try {
    // Synced when it was written, unless a process died just before it said so.
    const file = await open(at.part, 'r+');
    await file.sync().finally(() => file.close());
    await rename(at.part, at.path);
    await sync(at.folder);
  } catch (cause) {
    // Another process has finished it in this very moment.
    if (isMissing(cause) && (await sizeOf(at.path))) return;
    throw diskError(cause);
  }
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r+');
  } catch (cause) {
    throw diskError(cause);
  }
}

/** A name is kept once its folder is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

async function sizeOf(path: string): Promise<{ bytes: number; changedAt: number } | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { bytes: size, changedAt: mtimeMs };
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw diskError(cause);
  }
}

function checked(text: string, pattern: RegExp): string {
  if (pattern.test(text)) return text;
  throw new CareError('not-found', 'No object has such a key.');
}
