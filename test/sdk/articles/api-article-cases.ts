// What every implementation of `CareApi` does with articles.
import assert from 'node:assert/strict';
import { allOf } from '../../../sdk/client/index.ts';
import { uuidV4, uuidV7 } from '../../../sdk/protocol/ids.ts';
import { collect, site, type ApiCase } from '../api-case.ts';

const draft = () => ({ site, locale: 'en', title: `T ${uuidV4()}`, markdown: 'Some *text*.' });

export const articleCases: readonly ApiCase[] = [
  {
    title: 'writes, changes, publishes, withdraws, restores and deletes articles',
    async run(api) {
      const key = uuidV7(Date.now());
      const wanted = { ...draft(), idempotencyKey: key, topics: ['delivery'] };
      const made = await api.articles.create(wanted);
      assert.deepEqual([made.id, made.state, made.revision], [key, 'draft', 1]);
      assert.deepEqual(await api.articles.create(wanted), made, 'asked again');
      await assert.rejects(api.articles.create({ ...wanted, title: 'Other' }), {
        code: 'conflict',
      });
      const place = { site, article: made.id };
      const shown = await api.articles.publish({ ...place, version: made.version });
      assert.deepEqual(
        [shown.state, shown.publishedRevision, shown.isChanged],
        ['published', 1, false],
      );
      assert.deepEqual(await api.articles.publish(place), shown, 'asked again');
      const changed = await api.articles.update({ ...place, title: 'New', version: shown.version });
      assert.deepEqual(
        [changed.title, changed.isChanged, changed.topics],
        ['New', true, ['delivery']],
      );
      await assert.rejects(api.articles.update({ ...place, title: 'x', version: shown.version }), {
        code: 'outdated',
      });
      const { items } = await api.articles.versions(place);
      assert.deepEqual(
        items.map(({ revision, title }) => [revision, title]),
        [
          [2, 'New'],
          [1, made.title],
        ],
      );
      assert.equal((await api.articles.restore({ ...place, revision: 1 })).title, made.title);
      await assert.rejects(api.articles.restore({ ...place, revision: 9 }), { code: 'not-found' });
      assert.equal((await api.articles.withdraw(place)).state, 'withdrawn');
      assert.deepEqual(await api.articles.delete(place), { deleted: made.id });
      await assert.rejects(api.articles.get(place), { code: 'not-found' });
    },
  },
  {
    title: 'lists articles by language and state, and keeps translations in one group',
    async run(api) {
      const one = await api.articles.create(draft());
      const german = { ...draft(), locale: 'de', group: one.group };
      const other = await api.articles.create(german);
      assert.equal(other.group, one.group);
      const again = { ...german, title: `T ${uuidV4()}` };
      await assert.rejects(api.articles.create(again), { code: 'already-exists' });
      await assert.rejects(api.articles.create({ ...draft(), group: uuidV4() }), {
        code: 'not-found',
      });
      const all = await collect(
        allOf(api.articles.list, { site, locale: 'de', state: 'draft', limit: 2 }),
      );
      assert.ok(all.some(({ id }) => id === other.id));
      assert.ok(all.every(({ locale }) => locale === 'de'));
    },
  },
  {
    title: 'makes slugs of titles, and refuses one that is taken',
    async run(api) {
      const title = `Über uns ${uuidV4().slice(0, 8)}`;
      const one = await api.articles.create({ ...draft(), title });
      const two = await api.articles.create({ ...draft(), title });
      assert.equal(one.slug, title.toLowerCase().replaceAll(' ', '-'));
      assert.equal(two.slug, `${one.slug}-2`);
      await assert.rejects(api.articles.create({ ...draft(), slug: one.slug }), {
        code: 'already-exists',
      });
      const moved = api.articles.update({ site, article: two.id, slug: one.slug });
      await assert.rejects(moved, { code: 'already-exists' });
      await assert.rejects(
        api.articles.create({ ...draft(), slug: 'search' }),
        /^CareError: slug: /,
      );
    },
  },
  {
    title: 'publishes several articles or none, and names every problem of all of them',
    async run(api) {
      const good = await api.articles.create(draft());
      const bad = await api.articles.create({ ...draft(), markdown: '[x](javascript:1)\n\n<b>' });
      const worse = await api.articles.create({ ...draft(), markdown: '```\nopen' });
      const all = { site, articles: [good.id, bad.id, worse.id] };
      await assert.rejects(api.articles.publishMany(all), (error: Error & { code: string }) => {
        assert.equal(error.code, 'bad-request');
        for (const line of [
          `${bad.slug} (en) 1:1: `,
          `${bad.slug} (en) 3:1: `,
          `${worse.slug} (en) 1:1: `,
        ])
          assert.ok(error.message.includes(line), error.message);
        return true;
      });
      assert.equal((await api.articles.get({ site, article: good.id })).state, 'draft');
      for (const article of [bad.id, worse.id])
        await api.articles.update({ site, article, markdown: 'Good.' });
      assert.deepEqual(await api.articles.publishMany(all), { published: 3 });
      for (const article of all.articles)
        assert.equal((await api.articles.get({ site, article })).state, 'published');
      const unknown = { site, articles: [uuidV4()] };
      await assert.rejects(api.articles.publishMany(unknown), { code: 'not-found' });
    },
  },
  {
    title: 'shows how readers would see a text, with its problems',
    async run(api) {
      const shown = await api.articles.preview({ site, markdown: '# Hi\n\n<b>' });
      assert.equal(shown.content[0]?.kind, 'heading');
      assert.deepEqual(
        shown.problems.map(({ line, column }) => [line, column]),
        [[3, 1]],
      );
    },
  },
  {
    title: 'plans a publication, and drops the plan',
    async run(api) {
      const made = await api.articles.create(draft());
      const place = { site, article: made.id };
      const publishAt = Date.now() + 3_600_000;
      const planned = await api.articles.schedule({ ...place, publishAt });
      assert.deepEqual([planned.state, planned.publishAt], ['scheduled', publishAt]);
      await assert.rejects(api.articles.update({ ...place, markdown: '<b>' }), {
        code: 'bad-request',
      });
      await assert.rejects(api.articles.schedule({ ...place, publishAt: 5 }), {
        code: 'bad-request',
      });
      const dropped = await api.articles.schedule({ ...place, publishAt: null });
      assert.deepEqual([dropped.state, dropped.publishAt], ['draft', null]);
    },
  },
  {
    title: 'takes a text of 40,000 characters, and no longer one',
    async run(api) {
      const markdown = 'ä'.repeat(40_000);
      const made = await api.articles.create({ ...draft(), markdown });
      assert.equal((await api.articles.get({ site, article: made.id })).markdown, markdown);
      const longer = api.articles.create({ ...draft(), markdown: `${markdown}ä` });
      await assert.rejects(longer, { code: 'bad-request', message: /^markdown: expected/ });
    },
  },
];
