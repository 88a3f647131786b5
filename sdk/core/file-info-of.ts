import type { FileInfo, FileState } from '../protocol/files.ts';
import type { FileRow } from '../stores/store.ts';

/** A file of which all bytes are there, or were. */
export type WholeFile = FileRow & { readonly state: FileState };

export function isWhole(file: FileRow): file is WholeFile {
  return file.state === 'ready' || file.state === 'pending' || file.state === 'blocked';
}

/** What everybody in its conversation may know of a file. */
export function fileInfoOf(file: WholeFile): FileInfo {
  const { id, name, type, bytes, declaredBytes, width, height, state } = file;
  return {
    id,
    name,
    type,
    bytes: bytes ?? declaredBytes,
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    state,
  };
}
