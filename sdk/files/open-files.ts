import { CareError } from '../protocol/care-error.ts';
import type { FilesPort } from './files.ts';

/**
 * Opens a place for files by its address: `disk:files` or `disk:/var/lib/care/files`.
 * @throws CareError `bad-request` for an address it cannot read, `internal` for a place that cannot be used
 */
export async function openFiles(address: string): Promise<FilesPort> {
  const [, folder] = /^disk:(.+)$/is.exec(address) ?? [];
  if (folder === undefined)
    throw new CareError(
      'bad-request',
      `The place for files "${address}" is of no known kind: write disk:files, or give a port of your own.`,
    );
  return (await import('./disk.ts')).openDisk(folder.replace(/^\/\//, ''));
}
