// What a file is once all of its bytes are there. Nothing that its sender said is believed.
import { createHash } from 'node:crypto';
import { newObjectName, type ObjectKey } from '../../files/files.ts';
import type { PictureType } from '../../pictures/pictures.ts';
import { CareError } from '../../protocol/care-error.ts';
import type { FileFindings, FileRow } from '../../stores/store.ts';
import { beginsAs, HEAD_BYTES, isPicture, type FileType } from './file-kinds.ts';
import type { FileRoom } from './file-room.ts';

/** What no text has: C0 without tab, line feed, form feed and carriage return. */
const NOT_IN_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

type Found = Required<Pick<FileFindings, 'object' | 'bytes' | 'hash' | 'width' | 'height'>>;

/** @throws CareError `file-refused` when it is not what it should be */
export async function inspectFile(room: FileRoom, file: FileRow): Promise<Found> {
  const type = file.type as FileType;
  if (isPicture(type)) return redrawn(room, file, type);
  const { site, object } = file;
  const hash = createHash('sha256');
  const text = type === 'text/plain' ? new TextDecoder('utf-8', { fatal: true }) : null;
  let bytes = 0;
  let head = Buffer.alloc(0);
  for await (const piece of await room.files.read({ site, name: object })) {
    if (head.length < HEAD_BYTES)
      head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
    if (text && !isText(text, piece)) throw refused(type);
    hash.update(piece);
    bytes += piece.byteLength;
  }
  if ((text && !isText(text)) || !beginsAs(type, head)) throw refused(type);
  return { object, bytes, hash: hash.digest('hex'), width: null, height: null };
}

/** The picture under a new name; what was sent stays until somebody deletes it. */
async function redrawn(room: FileRoom, file: FileRow, type: PictureType): Promise<Found> {
  const { files, pictures, policy, random, logger } = room;
  const { site, object } = file;
  if (!pictures) throw refused(type);
  const sent = await allOf(files, { site, name: object });
  if (!beginsAs(type, sent.subarray(0, HEAD_BYTES))) throw refused(type);
  const picture = await pictures.redraw(sent, type, policy.maxPixels).catch((error: unknown) => {
    logger.info('A picture could not be drawn anew.', {
      site,
      file: file.id,
      error: String(error),
    });
    throw refused(type);
  });
  const { bytes, width, height } = picture;
  const name = newObjectName(random);
  const whole = { offset: 0, size: bytes.byteLength, signal: new AbortController().signal };
  await files.put({ site, name }, one(bytes), whole);
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { object: name, bytes: bytes.byteLength, hash, width, height };
}

async function allOf(files: FileRoom['files'], key: ObjectKey): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of await files.read(key)) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** Without a piece: whether the text may end here. */
function isText(decoder: InstanceType<typeof TextDecoder>, piece?: Uint8Array): boolean {
  try {
    return !NOT_IN_TEXT.test(piece ? decoder.decode(piece, { stream: true }) : decoder.decode());
  } catch {
    return false; // not UTF-8
  }
}

function refused(type: FileType): CareError {
  return new CareError('file-refused', `What came is no ${type}, or is broken or too large.`);
}
