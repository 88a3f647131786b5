// Text into words as people write them, with their places in the text, so that a match can be shown there.

/** A word of a text as it is written, and where it stands. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}ー';
/** A run of a script that is written without spaces, or a word; `e-mail` and `T-shirt` are one. */
const RUN = new RegExp(
  `([${UNSPACED}]+)|(?:\\p{L}-)?(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`,
  'gu',
);
const LETTERS: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ة: 'ه',
  ى: 'ي',
  ـ: '',
};
const ARTICLE = /^[وبكف]?ال(?=..)|^لل(?=..)/;

/** Without case and marks, in one spelling: `Größe`, `Groesse` and `grosse` are the same in German. */
export function fold(text: string, locale: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+|-/gu, '')
    .replace(/[ßłøđıæœةىـ]/g, (letter) => LETTERS[letter]!);
  if (locale === 'de') return plain.replace(/([aou])e/g, '$1');
  return locale === 'ar' ? plain.replace(ARTICLE, '') : plain;
}

/** The words of a text in order, as they are written. Scripts without spaces give each pair of neighbours. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const start = match.index;
    if (match[1] === undefined) {
      words.push({ start, end: start + run.length, text: run });
      continue;
    }
    const signs = [...run];
    let at = start;
    for (let index = 0; index < Math.max(1, signs.length - 1); index++) {
      const pair = signs[index]! + (signs[index + 1] ?? '');
      words.push({ start: at, end: at + pair.length, text: pair });
      at += signs[index]!.length;
    }
  }
  return words;
}
