// What holds for the words of every language. Whether they are good words, only those who read them can say.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launcherWords } from '../../widget/locales/launcher-words.ts';
import {
  CODES,
  type AllTexts,
  except,
  faulty,
  keysOf,
  LOCALES,
  none,
  PLURAL_KEYS,
  pluralsOf,
  WHOLE_NUMBERS,
  worded,
  type Key,
  type Plural,
} from './locale-texts.ts';

const en = LOCALES.get('en')!;

/** Any button or label has room for this many. */
const ROOM_CHARS = 12;
const LONGER_MAX = 2.2;
/** A letter or two more than that, in a line with room for them. */
const LONGER_ALLOWED = ['ar.unread', 'pl.unread'];

/** English words that are the language's own as well. */
const SAME_AS_ENGLISH = [
  'de.team',
  'fr.messages',
  ...['de', 'es', 'fr', 'it', 'nl', 'pt'].map((code) => `${code}.chat`),
  ...['de', 'es', 'it', 'nl', 'pl', 'pt'].map((code) => `${code}.emoji`),
  ...['es', 'it'].map((code) => `${code}.no`),
];

/** One form does for every number. */
const SAME_FOR_ALL = [
  'de.charactersLeft',
  'de.charactersOver',
  ...['de', 'es', 'nl'].map((code) => `${code}.unread`),
];

/** Grammar says the number without a digit. */
const withoutDigits = (code: string, { key }: Plural, category: string) =>
  (key === 'tooManyFiles' && category === 'one') ||
  (code === 'ar' && ['zero', 'one', 'two'].includes(category));

test('each language has a file of texts and a line in the launcher, under the same code', () => {
  assert.deepEqual(Object.keys(launcherWords).sort(), CODES);
  for (const [code, texts] of LOCALES) {
    assert.equal(texts.language, code);
    for (const { key, language } of pluralsOf(code))
      assert.equal(language, code, `${code}.${key} counts by the rules of another language`);
  }
});

test('each language has all the texts, and no others', () => {
  const sorted = (texts: AllTexts) => keysOf(texts).toSorted();
  for (const [code, texts] of LOCALES) assert.deepEqual(sorted(texts), sorted(en), code);
});

test('a plural has each form that whole numbers have in its language, and no other than `other`', () => {
  const found: string[] = [];
  for (const code of CODES) {
    const rules = new Intl.PluralRules(code);
    const needed = [...new Set<string>(WHOLE_NUMBERS.map((count) => rules.select(count)))];
    assert.deepEqual(new Set(pluralsOf(code).map(({ key }) => key)), PLURAL_KEYS, code);
    for (const { key, forms } of pluralsOf(code)) {
      const wanted = SAME_FOR_ALL.includes(`${code}.${key}`) ? ['other'] : needed;
      for (const category of wanted)
        if (!(category in forms)) found.push(`${code}.${key}: ${category} is missing`);
      for (const category in forms)
        if (![...wanted, 'other'].includes(category))
          found.push(`${code}.${key}: ${category} is never used`);
    }
  }
  none(found);
});

test('each form says its number, except where grammar says it without a digit', () => {
  const found: string[] = [];
  for (const code of CODES)
    for (const plural of pluralsOf(code))
      for (const [category, form] of Object.entries(plural.forms)) {
        const expected = withoutDigits(code, plural, category) ? 0 : 1;
        if (form.split('#').length - 1 !== expected)
          found.push(`${code}.${plural.key}, ${category}: ${form}`);
      }
  none(found);
});

test('what is to be inserted is there once, as it was given', () => {
  const found: string[] = [];
  for (const [code, texts] of LOCALES)
    for (const key of keysOf(texts)) {
      if (typeof texts[key] === 'string' || PLURAL_KEYS.has(key)) continue;
      const said = worded(texts, key, 0, 'Zoë & Co.');
      if (said.split('Zoë & Co.').length !== 2) found.push(`${code}.${key}: ${said}`);
    }
  none(found);
});

test('no English is left over', () => {
  const same = faulty(
    except('en'),
    ({ code, key, count, said }) =>
      said === worded(en, key, count) && !SAME_AS_ENGLISH.includes(`${code}.${key}`),
  );
  none(same);
  for (const id of SAME_AS_ENGLISH) {
    const [code, key] = id.split('.') as [string, Key];
    assert.equal(LOCALES.get(code)![key], en[key], `${id} is allowed for nothing`);
  }
});

test('languages with letters of their own have no Latin ones', () => {
  none(faulty(['ar', 'ja', 'ko', 'zh'], ({ said }) => /\p{Script=Latin}/u.test(said)));
});

test('a text fits where the English one does', () => {
  const long = faulty(CODES, ({ code, key, count, said }) => {
    const room = Math.max(ROOM_CHARS, LONGER_MAX * worded(en, key, count).length);
    return said.length > room && !LONGER_ALLOWED.includes(`${code}.${key}`);
  });
  none(long);
});

test('the launcher’s two labels are short, and the first is what the panel is called', () => {
  for (const [code, words] of Object.entries(launcherWords)) {
    const [name, contact = '', ...more] = words.split('|');
    assert.equal(name, LOCALES.get(code)!.chat, code);
    assert.ok(contact === contact.trim() && contact.length <= ROOM_CHARS, code);
    assert.ok(contact !== '' && more.length === 0, code);
  }
});
