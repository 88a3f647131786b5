import { KEPT_FILES_MAX, KEPT_FILES_MAX_BYTES } from './kept-files.ts';

/** Whether one more file is within what a device keeps. */
export function hasRoom(rows: readonly { readonly file: Blob }[], { size }: Blob): boolean {
  const bytes = rows.reduce((sum, { file }) => sum + file.size, size);
  return rows.length < KEPT_FILES_MAX && bytes <= KEPT_FILES_MAX_BYTES;
}
