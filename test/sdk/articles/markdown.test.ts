import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { compileMarkdown } from '../../../sdk/articles/compile-markdown.ts';
import { plainTextOfBlocks } from '../../../sdk/articles/plain-text.ts';
import { articleBlock } from '../../../sdk/protocol/article-blocks.ts';

/** 20,000 with ARTICLES_LONG=1. */
const RUNS = process.env['ARTICLES_LONG'] ? 20_000 : 1_000;
const MS_MAX = 2_000;

const problems = (text: string) =>
  compileMarkdown(text).problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`);

test('an article keeps its headings, steps, tables, code, emphasis, links and pictures', () => {
  const { content, problems: wrong } = compileMarkdown(
    [
      '# How to return',
      '',
      '1. Print the **label** from [your orders](/orders "Orders").',
      '2. Ask [us](mailto:care@shop.example) or see [sizes](article:sizes).',
      '   - nested',
      '',
      '| Country | Days |',
      '|:--|--:|',
      '| DE | *2* |',
      '| FR |',
      '',
      '![The label](/label.png "Where it is 640x480")',
      '',
      '```',
      '<b>as it is</b>',
      '```',
      '',
      '> Note',
      '',
      '# How to return',
    ].join('\n'),
  );
  assert.deepEqual(wrong, []);
  assert.deepEqual(
    content.map(({ kind }) => kind),
    ['heading', 'list', 'table', 'paragraph', 'code', 'quote', 'heading'],
  );
  assert.deepEqual(
    content.flatMap((block) => (block.kind === 'heading' ? [block.anchor] : [])),
    ['how-to-return', 'how-to-return-2'],
  );
  const picture = content[3];
  assert.deepEqual(picture?.kind === 'paragraph' && picture.content, [
    {
      kind: 'image',
      src: '/label.png',
      alt: 'The label',
      caption: 'Where it is',
      width: 640,
      height: 480,
    },
  ]);
  const table = content[2];
  assert.ok(table?.kind === 'table');
  assert.deepEqual(table.rows[1], [[{ kind: 'text', text: 'FR' }], []]);
  assert.match(plainTextOfBlocks(content), /Print the label from your orders\./);
});

test('what cannot be carried is named with its line, column and reason, all at once', () => {
  const found = problems(
    [
      'See <b>this</b> and [that](javascript:alert(1)).',
      '',
      '![no size](/a.png)',
      '',
      '<div>block</div>',
      '',
      'An [open link](https://shop.example/a b)',
      '',
      '| a | b |',
      '|---|---|',
      '| 1 | 2 | 3 |',
      '',
      '```',
      'never closed',
    ].join('\n'),
  );
  assert.deepEqual(
    found.map((one) => one.replace(/^(\d+:\d+) (.{12}).*$/, '$1 $2')),
    [
      '1:5 HTML is not ',
      '1:12 HTML is not ',
      '1:21 addresses wi',
      '3:1 a picture ne',
      '5:1 HTML is not ',
      '7:1 a link or pi',
      '11:1 this row has',
      '13:1 the code tha',
    ],
  );
  assert.deepEqual(problems(''), ['1:1 the article has no text']);
});

const HOSTILE = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://a',
  'file:///etc/passwd',
  'http://shop.example',
  '//evil.example',
  '/\\evil.example',
  'https:/\\evil.example',
  'https:evil.example',
  'java&#x09;script:alert(1)',
  'https://shop.example&#x00;.evil.example',
  'https://shop.example@evil.example',
  'https://user:pass@evil.example',
  'https://аррӏе.com',
  'https://pаypal.com',
  'https://shop.example/&#x202e;gpj.exe',
  'returns.html',
  'mailto:a@b.example?bcc=c@d.example',
  'tel:alert(1)',
  'article:../x',
  'article:UPPER',
  'about:blank',
  'intent://x',
];

test('a hostile address is refused, as a link and as a picture', () => {
  for (const address of HOSTILE) {
    assert.notEqual(problems(`[x](<${address}>)`).length, 0, address);
    assert.notEqual(problems(`[x][y]\n\n[y]: <${address}>`).length, 0, `reference ${address}`);
    assert.notEqual(problems(`![x](<${address}> "1x1")`).length, 0, `picture ${address}`);
  }
  for (const address of [
    'https://shop.example/a?b=c#d',
    'https://магазин.example/',
    'https://xn--mnchen-3ya.example/',
    '/returns',
    '#sizes',
    'tel:+49301234567',
    'mailto:care@shop.example?subject=Hi',
    'article:größe',
  ])
    assert.deepEqual(problems(`[x](${address})`), [], address);
});

test('lists and quotes that lie too deep, and texts made to be slow, are refused in time', () => {
  const many = 40_000;
  const slow = [
    '>'.repeat(many),
    '> '.repeat(many / 2),
    '- '.repeat(many / 2),
    '['.repeat(many),
    '![x]('.repeat(many / 5),
    '*a _b '.repeat(many / 6),
    '**'.repeat(many / 2),
    '`a'.repeat(many / 2),
    '<a '.repeat(many / 3),
    `${' '.repeat(many - 1)}x`,
    Array.from({ length: 280 }, (_, i) => `${' '.repeat(i)}- x`).join('\n'),
    `|a|\n|-|\n${'|x'.repeat(many / 3)}`,
    '[a]: x\n'.repeat(many / 7),
    '\\'.repeat(many),
    '&#x9;'.repeat(many / 5),
  ];
  for (const text of slow) {
    const from = performance.now();
    compileMarkdown(text);
    const ms = performance.now() - from;
    assert.ok(ms < MS_MAX, `${text.slice(0, 20)}… took ${Math.round(ms)} ms`);
  }
  const deep = Array.from({ length: 8 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n');
  assert.match(problems(deep).join(), /at most 6 deep/);
});

const piece = fc.oneof(
  fc.constantFrom(
    ...HOSTILE.flatMap((one) => [`[x](${one})`, `![x](${one} "2x2")`, `<${one}>`, `[x]: ${one}`]),
    ...['# ', '> ', '- ', '1. ', '\n', '\n\n', '    ', '```', '~~~', '|a|b|', '|-|-|', '**', '_'],
    ...['`', '![', '](', ')', '<script>', '<img src=x onerror=alert(1)>', '&lt;', '\u202e', '\0'],
    ...['[x](https://a.example)', '![x](/a.png "3x4")', '[x](article:a)', '---', '<!--', '-->'],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.lorem({ maxCount: 4 }),
);

test('no text gives an unsafe tree, and none throws', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { content } = compileMarkdown(pieces.join(''));
      for (const block of content) assert.ok(v.is(articleBlock, block), JSON.stringify(block));
      each(content, (key, value) => {
        if (key === 'href')
          assert.match(value, /^(https:\/\/[^/\\]|mailto:[^:]+$|tel:[\d+().-]+$|#|\/(?![/\\]))/);
        if (key === 'src') assert.match(value, /^(https:\/\/[^/\\]|\/(?![/\\]))/);
        if (key === 'href' || key === 'src') assert.doesNotMatch(value, /[\s\\\p{Cc}\p{Cf}]/u);
      });
    }),
    { numRuns: RUNS },
  );
});

function each(value: unknown, visit: (key: string, value: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string') visit(key, inner);
    each(inner, visit);
  }
}
