// What every ArticleShelf must do, as data: run for the tests' own under Node, for IndexedDB in the browser.
import type { ArticlesDelta, PublishedArticle } from '../../sdk/protocol/articles.ts';
import { applyDelta } from '../../widget/client/article-set.ts';
import type { ArticleSet, ArticleShelf } from '../../widget/history/article-shelf.ts';
import { article } from '../support/articles-double.ts';
import { same, uuid } from './history-rows.ts';

export interface ShelfCase {
  readonly title: string;
  /** @param open another tab of the same device */
  run(open: () => Promise<ArticleShelf>): Promise<void>;
}

export function delta(
  version: string,
  articles: readonly PublishedArticle[],
  more: Partial<ArticlesDelta> = {},
): ArticlesDelta {
  return {
    version,
    locale: { asked: 'en', served: 'en', because: 'exact' },
    locales: ['en'],
    search: 'device',
    full: false,
    articles: [...articles],
    removed: [],
    ...more,
  };
}

const [A, B, C] = ['Returns', 'Refunds', 'Shipping'].map((title) => article(title)) as [
  PublishedArticle,
  PublishedArticle,
  PublishedArticle,
];
const told = (set: ArticleSet | null) =>
  set && {
    version: set.head.version,
    titles: [...set.articles.values()].map((one) => one.title).sort(),
  };

async function apply(shelf: ArticleShelf, before: ArticleSet | null, next: ArticlesDelta) {
  const set = applyDelta(before, next);
  await shelf.write('en', set, next);
  return set;
}

export const articleShelfCases: readonly ShelfCase[] = [
  {
    title: 'a device that kept nothing has no set and no votes',
    async run(open) {
      const shelf = await open();
      same(await shelf.read('en'), null, 'set');
      same(await shelf.votes(), [], 'votes');
    },
  },
  {
    title: '[A2] what a delta adds, changes and takes away is what the next page reads',
    async run(open) {
      const shelf = await open();
      const first = await apply(shelf, null, delta('1', [A, B], { full: true }));
      const changed = { ...A, title: 'Returns, new' };
      await apply(shelf, first, delta('2', [changed, C], { removed: [B.id] }));
      same(
        told(await (await open()).read('en')),
        { version: '2', titles: ['Returns, new', 'Shipping'] },
        'set',
      );
    },
  },
  {
    title: '[A2] a full one takes the place of everything',
    async run(open) {
      const shelf = await open();
      const first = await apply(shelf, null, delta('1', [A, B], { full: true }));
      await apply(shelf, first, delta('9', [C], { full: true }));
      same(told(await (await open()).read('en')), { version: '9', titles: ['Shipping'] }, 'set');
    },
  },
  {
    title: 'each language has a set of its own',
    async run(open) {
      const shelf = await open();
      await apply(shelf, null, delta('1', [A], { full: true }));
      same(await shelf.read('de'), null, 'other');
    },
  },
  {
    title: 'more articles than are read at once come back, each of them',
    async run(open) {
      const shelf = await open();
      const many = Array.from({ length: 450 }, (_, i) => article(`Number ${i}`));
      await apply(shelf, null, delta('1', many, { full: true }));
      const set = await (await open()).read('en');
      same(set?.articles.size, 450, 'size');
    },
  },
  {
    title: '[A9] of an article’s votes the last is kept, and only its own answer ends it',
    async run(open) {
      const shelf = await open();
      const vote = { article: A.id, op: uuid(1), helpful: false };
      const later = { article: A.id, op: uuid(2), helpful: true, reason: 'after all' };
      await shelf.putVote(vote);
      await shelf.putVote(later);
      await shelf.dropVote(vote);
      same(await (await open()).votes(), [later], 'votes');
      await shelf.dropVote(later);
      same(await (await open()).votes(), [], 'none');
    },
  },
];
