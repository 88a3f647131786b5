// The merchant's own scanner: nobody gets a file's bytes before it has said that they are clean.
import type { FileInfo } from '../../protocol/files.ts';
import type { FileRow } from '../../stores/store.ts';
import { fileInfoOf, isWhole } from '../file-info-of.ts';
import { why } from '../why.ts';
import type { FileRoom } from './file-room.ts';

/** A file as a scanner sees it. */
export interface ScannedFile extends Omit<FileInfo, 'state'> {
  readonly site: string;
  /** SHA-256 of the bytes in hex. */
  readonly hash: string;
  read(): Promise<ReadableStream<Uint8Array>>;
}

/** Takes as long as it needs; when it throws, the file stays pending and is shown to it again. */
export type ScanFile = (file: ScannedFile) => Promise<'clean' | 'infected'>;

/** A scanner that has failed is left in peace for so long. */
const AGAIN_AFTER_MS = 60_000;

export class Scans {
  readonly #room: FileRoom;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #failedAt = new Map<string, number>();

  constructor(room: FileRoom) {
    this.#room = room;
  }

  /** Has a pending file looked at, unless that is under way or has just failed. */
  look(file: FileRow): void {
    const { clock } = this.#room;
    const { object } = file;
    const failedAt = this.#failedAt.get(object);
    if (file.state !== 'pending' || this.#underWay.has(object)) return;
    if (failedAt !== undefined && clock.now() - failedAt < AGAIN_AFTER_MS) return;
    this.#failedAt.delete(object);
    this.#underWay.set(
      object,
      this.#scan(file)
        .catch((error: unknown) => {
          this.#failedAt.set(object, clock.now());
          this.#room.logger.error('A file could not be scanned.', {
            site: file.site,
            file: file.id,
            error: why(error),
          });
        })
        .finally(() => this.#underWay.delete(object)),
    );
  }

  async #scan(file: FileRow): Promise<void> {
    const { scanFile, files, store, logger } = this.#room;
    if (!isWhole(file)) return;
    const { site, object, id, hash } = file;
    const { state: _, ...info } = fileInfoOf(file);
    const read = () => files.read({ site, name: object });
    const verdict = scanFile ? await scanFile({ ...info, site, hash: hash ?? '', read }) : 'clean';
    const state = verdict === 'clean' ? 'ready' : 'blocked';
    await store.files.settle(file, 'pending', { state });
    if (state === 'ready') return;
    logger.warn('A file was blocked by the scanner.', { site, file: id });
    await files.delete({ site, name: object });
  }
}
