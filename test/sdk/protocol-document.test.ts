import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CLOSE_CODES, closePolicy } from '../../sdk/protocol/close-codes.ts';
import { ERROR_CODES } from '../../sdk/protocol/care-error.ts';
import * as limits from '../../sdk/protocol/limits.ts';

const DOCUMENT = readFileSync('sdk/protocol/PROTOCOL.md', 'utf8');

/** The rows of the table in a section, cells without their code marks. */
function table(section: string): string[][] {
  const [, body = ''] = DOCUMENT.split(`\n## ${section}\n`);
  const rows = body.split('\n## ')[0]!.match(/^\|.*\|$/gm) ?? [];
  const cells = rows.map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
  return cells.slice(2);
}

const unique = (names: readonly string[]) => [...new Set(names)].sort();

test('PROTOCOL.md lists every error code, with whether it may be tried again, and no other', () => {
  const inCode = Object.entries(ERROR_CODES).map(
    ([code, { retryable }]) => `${code} ${retryable ? 'yes' : 'no'}`,
  );
  assert.deepEqual(
    table('Errors')
      .map(([code, again]) => `${code} ${again}`)
      .sort(),
    inCode.sort(),
  );
});

test('PROTOCOL.md lists every close code with its name, and no other', () => {
  const inCode = Object.entries(CLOSE_CODES).map(([name, code]) => `${code} ${name}`);
  assert.deepEqual(
    table('Closing')
      .map(([code, name]) => `${code} ${name}`)
      .sort(),
    inCode.sort(),
  );
});

test('what PROTOCOL.md says a client does after a close code is what it does', () => {
  const words = {
    resume: /^resumes/,
    renew: /^gets a new credential/,
    'slow-down': /^reconnects after a long wait/,
    stop: /^stops, and shows/,
    reload: /^stops, and suggests to reload/,
    wipe: /^wipes/,
  };
  for (const [code, name, does] of table('Closing'))
    assert.match(does!, words[closePolicy(Number(code))], name);
});

test('PROTOCOL.md names every constant of limits.ts', () => {
  const missing = Object.keys(limits).filter((name) => !DOCUMENT.includes(`\`${name}\``));
  assert.deepEqual(missing, []);
});

test('every constant that PROTOCOL.md names exists', () => {
  const named = unique(DOCUMENT.match(/(?<=`)[A-Z][A-Z0-9]*(_[A-Z0-9]+)+(?=`)/g) ?? []);
  const known = [...Object.keys(limits), ...Object.keys(CLOSE_CODES)];
  assert.deepEqual(
    named.filter((name) => !known.includes(name)),
    [],
  );
});

test('PROTOCOL.md repeats no value of a constant', () => {
  const values: unknown[] = Object.values(limits).filter(
    (value) => typeof value === 'number' && value > 1_000,
  );
  const written =
    DOCUMENT.match(/\d[\d,_ ]*\d/g)?.map((digits) => Number(digits.replace(/[,_ ]/g, ''))) ?? [];
  const codes: number[] = Object.values(CLOSE_CODES);
  assert.deepEqual(
    written.filter((number) => values.includes(number) && !codes.includes(number)),
    [],
  );
});

test('PROTOCOL.md numbers each rule once', () => {
  const ids: string[] = DOCUMENT.match(/(?<=^- \*\*\[)[A-Z]\d+(?=\]\*\*)/gm) ?? [];
  assert.ok(ids.length > 30);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
});
