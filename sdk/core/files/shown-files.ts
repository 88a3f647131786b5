// Who may have a file's bytes, and for how long.
import { CareError } from '../../protocol/care-error.ts';
import type { LinkAnswer } from '../../protocol/files.ts';
import { FILE_LINK_LASTS_MS } from '../../protocol/limits.ts';
import type { FileRow } from '../../stores/store.ts';
import { fileInfoOf, isWhole, type WholeFile } from '../file-info-of.ts';
import { maySee } from '../rules.ts';
import type { FileLinks } from './file-links.ts';
import type { FileRoom } from './file-room.ts';
import type { Scans } from './scans.ts';
import type { Sender } from './uploads.ts';

/** A file's bytes, to be sent to whoever had its link. */
export interface ShownFile {
  readonly file: WholeFile;
  readonly bytes: ReadableStream<Uint8Array>;
  /** Milliseconds for which the link is still good. */
  readonly goodForMs: number;
}

export class ShownFiles {
  readonly #room: FileRoom;
  readonly #scans: Scans;
  readonly #links: FileLinks;

  constructor(room: FileRoom, scans: Scans, links: FileLinks) {
    this.#room = room;
    this.#scans = scans;
    this.#links = links;
  }

  /** @throws CareError `not-found` */
  async link(asker: Sender, id: string): Promise<Omit<LinkAnswer, 'url'> & { signature?: string }> {
    const { store, clock } = this.#room;
    const file = await store.files.get(asker.site, id);
    if (!file || !isWhole(file) || !(await this.#mayHave(asker, file)))
      throw new CareError('not-found');
    this.#scans.look(file);
    const info = fileInfoOf(file);
    if (file.state !== 'ready') return { file: info };
    const signature = this.#links.sign(file, clock.now() + FILE_LINK_LASTS_MS);
    return { file: info, signature, expiresInMs: FILE_LINK_LASTS_MS };
  }

  /** @throws CareError `not-found`, also for a link that was never ours or is so no more */
  async open(site: string, id: string, signature: string): Promise<ShownFile> {
    const { store, files, clock } = this.#room;
    const goodForMs = this.#links.check({ site, id }, signature, clock.now());
    const file = goodForMs === null ? null : await store.files.get(site, id);
    if (goodForMs === null || !file || !isWhole(file) || file.state !== 'ready')
      throw new CareError('not-found');
    return { file, goodForMs, bytes: await files.read({ site, name: file.object }) };
  }

  async #mayHave({ site, you }: Sender, file: FileRow): Promise<boolean> {
    if (file.owner.role === you.role && file.owner.id === you.id) return true;
    const row = file.conversation && (await this.#room.store.conversation(site, file.conversation));
    return Boolean(row && maySee(row, you));
  }
}
