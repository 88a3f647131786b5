import { KEPT_FILES_MAX, KEPT_FILES_MAX_BYTES } from './kept-files.ts';

/**
 * Whether one more file is within what a device keeps.
 * @param kept sizes of those that are there, in bytes
 */
export function hasRoom(kept: readonly number[], { size }: Blob): boolean {
  const bytes = kept.reduce((sum, one) => sum + one, size);
  return kept.length < KEPT_FILES_MAX && bytes <= KEPT_FILES_MAX_BYTES;
}
