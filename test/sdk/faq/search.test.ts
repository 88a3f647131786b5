import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndex, synonymsFrom } from '../../../sdk/faq/index.ts';
import { ANSWERS, first, shopIndex } from './shop-answers.ts';

const QUESTIONS: readonly (readonly [rule: string, locale: string, query: string, id: string])[] = [
  ['a word of the title', 'en', 'size guide', 'sizes'],
  ['another form of a word', 'en', 'returned items', 'returns'],
  ['a word while it is typed', 'en', 'invo', 'invoices'],
  ['a word with a typo', 'en', 'wich vuocher', 'vouchers'],
  ['a synonym', 'en', 'discount coupon', 'vouchers'],
  ['a synonym with a typo', 'en', 'reciept', 'invoices'],
  ['a phrase', 'en', 'what is happening with my shoes, not arrived', 'tracking'],
  ['a part of a compound', 'de', 'etikett', 'returns'],
  ['a compound of a known part', 'de', 'größentabelle', 'sizes'],
  ['letters without their dots', 'de', 'groessen', 'sizes'],
  ['inflection', 'pl', 'zwrotów towarów', 'returns'],
  ['letters without accents', 'pl', 'metody platnosci', 'payment'],
  ['a script without spaces', 'ja', '返品したい', 'returns'],
  ['a word with the article', 'ar', 'المنتج', 'returns'],
  ['stop words alone', 'en', 'where is my', 'tracking'],
];

for (const [rule, locale, query, id] of QUESTIONS)
  test(`finds an answer by ${rule}`, async () => {
    assert.equal(first(await shopIndex(locale), query), id, query);
  });

test('keywords find an article that never says them', async () => {
  const articles = ANSWERS.en!.map((one) =>
    one.id === 'sizes' ? { ...one, keywords: ['brannock'] } : one,
  );
  assert.equal(first(await shopIndex('en', { articles }), 'brannock'), 'sizes');
});

test('the merchant adds synonyms to those of the language', async () => {
  const synonyms = synonymsFrom('lamp,glimmer-');
  assert.equal(first(await shopIndex('en'), 'glimmerlings'), undefined);
  assert.equal(first(await shopIndex('en', { synonyms }), 'glimmerlings'), 'warranty');
});

test('matches are ranges of title and body, synonyms and unfinished words too', async () => {
  const [hit] = (await shopIndex('en')).search('refund acc');
  assert.equal(hit!.id, 'refunds');
  const { title, body } = ANSWERS.en!.find(({ id }) => id === 'refunds')!;
  const cut = (text: string, ranges: readonly (readonly [number, number])[]) =>
    ranges.map(([start, end]) => text.slice(start, end));
  assert.deepEqual(cut(body, hit!.ranges.body), ['Refunds', 'account']);
  assert.deepEqual(cut(title, hit!.ranges.title), []);
});

test('confidence tells an answer from none', async () => {
  const index = await shopIndex('en');
  const answered = index.search('how do I return an item')[0]!.confidence;
  const strange = index.search('is the moon made of cheese')[0]?.confidence ?? 0;
  assert.ok(answered > 0.6, `${answered}`);
  assert.ok(strange < 0.2, `${strange}`);
});

test('an unknown language is searched without its rules', () => {
  const articles = [{ id: 'a', title: 'Pakaluwal', body: '' }];
  assert.equal(first(createIndex(articles, { locale: 'xx' }), 'pakaluwal'), 'a');
});

test('of two articles with one id the later one counts, and none at all are no answers', () => {
  const twice = createIndex(
    [
      { id: 'a', title: 'Old', body: '' },
      { id: 'a', title: 'New', body: '' },
    ],
    { locale: 'en' },
  );
  assert.equal(twice.size, 1);
  assert.equal(first(twice, 'new'), 'a');
  assert.deepEqual(createIndex([], { locale: 'en' }).search('new'), []);
});
