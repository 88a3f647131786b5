import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { uuidV4, uuidV7 } from '../../../sdk/protocol/ids.ts';
import { openArticleStage, SITE, type ArticleStage } from './article-stage.ts';

const site = SITE;
const RANKING_LASTS_MS = 300_000;

describe('what readers say of articles', () => {
  let stage: ArticleStage;
  let passed = 0;
  const clock = { now: () => Date.now() + passed, after: () => () => {} };
  before(async () => void (stage = await openArticleStage({ clock })));
  after(() => stage.close());
  const votesOf = async (article: string) => {
    passed += RANKING_LASTS_MS;
    const { ranking } = await stage.delta('en');
    return ranking!.votes.find((one) => one.article === article);
  };
  const address = (n: number) => `198.51.${Math.floor(n / 250)}.${(n % 250) + 1}`;

  it('[A9] a contact has one vote, that of its latest op, and the same op counts once', async () => {
    const article = await stage.article();
    const token = await stage.token('ada');
    const op = uuidV7(Date.now());
    for (let i = 0; i < 2; i++) {
      const response = await stage.vote(article, { token, helpful: true, op });
      assert.deepEqual(await response.json(), { article, op, helpful: true });
    }
    const later = uuidV7(Date.now() + 5_000);
    await stage.vote(article, {
      token,
      helpful: false,
      op: later,
      reason: 'Call me: 0170 1234567',
    });
    const stale = await stage.vote(article, { token, helpful: true, op });
    assert.deepEqual(await stale.json(), { article, op: later, helpful: false });
    const { reasons } = await stage.care.api.articles.feedback({ site, article });
    assert.deepEqual(
      reasons.map(({ helpful, reason }) => [helpful, reason]),
      [[false, 'Call me: …']],
    );
  });

  it('[A9] who is nobody cannot vote, nor can anybody for what is not there', async () => {
    const article = await stage.article();
    const token = await stage.token();
    assert.equal((await stage.vote(article, { token: 'x', helpful: true })).status, 401);
    assert.equal((await stage.vote(uuidV4(), { token, helpful: true })).status, 404);
    const bad = await stage.vote(article, { token, helpful: true, op: 'x' });
    assert.equal(bad.status, 400);
  });

  it('[A9] a network votes sixty times within an hour', async () => {
    const article = await stage.article();
    const token = await stage.token();
    const how = { token, helpful: true, address: '203.0.113.9' };
    for (let i = 0; i < 60; i++) assert.equal((await stage.vote(article, how)).status, 200);
    const refused = await stage.vote(article, how);
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
  });

  it('5,000 votes by one visitor count once', async () => {
    const article = await stage.article();
    const row = { site, article, contact: uuidV4(), helpful: true, reason: null };
    for (let i = 0; i < 5_000; i++)
      await stage.store.articleEvidence.vote({
        ...row,
        op: uuidV7(i),
        network: `n${i}`,
        at: i,
      });
    const counts = await stage.store.articleEvidence.votes(site);
    assert.equal(
      counts.filter((one) => one.article === article).reduce((sum, { count }) => sum + count, 0),
      1,
    );
    assert.equal(await votesOf(article), undefined);
  });

  it('500 fresh tokens from one address move no ranking, and honest votes do', async () => {
    const [honest, stuffed] = [await stage.article(), await stage.article()];
    for (let i = 0; i < 6; i++)
      for (const article of [honest, stuffed])
        await stage.vote(article, {
          token: await stage.token(),
          helpful: article === honest || i < 2,
          address: address(i),
        });
    const before = await Promise.all([honest, stuffed].map(votesOf));
    assert.deepEqual(before, [
      { article: honest, helpful: 6, unhelpful: 0 },
      { article: stuffed, helpful: 2, unhelpful: 4 },
    ]);
    for (let i = 0; i < 500; i++) {
      // Slowly enough for the limit of a network.
      passed += 60_000;
      const token = await stage.token();
      const { status } = await stage.vote(stuffed, {
        token,
        helpful: true,
        address: '203.0.113.77',
      });
      assert.equal(status, 200);
    }
    assert.deepEqual(await Promise.all([honest, stuffed].map(votesOf)), before);
  });

  it('[A10] a search is kept without what nobody else should read', async () => {
    const secrets = [
      'card 4111 1111 1111 1111 please',
      'ada@mail.example wants 5',
      'call +49 (30) 123-4567',
      'where is order #1024-XK77',
      'iban DE89370400440532013000',
      'https://shop.example/orders/abc see',
    ];
    for (const query of secrets) assert.equal((await stage.searched({ query })).status, 204, query);
    const kept = await stage.store.articleEvidence.searches({
      site,
      locale: null,
      since: 0,
      limit: 50,
    });
    assert.deepEqual(kept.map(({ query }) => query).sort(), [
      'call …',
      'card … please',
      'iban …',
      'where is order …',
      '… see',
      '… wants 5',
    ]);
  });

  it('[A11] what three visitors of three networks asked is learned, and can be taken back', async () => {
    const article = await stage.article();
    const ask = async (n: number, from = n) =>
      stage.searched(
        {
          query: 'My parcel is lost!',
          opened: article,
          outcome: 'solved',
          token: await stage.token(),
        },
        address(100 + from),
      );
    const learned = async () => {
      passed += RANKING_LASTS_MS;
      return (await stage.delta('en')).ranking!.learned.filter((one) => one.article === article);
    };
    for (let i = 0; i < 9; i++) await ask(0, 0);
    await ask(1);
    assert.deepEqual(await learned(), [], 'two networks are not three');
    await ask(2);
    assert.deepEqual(await learned(), [{ article, phrase: 'my parcel is lost', weight: 0.5 }]);
    const { articles } = stage.care.api;
    const { items } = await articles.phrases({ site });
    await articles.forgetPhrase({ site, phrase: items[0]!.id });
    assert.deepEqual(await learned(), []);
    await assert.rejects(articles.forgetPhrase({ site, phrase: items[0]!.id }), {
      code: 'not-found',
    });
    for (let i = 3; i < 6; i++) await ask(i);
    assert.equal((await learned()).length, 1, 'it may be learned anew');
    assert.deepEqual(await articles.resetPhrases({ site }), { forgotten: 1 });
    assert.deepEqual(await learned(), []);
  });

  it('what agents resolved with an article is learned from contacts alone', async () => {
    const article = await stage.article({ slug: 'wash-linen' });
    const agent = { role: 'agent', id: 'anna', name: 'Anna' } as const;
    for (let i = 0; i < 3; i++) {
      const conversation = uuidV4();
      const contact = { role: 'contact', id: uuidV4() } as const;
      const say = (
        actor: typeof agent | typeof contact,
        action: Parameters<typeof stage.care.apply>[0]['action'],
      ) => stage.care.apply({ site, actor, conversation, action });
      await say(contact, { kind: 'conversation.start', channel: 'chat', language: 'en' });
      await say(contact, { kind: 'message.post', text: 'Can linen be washed hot?' });
      const named =
        i === 0
          ? ({ kind: 'message.post', text: 'Here: article:wash-linen' } as const)
          : ({ kind: 'message.post', text: '', card: { title: 'Linen', article } } as const);
      await say(agent, named);
      await say(agent, { kind: 'conversation.resolve' });
    }
    const phrases = async () =>
      (await stage.care.api.articles.phrases({ site })).items.filter(
        (one) => one.article === article,
      );
    for (let i = 0; i < 200 && (await phrases()).length === 0; i++)
      await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await phrases())[0]!.phrase, 'can linen be washed hot');
  });

  it('searches in vain are grouped for editors, most asked first', async () => {
    const ask = async (query: string, n: number, outcome: 'abandoned' | 'person' = 'abandoned') =>
      stage.searched({ query, outcome, locale: 'pl' }, address(200 + n));
    await ask('gift wrapping', 1);
    await ask('Gift wrapping?', 2, 'person');
    await ask('gift wrapping paper', 3);
    await ask('assembly service', 4);
    const { items } = await stage.care.api.articles.gaps({ site, locale: 'pl' });
    assert.deepEqual(
      items.map(({ query, count, askers, persons }) => [query, count, askers, persons]),
      [
        ['Gift wrapping?', 3, 3, 1],
        ['assembly service', 1, 1, 0],
      ],
    );
  });

  it('a search that was read counts as solved when nobody comes back for a week', async () => {
    const now = clock.now();
    const since = now - 30 * 86_400_000;
    const before = await stage.care.api.articles.report({ site, since });
    const article = await stage.article();
    const row = { site, locale: 'en', query: 'q', opened: article, conversation: null } as const;
    const at = now - 20 * 86_400_000;
    const add = (visitor: string, more: object) =>
      stage.store.articleEvidence.addSearch({
        ...row,
        id: uuidV7(now),
        subject: 'q',
        outcome: 'read',
        visitor,
        network: visitor,
        at,
        ...more,
      });
    await add('silent', {});
    await add('back', {});
    await add('back', { at: at + 86_400_000, outcome: 'person' });
    await add('elsewhere', {});
    await add('elsewhere', { at: at + 86_400_000, outcome: 'abandoned', subject: 'other thing' });
    await add('recent', { at: now });
    const report = await stage.care.api.articles.report({ site, since });
    const more = (name: 'silent' | 'open' | 'person' | 'abandoned') => report[name] - before[name];
    assert.deepEqual(
      [more('silent'), more('open'), more('person'), more('abandoned')],
      [2, 2, 1, 1],
    );
  });
});
