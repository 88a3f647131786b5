import type { FilesPort } from '../../files/files.ts';
import type { Pictures } from '../../pictures/pictures.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import type { Clock } from '../../runtime.ts';
import type { Store } from '../../stores/store.ts';
import type { Logger } from '../logger.ts';
import type { FilePolicy } from './file-policy.ts';
import type { ScanFile } from './scans.ts';

/** What everything that handles files shares. */
export interface FileRoom {
  readonly store: Store;
  readonly files: FilesPort;
  /** Null when no pictures are taken. */
  readonly pictures: Pictures | null;
  readonly policy: FilePolicy;
  readonly scanFile: ScanFile | null;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly logger: Logger;
}
