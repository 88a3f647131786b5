import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FaqArticle, FaqContext } from '../../../sdk/faq/index.ts';
import { createIndex } from '../../../sdk/faq/index.ts';
import { shopIndex } from './shop-answers.ts';

const TWINS: readonly FaqArticle[] = ['a', 'b'].map((id) => ({ id, title: 'Lamp', body: 'Care' }));
const DAY = 24 * 3600 * 1000;
const JULY = Date.UTC(2026, 6, 10);

const ids = (articles: readonly FaqArticle[], query: string, context: FaqContext = {}) =>
  createIndex(articles, { locale: 'en' })
    .search(query, { context })
    .map(({ id }) => id);

const FITTING: readonly [fact: string, article: Partial<FaqArticle>, context: FaqContext][] = [
  ['page', { pages: ['/checkout/*'] }, { page: '/checkout/pay' }],
  ['product', { products: ['lamp-1'] }, { product: 'lamp-1' }],
  ['topics', { topics: ['lamps'] }, { topics: ['home', 'lamps'] }],
  ['order', { orderStates: ['shipped'] }, { orderState: 'shipped' }],
  ['season', { months: [7] }, { now: JULY }],
  ['fresh', { updatedAt: JULY - DAY }, { now: JULY }],
  ['votes', { votes: { helpful: 40, unhelpful: 1 } }, {}],
];

for (const [fact, extra, context] of FITTING)
  test(`of two that say the same, the one that fits is first: ${fact}`, () => {
    const [a, b] = TWINS;
    const articles = [a!, { ...b!, ...extra }];
    assert.deepEqual(ids(articles, 'lamp', context), ['b', 'a']);
    assert.deepEqual(ids(articles, '', context), ['b', 'a'], 'before the first letter too');
    const index = createIndex(articles, { locale: 'en' });
    const [hit] = index.search('lamp', { context, explain: true });
    assert.deepEqual(
      hit!.explain!.moved.map((one) => one.fact),
      [fact],
    );
  });

test('equal articles stand in the order of their ids', () => {
  assert.deepEqual(ids([...TWINS].reverse(), 'lamp'), ['a', 'b']);
});

test('few votes are worth little, and a context finds nothing that no word found', () => {
  const few = { helpful: 1, unhelpful: 0 };
  const many = { helpful: 30, unhelpful: 2 };
  const [a, b] = TWINS;
  assert.deepEqual(
    ids(
      [
        { ...a!, votes: few },
        { ...b!, votes: many },
      ],
      'lamp',
    ),
    ['b', 'a'],
  );
  assert.deepEqual(ids([{ ...a!, pages: ['/'] }], 'zebra', { page: '/' }), []);
});

test('an article for another site is not found', () => {
  const [a, b] = TWINS;
  const articles = [{ ...a!, sites: ['north'] }, b!];
  assert.deepEqual(ids(articles, 'lamp', { site: 'south' }), ['b']);
  assert.deepEqual(ids(articles, 'lamp', { site: 'north' }), ['a', 'b']);
});

test('the parts of an explanation make the score', async () => {
  const index = await shopIndex('en', {
    learned: [{ id: 'refunds', phrase: 'cash back please' }],
  });
  const [hit] = index.search('cash back for my order', { explain: true });
  const { words, similar, learned, context, found } = hit!.explain!;
  assert.ok(Math.abs((words + similar + learned) * context - hit!.score) < 1e-12);
  assert.ok(learned > 0);
  assert.ok(found.some(({ word }) => word === 'cash'));
  assert.equal(index.search('cash')[0]!.explain, undefined);
});
