// The kinds of files there are for care: how each begins, and how names of it end. Whatever is in no list is not taken,
// SVG and HTML, archives and office documents among them.
import { PICTURE_TYPES, type PictureType } from '../../pictures/pictures.ts';

export const FILE_TYPES = [
  ...PICTURE_TYPES,
  'application/pdf',
  'text/plain',
  'video/mp4',
  'video/webm',
] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** How much of a file `beginsAs` needs to see. */
export const HEAD_BYTES = 64;

interface Kind {
  /** How names of it end; the first one is given to a name without. */
  readonly endings: readonly [string, ...string[]];
  beginsAs(head: Buffer): boolean;
}

const KINDS: Readonly<Record<FileType, Kind>> = {
  'image/jpeg': {
    endings: ['jpg', 'jpeg'],
    beginsAs: (head) => has(head, 0, '\xff\xd8\xff'),
  },
  'image/png': {
    endings: ['png'],
    beginsAs: (head) => has(head, 0, '\x89PNG\r\n\x1a\n'),
  },
  'image/webp': {
    endings: ['webp'],
    beginsAs: (head) => has(head, 0, 'RIFF') && has(head, 8, 'WEBP'),
  },
  'image/gif': {
    endings: ['gif'],
    beginsAs: (head) => has(head, 0, 'GIF87a') || has(head, 0, 'GIF89a'),
  },
  // Readers also take what begins with something else; that is how one file becomes two.
  'application/pdf': { endings: ['pdf'], beginsAs: (head) => has(head, 0, '%PDF-') },
  'text/plain': {
    endings: ['txt'],
    beginsAs: (head) => !OTHERS.some((type) => beginsAs(type, head)),
  },
  'video/mp4': {
    endings: ['mp4', 'm4v'],
    beginsAs: (head) => has(head, 4, 'ftyp') && MP4_BRANDS.some((brand) => has(head, 8, brand)),
  },
  'video/webm': {
    endings: ['webm'],
    beginsAs: (head) =>
      has(head, 0, '\x1a\x45\xdf\xa3') && head.toString('latin1').includes('\x42\x82\x84webm'),
  },
};
const MP4_BRANDS = ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV'];
const OTHERS = FILE_TYPES.filter((type) => type !== 'text/plain');

export function beginsAs(type: FileType, head: Buffer): boolean {
  return KINDS[type].beginsAs(head);
}

export function endingsOf(type: FileType): Kind['endings'] {
  return KINDS[type].endings;
}

export function isPicture(type: string): type is PictureType {
  return (PICTURE_TYPES as readonly string[]).includes(type);
}

/** The type as the list spells it, or null. */
export function fileType(declared: string, allowed: readonly FileType[]): FileType | null {
  const plain = declared.split(';')[0]!.trim().toLowerCase();
  return allowed.find((type) => type === plain) ?? null;
}

function has(head: Buffer, at: number, bytes: string): boolean {
  return head.toString('latin1', at, at + bytes.length) === bytes;
}
