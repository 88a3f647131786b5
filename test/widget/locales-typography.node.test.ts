// How the words of every language are set: its own quotation marks, blanks, stops and directions.
import { test } from 'node:test';
import { CODES, except, faulty, LOCALES, none, worded } from './locale-texts.ts';

/** What stands around a title, and the apostrophe where words have one. */
const QUOTES: Readonly<Record<string, readonly [string, string, string?]>> = {
  ar: ['«', '»'],
  de: ['„', '“'],
  en: ['“', '”'],
  es: ['«', '»'],
  fr: ['«\u202f', '\u202f»', '’'],
  it: ['«', '»', '’'],
  ja: ['「', '」'],
  ko: ['“', '”'],
  nl: ['‘', '’'],
  pl: ['„', '”'],
  pt: ['“', '”'],
  zh: ['“', '”'],
};

const ANY_QUOTE = /["'´`‘’‚‛“”„‟«»‹›「」『』＂＇]/;

test('no text is empty, and none has blanks at its ends, two in a row or other than in a line', () => {
  none(faulty(CODES, ({ said }) => !said || said !== said.trim() || /\s\s|[\n\r\t]/.test(said)));
});

test('a quotation mark or apostrophe is one of the language, and no straight one', () => {
  const foreign = faulty(CODES, ({ code, said }) =>
    [...said].some((mark) => ANY_QUOTE.test(mark) && !QUOTES[code]!.join('').includes(mark)),
  );
  none(foreign);
});

test('a text ends as a sentence, question or label where the English one does', () => {
  const ending = (said: string) =>
    /[.。]$/.test(said) ? 'sentence' : /[?？؟]$/.test(said) ? 'question' : 'label';
  const other = faulty(
    CODES,
    // A greeting may ask or invite.
    ({ key, count, said }) =>
      key !== 'welcome' && ending(said) !== ending(worded(LOCALES.get('en')!, key, count)),
  );
  none(other);
});

test('dashes and ellipses are characters of their own', () => {
  none(faulty(CODES, ({ said }) => /\.\.|--|\s-\s/.test(said)));
});

test('French has a no-break space before : and a narrow one before ; ! ? and within « »', () => {
  none(faulty(['fr'], ({ said }) => /(?<!\u00a0):|(?<!\u202f)[;!?»]|«(?!\u202f)/.test(said)));
});

test('nobody but the French has a blank before a mark', () => {
  none(faulty(except('fr'), ({ said }) => /\s[,.:;!?»”，。：；！？،؛؟]/.test(said)));
});

test('Chinese and Japanese marks are full-width, with no blank around them', () => {
  const narrow = /[,.:;!?()](?!\d)/;
  none(faulty(['ja', 'zh'], ({ said }) => narrow.test(said) || /[，。：！？]\s/.test(said)));
});

test('Arabic has its own comma, semicolon and question mark', () => {
  none(faulty(['ar'], ({ said }) => /[,;?](?!\d)/.test(said)));
});

test('Spanish opens what it asks and exclaims', () => {
  const times = (said: string, mark: string) => said.split(mark).length;
  const unopened = faulty(['es'], ({ said }) =>
    ['¿?', '¡!'].some(([open, close]) => times(said, open!) !== times(said, close!)),
  );
  none(unopened);
});

test('in Arabic, words of the other direction leave the marks around them where they belong', () => {
  const ar = LOCALES.get('ar')!;
  const file = 'IMG (1).jpg';
  const inserting = [ar.typing, ar.removeFile, ar.openImage, ar.fileTooLarge].map((text) =>
    text(file),
  );
  none(inserting.filter((said) => !said.includes(`\u2068${file}\u2069`)));
});
