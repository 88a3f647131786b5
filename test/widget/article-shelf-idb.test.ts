import { expect } from '@open-wc/testing';
import { systemClock } from '../../sdk/runtime.ts';
import type { ArticleShelf } from '../../widget/history/article-shelf.ts';
import { openIdbArticleShelf } from '../../widget/history/idb-article-shelf.ts';
import { IdbConnection } from '../../widget/history/idb-connection.ts';
import { openIdbHistory } from '../../widget/history/idb-history.ts';
import { articlesOf, databaseName, isKept } from '../../widget/history/is-kept.ts';
import { articleShelfCases } from './article-shelf-suite.ts';
import { row, uuid } from './history-rows.ts';

let sites = 0;
const newSite = () => `article-shelf-test-${++sites}`;
const opened: ArticleShelf[] = [];

async function open(site: string): Promise<ArticleShelf> {
  const shelf = await openIdbArticleShelf(site);
  opened.push(shelf);
  return shelf;
}

const isThere = (site: string) => isKept(articlesOf(site));

afterEach(async () => {
  for (const shelf of opened.splice(0)) await shelf.close();
  for (let n = 1; n <= sites; n++) {
    const name = databaseName(articlesOf(`article-shelf-test-${n}`));
    await new IdbConnection(name, indexedDB, systemClock).destroy();
  }
});

describe('articles on the device', () => {
  for (const { title, run } of articleShelfCases)
    it(title, () => {
      const site = newSite();
      return run(() => open(site));
    }).timeout(30_000);

  it('looking for them creates nothing', async () => {
    const site = newSite();
    const shelf = await open(site);
    await shelf.read('en');
    await shelf.votes();
    await shelf.dropVote({ article: 'a', op: uuid(1), helpful: true });
    expect(await isThere(site)).to.equal(false);
  });

  it('whoever has the history of a site forgotten has votes and articles forgotten', async () => {
    const site = newSite();
    await (await open(site)).putVote({ article: 'a', op: uuid(1), helpful: true });
    const history = await openIdbHistory(site);
    await history.post([row(1)]);
    expect(await isThere(site)).to.equal(true);
    await history.wipe();
    await history.close();
    expect(await isThere(site)).to.equal(false);
  });
});
