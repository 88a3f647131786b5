// How a file comes in: announced, sent in as many pieces as the network needs, looked at, kept.
//
//   begin → add (as often as connections break) → all bytes → inspected → ready, or pending → scanned → ready | blocked
import { newObjectName } from '../../files/files.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { FileInfo, UploadRequest } from '../../protocol/files.ts';
import type { Author } from '../../protocol/model.ts';
import type { FileRow } from '../../stores/store.ts';
import { fileInfoOf, isWhole } from '../file-info-of.ts';
import { fileNameOf } from './file-name.ts';
import { fileType } from './file-kinds.ts';
import { allowances } from './file-policy.ts';
import type { FileRoom } from './file-room.ts';
import { inTurn } from './in-turn.ts';
import { inspectFile } from './inspect-file.ts';
import type { Scans } from './scans.ts';

/** Whose upload, and on which site. */
export interface Sender {
  readonly site: string;
  readonly you: Author;
}

/** Where an upload stands; with `file` it is complete. */
export interface Standing {
  readonly offset: number;
  readonly file?: FileInfo;
}

export interface Piece {
  readonly offset: number;
  readonly body: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}

/** Bodies that one sender may have under way: tabs, and files beside each other. */
const BODIES_PER_SENDER = 6;
/** Pictures are held in memory while they are drawn. */
const INSPECTED_AT_ONCE = 2;

interface UnderWay {
  readonly owner: string;
  readonly takeOver: AbortController;
  readonly done: Promise<unknown>;
}

export class Uploads {
  readonly #room: FileRoom;
  readonly #scans: Scans;
  readonly #underWay = new Map<string, UnderWay>();
  #isClosed = false;
  readonly #inspect = inTurn(INSPECTED_AT_ONCE);

  constructor(room: FileRoom, scans: Scans) {
    this.#room = room;
    this.#scans = scans;
  }

  /** @throws CareError `file-refused`, `too-large`, `conflict`, `not-found`, `rate-limited` */
  async begin({ site, you }: Sender, asked: UploadRequest): Promise<Standing> {
    const { store, policy, clock, random } = this.#room;
    const now = clock.now();
    const { id, bytes: declaredBytes } = asked;
    const owner = { role: you.role, id: you.id };
    const known = await store.files.get(site, id);
    const file = known ?? {
      ...NOTHING_FOUND,
      ...this.#allowed(asked),
      site,
      id,
      owner,
      object: newObjectName(random),
      declaredBytes,
      createdAt: now,
    };
    if (!known) {
      const allowed = allowances(policy, owner, now);
      const added = await store.files.add(
        file,
        allowed.map(({ quota }) => quota),
      );
      if (added.is === 'added') return { offset: 0 };
      if (added.is === 'over') {
        const lastsMs = allowed.find(({ quota }) => quota === added.quota)?.lastsMs ?? 0;
        throw new CareError('rate-limited', 'Too many files were sent; try again later.', {
          retryAfterMs: Math.max(1_000, added.oldestAt + lastsMs - now),
        });
      }
      return this.#again({ site, you }, asked, added.file);
    }
    return this.#again({ site, you }, asked, known);
  }

  /** Where it stands. @throws CareError `not-found`, `file-refused` */
  async standing(sender: Sender, id: string): Promise<Standing> {
    const file = await this.#own(sender, id);
    if (isWhole(file)) return { offset: file.declaredBytes, file: fileInfoOf(file) };
    const held = await this.#room.files.stat({ site: file.site, name: file.object });
    return { offset: held?.bytes ?? 0 };
  }

  /**
   * Adds bytes, and looks at the file once all are there. Whoever comes later takes over from a request that is still
   * under way for the same file: its connection is most likely dead.
   * @throws CareError `conflict` for another offset than the one held, `too-large`, `file-refused`, `not-found`, `busy`
   */
  async add(sender: Sender, id: string, piece: Piece): Promise<Standing> {
    const key = `${sender.site} ${id}`;
    await this.#own(sender, id);
    for (let before = this.#underWay.get(key); before; before = this.#underWay.get(key)) {
      before.takeOver.abort(new CareError('conflict', 'Another request goes on with this file.'));
      await before.done;
    }
    if (this.#isClosed) throw aboutToStop();
    const owner = `${sender.site} ${sender.you.role} ${sender.you.id}`;
    const bodies = [...this.#underWay.values()].filter((one) => one.owner === owner);
    if (bodies.length >= BODIES_PER_SENDER)
      throw new CareError('busy', 'Too many files at once.', { retryAfterMs: 1_000 });
    const takeOver = new AbortController();
    const signal = AbortSignal.any([piece.signal, takeOver.signal]);
    const work = this.#add(sender, id, { ...piece, signal });
    const done = work.then(
      () => this.#underWay.delete(key),
      () => this.#underWay.delete(key),
    );
    this.#underWay.set(key, { owner, takeOver, done });
    return work;
  }

  /** Forgets the bytes of a file that no message names. @throws CareError `not-found`, `file-used` */
  async cancel(sender: Sender, id: string): Promise<void> {
    const { store, files } = this.#room;
    const file = await this.#own(sender, id);
    if (file.op !== null) throw new CareError('file-used');
    const before = this.#underWay.get(`${sender.site} ${id}`);
    before?.takeOver.abort(new CareError('not-found', 'This upload was given up.'));
    await before?.done;
    // The row stays for a while: it counts for the quotas.
    const now = await this.#own(sender, id);
    if (!(await store.files.settle(now, now.state, { state: 'cancelled' })))
      throw new CareError('file-used');
    await files.delete({ site: now.site, name: now.object });
  }

  /** Breaks off what is under way, which may go on later, and takes no more. Resolves when nothing is left of it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { takeOver } of this.#underWay.values()) takeOver.abort(aboutToStop());
    await Promise.all([...this.#underWay.values()].map(({ done }) => done));
  }

  async #add(sender: Sender, id: string, { offset, body, signal }: Piece): Promise<Standing> {
    const { files, store } = this.#room;
    const file = await this.#own(sender, id);
    if (isWhole(file)) return { offset: file.declaredBytes, file: fileInfoOf(file) };
    const key = { site: file.site, name: file.object };
    try {
      const held = await files.put(key, body, { offset, size: file.declaredBytes, signal });
      if (held < file.declaredBytes) return { offset: held };
    } catch (error) {
      if (error instanceof CareError && error.code === 'too-large')
        await store.files.settle(file, 'uploading', { state: 'refused' });
      throw error;
    }
    return this.#inspect(() => this.#complete(file));
  }

  async #complete(file: FileRow): Promise<Standing> {
    const { files, store, scanFile } = this.#room;
    const { site, id } = file;
    const sent = { site, name: file.object };
    try {
      const found = await inspectFile(this.#room, file);
      const state = scanFile ? 'pending' : 'ready';
      const isSettled = await store.files.settle(file, 'uploading', { ...found, state });
      // Whoever was faster has the file; ours is one too many.
      if (found.object !== file.object)
        await files.delete(isSettled ? sent : { site, name: found.object });
    } catch (error) {
      if (!(error instanceof CareError) || error.code !== 'file-refused') throw error;
      await store.files.settle(file, 'uploading', { state: 'refused' });
      await files.delete(sent);
      throw error;
    }
    const now = await store.files.get(site, id);
    if (!now || !isWhole(now)) throw new CareError('not-found');
    this.#scans.look(now);
    return { offset: now.declaredBytes, file: fileInfoOf(now) };
  }

  #allowed({ name, type, bytes }: UploadRequest): Pick<FileRow, 'name' | 'type'> {
    const { types, maxBytes } = this.#room.policy;
    const known = fileType(type, types);
    if (!known) throw new CareError('file-refused', `Files of type ${type} are not taken.`);
    if (bytes > maxBytes)
      throw new CareError('too-large', `A file is at most ${maxBytes} bytes long.`);
    const clean = fileNameOf(name, known);
    if (clean === null)
      throw new CareError('file-refused', `The name does not end as those of type ${known} do.`);
    return { name: clean, type: known };
  }

  /** The same id once more: the same upload, or a mistake. */
  async #again(sender: Sender, asked: UploadRequest, known: FileRow): Promise<Standing> {
    if (!isOf(known, sender)) throw new CareError('not-found');
    const { name, type } = this.#allowed(asked);
    if (known.name !== name || known.type !== type || known.declaredBytes !== asked.bytes)
      throw new CareError('conflict', 'This id was used for another file.');
    return this.standing(sender, known.id);
  }

  /** The same answer for "not there" and "not yours". */
  async #own(sender: Sender, id: string): Promise<FileRow> {
    const file = await this.#room.store.files.get(sender.site, id);
    if (!file || !isOf(file, sender) || file.state === 'cancelled')
      throw new CareError('not-found');
    if (file.state === 'refused') throw new CareError('file-refused');
    return file;
  }
}

const NOTHING_FOUND = {
  bytes: null,
  hash: null,
  width: null,
  height: null,
  state: 'uploading',
  conversation: null,
  op: null,
} as const;

function aboutToStop(): CareError {
  return new CareError('busy', 'The server is about to stop.', { retryAfterMs: 2_000 });
}

function isOf({ owner }: FileRow, { you }: Sender): boolean {
  return owner.role === you.role && owner.id === you.id;
}
