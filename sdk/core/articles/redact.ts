// What somebody searched for may hold what nobody else should read. It is cut out before anything is kept.
import { SEARCH_MAX_CHARS } from '../../protocol/limits.ts';
import { cleanLine } from '../clean-text.ts';

const ADDRESS = /\b(https?:\/\/|www\.)\S+/giu;
const MAIL = /[^\s@<>()[\]]+@[^\s@<>()[\]]+/gu;
/** Cards, phones, bank accounts: digits with whatever stands between them. */
const LONG_NUMBER = /\+?\p{Nd}(?:[\s./()-]*\p{Nd}){5,}/gu;
/** Orders, parcels, postcodes, IBANs: a word with four digits, or with letters and two digits. */
const CODE =
  /(?<![\p{L}\p{Nd}])#?(?=[\p{L}\p{Nd}-]*\p{Nd}[\p{L}\p{Nd}-]*\p{Nd})(?=(?:[^\s]*\p{Nd}){4}|[\p{L}\p{Nd}-]*\p{L}[\p{L}\p{Nd}-]{4,})[\p{L}\p{Nd}-]+/gu;

/** One line of at most `SEARCH_MAX_CHARS`, with `…` for what was cut out. */
export function redact(text: string): string {
  return cleanLine(text)
    .slice(0, 4 * SEARCH_MAX_CHARS)
    .replace(ADDRESS, '…')
    .replace(MAIL, '…')
    .replace(CODE, (found) => (/\p{L}/u.test(found) ? '…' : found))
    .replace(LONG_NUMBER, '…')
    .replace(CODE, '…')
    .replace(/…(\s*…)+/g, '…')
    .slice(0, SEARCH_MAX_CHARS)
    .trim();
}
