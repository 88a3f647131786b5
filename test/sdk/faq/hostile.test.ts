import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createIndex, createIndexInSlices, loadLanguage } from '../../../sdk/faq/index.ts';
import { ln } from '../../../sdk/faq/ln.ts';
import { ANSWERS, shopIndex } from './shop-answers.ts';

/** `CARE_FAQ_STRINGS=200000 node --test test/sdk/faq/hostile.test.ts` takes some minutes. */
const STRINGS = Number(process.env.CARE_FAQ_STRINGS ?? 2000);
const LONGEST = 8000;
const SLOW_MS = 50;
const RESULTS = { limit: 10, explain: true };

const SCRIPTS = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x52f],
  [0x590, 0x6ff],
  [0x900, 0xd7f],
  [0xe00, 0x109f],
  [0x1780, 0x17ff],
  [0x300, 0x36f],
  [0x2000, 0x2bff],
  [0x3040, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0xfb00, 0xffff],
  [0x1f000, 0x1faff],
  [0x20000, 0x2a6df],
] as const;

const sign = fc.oneof(
  ...SCRIPTS.map(([from, to]) =>
    fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code)),
  ),
);
const oneScript = fc
  .constantFrom(...SCRIPTS)
  .chain(([from, to]) =>
    fc
      .array(fc.integer({ min: from, max: to }), { maxLength: 60 })
      .map((codes) => codes.map((code) => String.fromCodePoint(code)).join('')),
  );
const words = fc
  .array(fc.constantFrom('return', 'my', 'ordre', 'лампа', '返品', 'naïve', "l'", 'e-', '-', '٣'))
  .map((all) => all.join(' '));
const query = fc
  .tuple(
    fc.oneof(
      words,
      oneScript,
      fc.array(sign).map((all) => all.join('')),
    ),
    fc.nat(LONGEST),
  )
  .map(([text, length]) => (length % 3 === 0 ? text.repeat(length).slice(0, length) : text));

const ALL = Object.entries(ANSWERS).flatMap(([locale, articles]) =>
  articles.map((one) => ({ ...one, id: `${locale}-${one.id}` })),
);

test(`no question of ${STRINGS} throws or takes long, whatever its script and length`, async (t) => {
  const indexes = await Promise.all(
    ['en', 'de', 'ar', 'xx'].map((locale) => shopIndex(locale, { articles: ALL })),
  );
  let turn = 0;
  let slowest = 0;
  fc.assert(
    fc.property(query, (text) => {
      const index = indexes[turn++ % indexes.length]!;
      const took = time(() => index.search(text, RESULTS));
      // The machine may have stopped for a moment: what is slow is slow each time.
      const slow =
        took > SLOW_MS ? Math.min(...[1, 2, 3].map(() => time(() => index.search(text)))) : took;
      slowest = Math.max(slowest, slow);
      assert.ok(slow < SLOW_MS, `${slow} ms`);
      for (const { score, confidence } of index.search(text, RESULTS)) {
        assert.ok(score > 0 && score < Infinity);
        assert.ok(confidence >= 0 && confidence <= 1);
      }
    }),
    { numRuns: STRINGS },
  );
  t.diagnostic(`slowest: ${slowest.toFixed(1)} ms`);
});

test('the same question gives the same results, whatever the order of the articles and what was asked before', async () => {
  const index = await shopIndex('en', { articles: ALL });
  const other = await shopIndex('en', { articles: [...ALL].reverse() });
  fc.assert(
    fc.property(query, (text) => {
      other.search(`${text} lamp`);
      assert.deepEqual(index.search(text, RESULTS), other.search(text, RESULTS));
    }),
    { numRuns: 200 },
  );
});

test('built in slices, an index is the same', async () => {
  const language = await loadLanguage('de');
  let pauses = 0;
  const pause = () => Promise.resolve(void pauses++);
  const sliced = await createIndexInSlices(ALL, { locale: 'de', language, pause });
  const whole = createIndex(ALL, { locale: 'de', language });
  assert.ok(pauses > 3);
  for (const { title } of ALL) assert.deepEqual(sliced.search(title), whole.search(title));
});

test('the logarithm is one, to the last digits that matter', () => {
  for (const value of [1e-9, 0.1, 0.5, 1, 1.0001, 1.5, 2, 10, 12345.678])
    assert.ok(
      Math.abs(ln(value) - Math.log(value)) < 1e-12 * Math.max(1, Math.abs(Math.log(value))),
    );
});

function time(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}
