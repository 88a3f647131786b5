import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LearnedPhrase } from '../../../sdk/faq/index.ts';
import { ANSWERS, first, shopIndex } from './shop-answers.ts';

const OWN_WORDS: readonly LearnedPhrase[] = [
  { id: 'warranty', phrase: 'the bulb thing went dark' },
  { id: 'warranty', phrase: 'bulb went dark after a month' },
  { id: 'warranty', phrase: 'it went dark' },
];

test('a question that an article resolved finds it again, and makes sure of it', async () => {
  const before = (await shopIndex('en')).search('my bulb went dark');
  const after = (await shopIndex('en', { learned: OWN_WORDS })).search('my bulb went dark');
  assert.notEqual(before[0]?.id, 'warranty');
  assert.equal(after[0]!.id, 'warranty');
  assert.ok(after[0]!.confidence > 0.5, `${after[0]!.confidence}`);
});

test('articles without learned questions lose nothing to one that has them', async () => {
  const index = await shopIndex('en', { learned: OWN_WORDS });
  for (const { id, title } of ANSWERS.en!) assert.equal(first(index, title), id);
});

test('a wrong label among right ones is outvoted', async () => {
  const learned = [...OWN_WORDS, { id: 'sizes', phrase: 'the bulb is dark' }];
  for (const query of ['bulb went dark', 'why has the bulb gone dark', 'it went dark'])
    assert.equal(first(await shopIndex('en', { learned }), query), 'warranty', query);
});

test('stuffing an article with questions does not make it the answer to them', async () => {
  const learned: LearnedPhrase[] = Array.from({ length: 500 }, (_, number) => ({
    id: 'vouchers',
    phrase: `where is my order ${number}`,
    weight: 1000,
  }));
  const index = await shopIndex('en', { learned });
  for (const query of ['size guide', 'returning an item', 'warranty for my order'])
    assert.notEqual(first(index, query), 'vouchers', query);
});

test('weights that are no weights and articles that are gone are left out', async () => {
  const learned = [0, -1, NaN].map((weight) => ({ id: 'sizes', phrase: 'zebra crossing', weight }));
  const index = await shopIndex('en', { learned: [...learned, { id: 'gone', phrase: 'zebra' }] });
  assert.deepEqual(
    index.search('zebra crossing'),
    (await shopIndex('en')).search('zebra crossing'),
  );
});
