import {
  newObjectName,
  type FilesPort,
  type ObjectKey,
  type PutOptions,
} from '../../files/files.ts';
import { systemRandom, uuidV4 } from '../../protocol/ids.ts';

/** One guarantee of the place where files are kept. */
export interface FilesCase {
  /** The guarantee in a sentence. */
  readonly title: string;
  /** @param open opens the place of this case; a second call gives a second port to the same one */
  run(open: () => Promise<FilesPort>): Promise<void>;
}

export function filesCase(title: string, body: (files: FilesPort) => Promise<void>): FilesCase {
  return { title, run: async (open) => body(await open()) };
}

/** On a site of its own unless one is given. */
export function anyKey(site = `site-${uuidV4()}`): ObjectKey {
  return { site, name: newObjectName(systemRandom) };
}

export async function* bodyOf(...pieces: readonly (string | Uint8Array)[]) {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}

/** Gives its pieces and then fails, as a connection does that is cut. */
export async function* cutBody(error: Error, ...pieces: readonly string[]) {
  yield* bodyOf(...pieces);
  throw error;
}

/** Gives its pieces and then nothing, for ever. */
export async function* hangingBody(...pieces: readonly string[]) {
  yield* bodyOf(...pieces);
  await new Promise(() => {});
}

/** A put of a whole object that nothing breaks off. */
export function whole(size: number, offset = 0): PutOptions {
  return { offset, size, signal: new AbortController().signal };
}

export async function textOf(files: FilesPort, key: ObjectKey): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await files.read(key)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

export async function listed(files: FilesPort, site: string) {
  const all: string[] = [];
  for await (const { name, bytes, finished } of files.list(site))
    all.push(`${name} ${bytes} ${finished ? 'finished' : 'unfinished'}`);
  return all.sort();
}
