// Articles on a device: got whole once, then by what changed, searched there, voted on once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { REFRESH_EVERY_MS } from '../../widget/client/open-articles.ts';
import type { CareClientOptions } from '../../widget/client/care-client.ts';
import { ClientBench } from '../support/client-bench.ts';
import { article } from '../support/articles-double.ts';
import { ArticlesOnDevice } from '../support/memory-article-shelf.ts';
import { ScriptedArticles } from '../support/scripted-articles.ts';

const RETURNS = article('How do returns work?', { pages: ['/returns'] });
const REFUND = article('When is my refund there?');

function stage(articles = [RETURNS, REFUND]) {
  const bench = new ClientBench();
  const server = new ScriptedArticles(articles);
  const device = new ArticlesOnDevice();
  const life = new AbortController();
  const tab = (changes: Partial<CareClientOptions> = {}) =>
    bench.tab({ fetch: server.fetch, openArticleShelf: async () => device.open(), ...changes });
  return { bench, server, device, life, tab, signal: life.signal };
}

const titles = (articles: Iterable<{ title: string }>) => [...articles].map(({ title }) => title);

describe('articles of a client', () => {
  it('[A1] asks for nothing before it is told to, then not again within a minute', async () => {
    const { bench, server, tab } = stage();
    const articles = await tab().articles();
    assert.deepEqual(server.asked, []);
    await articles.refresh();
    await articles.refresh();
    assert.deepEqual(server.asked, ['GET /v1/articles']);
    await bench.clock.advance(REFRESH_EVERY_MS);
    await articles.refresh();
    assert.deepEqual(server.asked.slice(1), ['GET /v1/articles 1']);
  });

  it('[P7] keeps nothing on the device before somebody uses them, then what changed as well', async () => {
    const { bench, server, device, tab, signal } = stage();
    const articles = await tab().articles();
    await articles.refresh();
    assert.equal(device.sets.size, 0);
    articles.use(signal);
    await bench.until(() => device.sets.size === 1);
    server.articles = [{ ...RETURNS, title: 'Changed' }];
    server.version = 2;
    await bench.until(() => device.sets.get('en')?.head.version === '2');
    assert.ok(titles(device.sets.get('en')!.articles.values()).includes('Changed'));
  });

  it('the next page has them without a connection', async () => {
    const { bench, server, device, tab, signal } = stage();
    const before = await tab().articles();
    before.use(signal);
    await bench.until(() => device.sets.size === 1);
    server.isOffline = true;
    const articles = await tab().articles();
    await articles.refresh();
    assert.equal(articles.state.at, 'ready');
    assert.deepEqual(titles(articles.fitting(5)).sort(), [RETURNS.title, REFUND.title].sort());
    const found = await articles.search('refund', 5, signal);
    assert.equal(found.results[0]?.article.id, REFUND.id);
  });

  it('without a connection and with nothing held it says so, and is there with the next try', async () => {
    const { bench, server, tab } = stage();
    server.isOffline = true;
    const articles = await tab().articles();
    await articles.refresh();
    assert.equal(articles.state.at, 'failed');
    server.isOffline = false;
    await articles.refresh();
    assert.equal(articles.state.at, 'ready');
    await bench.clock.advance(0);
  });

  it('an answer that is none of a care server with articles leaves what is held', async () => {
    const { bench, server, tab } = stage();
    const answers = [async () => new Response('<html>'), async () => Response.json({ version: 7 })];
    let broken: (() => Promise<Response>) | undefined;
    const fetch = (url: string, init?: RequestInit) =>
      (broken ?? (() => server.fetch(url, init)))();
    const articles = await tab({ fetch }).articles();
    await articles.refresh();
    for (broken of answers) {
      await bench.clock.advance(REFRESH_EVERY_MS);
      await articles.refresh();
      assert.equal(articles.state.articles.size, 2);
    }
  });

  it('a site without articles says so', async () => {
    const { tab } = stage([]);
    const articles = await tab().articles();
    await articles.refresh();
    assert.equal(articles.state.at, 'none');
  });

  it('[A4] after word on the socket it asks again within the time that was said', async () => {
    const { bench, server, tab } = stage();
    const client = tab();
    const articles = await client.articles();
    await articles.refresh();
    await client.start();
    await bench.until(() => client.snapshot.link.at === 'ready');
    server.articles = [{ ...RETURNS, title: 'Changed' }, REFUND];
    server.version = 2;
    bench.server.push({ type: 'articles', withinMs: 5_000 });
    await bench.until(() => titles(articles.state.articles.values()).includes('Changed'), 5_100);
    await client.close();
  });

  it('[A4] what was said while there was no connection is asked for once there is one, while somebody reads', async () => {
    const { bench, server, tab, signal } = stage();
    const client = tab();
    const articles = await client.articles();
    articles.use(signal);
    await articles.refresh();
    server.articles = [{ ...RETURNS, title: 'Changed' }, REFUND];
    server.version = 2;
    await client.start();
    await bench.until(() => titles(articles.state.articles.values()).includes('Changed'), 20_000);
    await client.close();
  });

  it('what fits the page comes first', async () => {
    const page = () => ({ url: 'https://shop.example/returns/new', title: '' });
    const { tab } = stage([REFUND, RETURNS]);
    const articles = await tab({ as: { role: 'contact', page } }).articles();
    await articles.refresh();
    assert.equal(articles.fitting(1)[0]?.id, RETURNS.id);
  });

  it('[A8] a shop with more than fits asks its server, once one stops to write', async () => {
    const { bench, server, tab } = stage();
    server.search = 'server';
    const articles = await tab().articles();
    await articles.refresh();
    assert.equal(articles.state.at, 'ready');
    const typing = new AbortController();
    const first = articles.search('ret', 5, typing.signal);
    typing.abort();
    await assert.rejects(first);
    const second = articles.search('returns', 5, new AbortController().signal);
    await bench.clock.advance(1_000);
    assert.deepEqual(titles((await second).results.map((one) => one.article)), [RETURNS.title]);
    assert.equal(server.asked.filter((one) => one.includes('search')).length, 1);
    assert.equal((await articles.read(RETURNS.id))?.title, RETURNS.title);
    server.isOffline = true;
    const third = articles.search('refund', 5, new AbortController().signal);
    await bench.clock.advance(1_000);
    assert.equal((await third).isReachable, false);
  });
});

describe('[A9] a vote', () => {
  it('without a connection waits on the device, and the next page sends it once', async () => {
    const { bench, server, device, tab } = stage();
    server.isOffline = true;
    bench.server.network.reachable = false;
    const before = tab();
    const articles = await before.articles();
    await articles.vote(RETURNS.id, true);
    assert.equal(articles.state.voted.get(RETURNS.id), true);
    assert.equal(device.votes.size, 1);
    await before.close();
    server.isOffline = false;
    bench.server.network.reachable = true;
    const after = tab();
    const again = await after.articles();
    await again.refresh();
    assert.equal(again.state.voted.get(RETURNS.id), true);
    await bench.until(() => device.votes.size === 0);
    assert.deepEqual(
      server.votes.map(({ article, helpful }) => [article, helpful]),
      [[RETURNS.id, true]],
    );
    assert.match(server.votes[0]!.token, /^Bearer .+/);
    await after.close();
  });

  it('whose answer is lost is sent again under the same op', async () => {
    const { bench, server, device, tab } = stage();
    const client = tab();
    server.loseAnswers = true;
    await (await client.articles()).vote(RETURNS.id, false, 'no address');
    await bench.until(() => server.votes.length === 1);
    server.loseAnswers = false;
    await bench.until(() => device.votes.size === 0);
    assert.equal(server.votes.length, 2);
    assert.equal(server.counted, 1);
    assert.equal(server.votes[1]!.reason, 'no address');
    await client.close();
  });

  it('takes the place of the one before; what no other try changes is forgotten', async () => {
    const { bench, server, device, tab } = stage();
    const client = tab();
    const articles = await client.articles();
    server.refuseVotes = 'rate-limited';
    await articles.vote(RETURNS.id, false);
    await articles.vote(RETURNS.id, true);
    server.refuseVotes = null;
    await bench.until(() => device.votes.size === 0);
    assert.deepEqual(
      server.votes.map(({ helpful }) => helpful),
      [true],
    );
    server.refuseVotes = 'not-found';
    await articles.vote(REFUND.id, true);
    await bench.until(() => device.votes.size === 0);
    assert.equal(server.votes.length, 1);
    await client.close();
  });

  it('is forgotten with whoever logs out', async () => {
    const { server, tab } = stage();
    server.isOffline = true;
    const client = tab();
    const articles = await client.articles();
    await articles.vote(RETURNS.id, true);
    await client.logOut();
    assert.equal(articles.state.voted.size, 0);
    server.isOffline = false;
    assert.deepEqual(server.votes, []);
  });
});

describe('[A10] what became of a search', () => {
  const outcomes = (server: ScriptedArticles) =>
    server.reports.map(({ query, outcome, shown, opened }) => ({ query, outcome, shown, opened }));

  it('is told once it is over, as the last of what was written', async () => {
    const { server, tab } = stage();
    const articles = await tab().articles();
    await articles.refresh();
    const { searches } = articles;
    for (const query of ['r', 're', 'ref', 'refund']) searches.searched(query, [REFUND.id]);
    assert.deepEqual(server.reports, []);
    searches.end();
    searches.end();
    assert.deepEqual(outcomes(server), [
      { query: 'refund', outcome: 'abandoned', shown: [REFUND.id], opened: undefined },
    ]);
  });

  it('says what was read, and again under the same id when more becomes of it', async () => {
    const { server, tab } = stage();
    const client = tab();
    const { searches } = await client.articles();
    searches.searched('refund', [REFUND.id]);
    searches.opened(REFUND.id);
    client.attend(false);
    client.attend(true);
    client.attend(false);
    searches.solved();
    searches.end();
    assert.deepEqual(
      server.reports.map(({ outcome }) => outcome),
      ['read', 'solved'],
    );
    assert.equal(new Set(server.reports.map(({ id }) => id)).size, 1);
  });

  it('another question after reading is another search; a person ends one', async () => {
    const { server, tab } = stage();
    const { searches } = await tab().articles();
    searches.searched('refund', [REFUND.id]);
    searches.opened(REFUND.id);
    searches.searched('broken bowl', []);
    searches.person();
    assert.deepEqual(
      outcomes(server).map(({ query, outcome }) => `${query}: ${outcome}`),
      ['refund: read', 'broken bowl: person'],
    );
    assert.equal(new Set(server.reports.map(({ id }) => id)).size, 2);
  });

  it('is not told where nothing was asked, nor where the shop has no consent', async () => {
    const { server, tab } = stage();
    const asked = await tab().articles();
    asked.searches.searched('re', [RETURNS.id]);
    asked.searches.end();
    const silent = await tab({ mayReport: () => false }).articles();
    silent.searches.searched('returns', [RETURNS.id]);
    silent.searches.person();
    assert.deepEqual(server.reports, []);
  });
});
