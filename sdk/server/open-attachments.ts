// Everything that files need, put together.
import { FileLinks } from '../core/files/file-links.ts';
import { isPicture } from '../core/files/file-kinds.ts';
import { DEFAULT_FILE_POLICY, type FilePolicy } from '../core/files/file-policy.ts';
import { Paces } from '../core/files/paces.ts';
import type { FileRoom } from '../core/files/file-room.ts';
import { Scans } from '../core/files/scans.ts';
import { ShownFiles } from '../core/files/shown-files.ts';
import { sweepFiles } from '../core/files/sweep-files.ts';
import { Uploads } from '../core/files/uploads.ts';
import type { Office } from '../core/office.ts';
import { why } from '../core/why.ts';
import { openFiles } from '../files/open-files.ts';
import type { FilesPort } from '../files/files.ts';
import type { Pictures } from '../pictures/pictures.ts';
import { openPictures } from '../pictures/sharp.ts';
import { every } from '../runtime.ts';
import type { CareOptions } from './care-options.ts';
import type { Attachments } from './files-route.ts';

const SWEEP_EVERY_MS = 3_600_000;
const SECRET_BYTES = 32;
const SECRET_NAME = 'file-links';

/** Where files are kept and how pictures are drawn; opened before the store, which would have to be closed again. */
export interface FilePlaces {
  readonly files: FilesPort;
  readonly pictures: Pictures | null;
  readonly policy: FilePolicy;
}

/** Null without the option `files`. @throws CareError whose message says what to do */
export async function openFilePlaces(options: CareOptions): Promise<FilePlaces | null> {
  const { files } = options;
  if (files === undefined) return null;
  const policy = { ...DEFAULT_FILE_POLICY, ...options.filePolicy };
  return {
    files: typeof files === 'string' ? await openFiles(files) : files,
    pictures: policy.types.some(isPicture) ? await openPictures() : null,
    policy,
  };
}

/** @param life ends the sweeps */
export async function openAttachments(
  options: CareOptions,
  places: FilePlaces,
  { store, clock, random, logger, rates }: Office,
  life: AbortSignal,
): Promise<Attachments> {
  const { scanFile = null } = options;
  // All servers of a shop sign with the same.
  const proposal = () => Buffer.from(random(SECRET_BYTES)).toString('base64url');
  const fileLinkSecret =
    options.fileLinkSecret ?? (await store.common.secret(SECRET_NAME, proposal()));
  const room: FileRoom = { ...places, scanFile, store, clock, random, logger };
  const scans = new Scans(room);
  const sweep = () => {
    sweepFiles(room, Object.keys(options.sites)).catch((error: unknown) => {
      if (!life.aborted) logger.error('Old files could not be removed.', { error: why(error) });
    });
  };
  every(clock, SWEEP_EVERY_MS, sweep, life);
  sweep();
  return {
    uploads: new Uploads(room, scans),
    paces: new Paces(clock, rates),
    shown: new ShownFiles(room, scans, new FileLinks(fileLinkSecret)),
  };
}
