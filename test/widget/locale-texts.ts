// The words of every language, as they are written in their files and as somebody reads them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Texts } from '../../widget/locales/en.ts';
import type { AnswersTexts } from '../../widget/locales/answers/en.ts';
import type { MoreTexts } from '../../widget/locales/more/en.ts';

/** The words that come with the panel and those that come later, as one. */
export type AllTexts = Omit<Texts, 'more' | 'answersWords'> & MoreTexts & AnswersTexts;
export type Key = keyof AllTexts;

export interface Plural {
  readonly key: Key;
  readonly language: string;
  readonly forms: Readonly<Record<string, string>>;
}

const FOLDER = new URL('../../widget/locales/', import.meta.url);

export const CODES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => /^[a-z]{2}\.ts$/.test(name))
  .map((name) => name.slice(0, 2))
  .sort();

export const LOCALES = new Map<string, AllTexts>();
for (const code of CODES) {
  const module: Record<string, Texts> = await import(new URL(`${code}.ts`, FOLDER).href);
  const { more, answersWords, ...texts } = module[code]!;
  LOCALES.set(code, { ...texts, ...(await more()), ...(await answersWords()) });
}

/** Enough of them for every form: the rules repeat themselves by the hundred, but for whole millions. */
export const WHOLE_NUMBERS: readonly number[] = [...Array(201).keys(), 1_000_000];

const plurals = new Map(CODES.map((code) => [code, readPlurals(code)]));
export const pluralsOf = (code: string): readonly Plural[] => plurals.get(code)!;
export const PLURAL_KEYS: ReadonlySet<Key> = new Set(pluralsOf('en').map(({ key }) => key));

export const keysOf = (texts: AllTexts): Key[] =>
  (Object.keys(texts) as Key[]).filter((key) => key !== 'language');

/** One text as somebody reads it. What is inserted are digits, unless told: no rule about letters minds them. */
export function worded(texts: AllTexts, key: Key, count: number, inserted = '07'): string {
  const text = texts[key];
  if (typeof text === 'string') return text;
  return PLURAL_KEYS.has(key)
    ? (text as (count: number) => string)(count)
    : (text as (inserted: string) => string)(inserted);
}

export interface Wording {
  readonly code: string;
  readonly key: Key;
  readonly count: number;
  readonly said: string;
}

/** Every wording of some languages in which something is wrong, with its name. */
export function faulty(codes: readonly string[], wrong: (wording: Wording) => boolean): string[] {
  const found = new Set<string>();
  for (const code of codes) {
    const texts = LOCALES.get(code)!;
    for (const key of keysOf(texts))
      for (const count of PLURAL_KEYS.has(key) ? WHOLE_NUMBERS : [0]) {
        const said = worded(texts, key, count);
        if (wrong({ code, key, count, said })) found.add(`${code}.${key}: ${said}`);
      }
  }
  return [...found];
}

export const except = (...left: readonly string[]): readonly string[] =>
  CODES.filter((code) => !left.includes(code));

export const none = (found: readonly string[]): void => assert.equal(found.join('\n'), '');

/** The plurals of a language's files, as they are written there. */
function readPlurals(code: string): Plural[] {
  const source = [`${code}.ts`, `more/${code}.ts`, `answers/${code}.ts`]
    .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
    .join('\n');
  const found: Plural[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isPropertyAssignment(node) || !ts.isCallExpression(node.initializer)) return;
    const [language, forms] = node.initializer.arguments;
    assert.ok(language && ts.isStringLiteral(language));
    assert.ok(forms && ts.isObjectLiteralExpression(forms));
    const texts = forms.properties.map((form): [string, string] => {
      assert.ok(ts.isPropertyAssignment(form) && ts.isStringLiteral(form.initializer));
      return [form.name.getText(), form.initializer.text];
    });
    const key = node.name.getText() as Key;
    found.push({ key, language: language.text, forms: Object.fromEntries(texts) });
  };
  visit(ts.createSourceFile(code, source, ts.ScriptTarget.Latest, true));
  return found;
}
