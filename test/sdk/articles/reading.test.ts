import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { articlesDelta, type PublishedArticle } from '../../../sdk/protocol/articles.ts';
import { openArticleStage, SITE, type ArticleStage } from './article-stage.ts';

describe('articles for readers', () => {
  let stage: ArticleStage;
  before(async () => void (stage = await openArticleStage()));
  after(() => stage.close());

  it('[A2] a set is got whole once, then by what changed, and is 304 while it has not', async () => {
    const nothing = await stage.delta('en');
    assert.deepEqual([nothing.articles, nothing.locale.because, nothing.full], [[], 'none', true]);
    const one = await stage.article({ title: 'One', slug: 'one' });
    const two = await stage.article({ title: 'Two' });
    const first = await stage.delta('en');
    assert.ok(v.is(articlesDelta, first));
    assert.equal(first.full, true);
    assert.deepEqual(first.articles.map(({ title }) => title).sort(), ['One', 'Two']);
    const path = `?site=${SITE}&locale=en`;
    const tagged = await stage.get(path);
    assert.equal(tagged.headers.get('etag'), `"${first.version}"`);
    assert.equal(tagged.headers.get('access-control-allow-origin'), 'https://shop.example');
    const same = await stage.get(path, { 'if-none-match': `W/"${first.version}"` });
    assert.equal(same.status, 304);
    assert.equal(await same.text(), '');
    const { articles } = stage.care.api;
    await articles.update({ site: SITE, article: one, title: 'First' });
    assert.equal((await stage.delta('en', first.version)).articles.length, 0, 'not published yet');
    await articles.publish({ site: SITE, article: one });
    await articles.withdraw({ site: SITE, article: two });
    const since = await stage.delta('en', first.version);
    assert.deepEqual(
      [since.full, since.articles.map(({ title, version }) => [title, version]), since.removed],
      [false, [['First', 2]], [two]],
    );
    assert.deepEqual((await stage.delta('en', since.version)).articles, []);
    for (const foreign of [
      'x',
      `en.${'0'.repeat(8)}-0000-0000-0000-000000000000.1.0`,
      first.version.replace(/\.\d+\.0$/, '.999.0'),
    ])
      assert.equal((await stage.delta('en', foreign)).full, true, foreign);
  });

  it('[A2] a large answer is packed for whoever takes it, with an ETag of its own', async () => {
    await stage.article({ title: 'Long', markdown: 'Long text. '.repeat(500) });
    const response = await stage.get(`?site=${SITE}&locale=en`, { 'accept-encoding': 'br, gzip' });
    assert.equal(response.headers.get('content-encoding'), 'gzip');
    const body = JSON.parse(gunzipSync(await response.arrayBuffer()).toString()) as {
      version: string;
    };
    assert.equal(response.headers.get('etag'), `"${body.version}-gzip"`);
    const again = await stage.get(`?site=${SITE}&locale=en`, {
      'accept-encoding': 'gzip',
      'if-none-match': `"${body.version}-gzip"`,
    });
    assert.deepEqual([again.status, again.headers.get('etag')], [304, `"${body.version}-gzip"`]);
    const plain = await stage.get(`?site=${SITE}&locale=en`, { 'accept-encoding': 'gzip;q=0' });
    assert.equal(plain.headers.get('content-encoding'), null);
  });

  it('[A3] says which language it serves and why, and names translations', async () => {
    const english = await stage.article({ title: 'Sizes', slug: 'sizes' });
    const { group } = await stage.care.api.articles.get({ site: SITE, article: english });
    const german = await stage.article({ title: 'Größen', locale: 'de', group });
    const served = async (locale: string) => {
      const { locale: said } = await stage.delta(locale);
      return [said.served, said.because];
    };
    assert.deepEqual(await served('de'), ['de', 'exact']);
    assert.deepEqual(await served('de-AT'), ['de', 'language']);
    assert.deepEqual(await served('pl'), ['en', 'default']);
    const [article] = (await stage.delta('de')).articles;
    assert.deepEqual(article?.translations, [{ locale: 'en', id: english, slug: 'sizes' }]);
    const there = (await stage.delta('en')).articles.find(({ id }) => id === english);
    assert.deepEqual(there?.translations, [{ locale: 'de', id: german, slug: 'größen' }]);
    await stage.care.api.articles.delete({ site: SITE, article: german });
    const alone = (await stage.delta('en')).articles.find(({ id }) => id === english);
    assert.deepEqual(alone?.translations, []);
    assert.equal((await stage.get(`?site=${SITE}&locale=not a language`)).status, 400);
  });

  it('[A7] gives one article by its id or slug, and nothing that is not published', async () => {
    const id = await stage.article({ title: 'Warranty', slug: 'warranty' });
    for (const path of [`/${id}?site=${SITE}`, `/warranty?site=${SITE}&locale=en-GB`]) {
      const response = await stage.get(path);
      const found = (await response.json()) as PublishedArticle;
      assert.equal(found.id, id);
      const held = { 'if-none-match': response.headers.get('etag')! };
      assert.equal((await stage.get(path, held)).status, 304);
    }
    const { articles } = stage.care.api;
    const draft = await articles.create({
      site: SITE,
      locale: 'en',
      title: 'Draft',
      markdown: 'x',
    });
    for (const path of [
      `/${draft.id}?site=${SITE}`,
      `/draft?site=${SITE}&locale=en`,
      `/${id}?site=other`,
    ]) {
      const origin = path.includes('other') ? { origin: 'https://other.example' } : {};
      assert.equal((await stage.get(path, origin)).status, 404, path);
    }
  });

  it('[T2] other origins and unknown sites get nothing', async () => {
    const evil = { origin: 'https://evil.example' };
    assert.equal((await stage.get(`?site=${SITE}&locale=en`, evil)).status, 403);
    assert.equal((await stage.get('?site=nowhere&locale=en')).status, 404);
  });
});

it('whoever follows by deltas holds what whoever asks anew gets, in any history', async () => {
  const ask = fc.constantFrom('publish', 'withdraw', 'delete', 'edit', 'create', 'move', 'many');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(ask, fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 25 }),
      async (deeds) => {
        const stage = await openArticleStage();
        const { articles } = stage.care.api;
        const held = new Map<string, PublishedArticle>();
        const ids: string[] = [];
        let since: string | undefined;
        let title = 0;
        const follow = async () => {
          const delta = await stage.delta('en', since);
          if (delta.full) held.clear();
          for (const one of delta.articles) held.set(one.id, one);
          for (const id of delta.removed) held.delete(id);
          since = delta.version;
        };
        const sorted = (all: Iterable<PublishedArticle>) =>
          [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
        try {
          for (const [deed, which, looks] of deeds) {
            const place = { site: SITE, article: ids[which % Math.max(1, ids.length)] ?? '' };
            if (deed === 'create' || ids.length === 0) {
              const given = { site: SITE, locale: which % 3 ? 'en' : 'de', markdown: 'x' };
              ids.push((await articles.create({ ...given, title: `T ${title++}` })).id);
            } else if (deed === 'delete') {
              await articles.delete(place);
              ids.splice(which % ids.length, 1);
            } else if (deed === 'many') await articles.publishMany({ site: SITE, articles: ids });
            else if (deed === 'edit') await articles.update({ ...place, title: `T ${title++}` });
            else if (deed === 'move') await articles.update({ ...place, slug: `slug-${title++}` });
            else if (deed === 'publish') await articles.publish(place);
            else await articles.withdraw(place).catch(() => {});
            if (looks) await follow();
          }
          await follow();
          const fresh = await stage.delta('en');
          // When nothing is English any more, German is served, and the other way round.
          assert.deepEqual(sorted(held.values()), sorted(fresh.articles));
        } finally {
          await stage.close();
        }
      },
    ),
    { numRuns: process.env['ARTICLES_LONG'] ? 300 : 25 },
  );
});
