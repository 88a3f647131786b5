import assert from 'node:assert/strict';
import { uuidV4 } from '../../protocol/ids.ts';
import type {
  ArticleRow,
  ArticleWriting,
  KnownArticles,
  Publication,
} from '../../stores/port/article-records.ts';
import type { Store } from '../../stores/store.ts';
import { oneStore, twoStores, type StoreCase } from './store-case.ts';
import { NOON } from './test-rules.ts';

const AT_ONCE = 12;
const NOTHING: ArticleWriting = {
  rows: [],
  revisions: [],
  removed: [],
  publications: [],
  jobs: [],
};

export const articleCases: readonly StoreCase[] = [
  oneStore('an article comes back as it was written, with its revisions', async ({ articles }) => {
    const row = newRow({ content: { title: 'Größe \u0000 \ud800', list: [1] } });
    await put({ articles }, row);
    assert.deepEqual(await articles.get(row.site, row.id), row);
    assert.equal(await articles.get('elsewhere', row.id), null);
    const second = {
      ...row,
      revision: 2,
      change: 2,
      content: { title: 'New' },
      updatedAt: NOON + 1,
    };
    await put({ articles }, second);
    const revisions = await articles.revisions(row.site, row.id, 5);
    assert.deepEqual(
      revisions.map(({ revision }) => revision),
      [2, 1],
    );
    assert.deepEqual((await articles.revision(row.site, row.id, 1))?.content, row.content);
    assert.equal(await articles.revision(row.site, row.id, 3), null);
  }),

  oneStore(
    'articles are listed newest change first, by language and state',
    async ({ articles }) => {
      const site = `s-${uuidV4()}`;
      const rows = Array.from({ length: 5 }, (_, i) =>
        newRow({
          site,
          updatedAt: NOON + i,
          locale: i % 2 ? 'de' : 'en',
          state: i === 4 ? 'draft' : 'published',
        }),
      );
      for (const row of rows) await put({ articles }, row);
      const query = { site, locale: null, state: null, limit: 2 };
      const seen: string[] = [];
      for (let cursor: string | null = null; ;) {
        const page = await articles.list({ ...query, cursor });
        seen.push(...page.rows.map(({ id }) => id));
        if (page.next === null) break;
        cursor = page.next;
      }
      assert.deepEqual(seen, rows.map(({ id }) => id).reverse());
      const english = await articles.list({
        ...query,
        locale: 'en',
        state: 'published',
        cursor: null,
      });
      assert.deepEqual(
        english.rows.map(({ id }) => id),
        [rows[2]!.id, rows[0]!.id],
      );
      await assert.rejects(articles.list({ ...query, cursor: 'x' }), { code: 'bad-request' });
    },
  ),

  oneStore('a slug is one in its site and language, and free again afterwards', async (store) => {
    const row = newRow();
    await put(store, row);
    const same = newRow({ site: row.site, slug: row.slug });
    await assert.rejects(put(store, same), { code: 'already-exists' });
    assert.equal(await store.articles.get(row.site, same.id), null);
    await put(store, { ...same, locale: 'pl' });
    await put(store, { ...same, site: `s-${uuidV4()}` });
    await change(store, row.site, { removed: [row.id] });
    assert.equal(await store.articles.get(row.site, row.id), null);
    assert.deepEqual(await store.articles.revisions(row.site, row.id, 5), []);
    await put(store, newRow({ site: row.site, slug: row.slug }));
  }),

  oneStore('what is decided knows the named, their groups and what readers see', async (store) => {
    const one = newRow();
    const other = newRow({ site: one.site, group: one.group, locale: 'de' });
    const alone = newRow({ site: one.site });
    for (const row of [one, other, alone]) await put(store, row);
    await change(store, one.site, { publications: [publication(one), publication(alone)] });
    const known = await store.articles.change(
      one.site,
      { ids: [other.id], groups: [] },
      (known) => ({ ...NOTHING, result: known }),
    );
    const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).sort();
    assert.deepEqual(ids(known.rows), [one.id, other.id].sort());
    assert.deepEqual(known.publications, [publication(one)]);
  }),

  oneStore('readers who held a set get what changed since, and what is gone', async (store) => {
    const { articles } = store;
    const a = newRow();
    const { site } = a;
    const [b, c] = [newRow({ site }), newRow({ site })];
    const empty = await articles.published(site, 'en', 0);
    assert.deepEqual(empty, { epoch: null, seq: 0, changed: [] });
    await change(store, site, { publications: [publication(a), publication(b)] });
    const first = await articles.published(site, 'en', 0);
    assert.deepEqual(
      first.changed.map(({ id }) => id),
      [a.id, b.id].sort(),
    );
    await change(store, site, {
      publications: [publication(c), { ...publication(a), version: 2, body: null }],
    });
    const since = await articles.published(site, 'en', first.seq);
    assert.equal(since.epoch, first.epoch);
    assert.ok(since.seq > first.seq);
    assert.deepEqual(
      new Map(since.changed.map(({ id, body }) => [id, body])),
      new Map([
        [c.id, { title: c.id }],
        [a.id, null],
      ]),
    );
    const now = await articles.published(site, 'en', since.seq);
    assert.deepEqual([now.seq, now.changed], [since.seq, []]);
    const whole = await articles.published(site, 'en', 0);
    assert.deepEqual(
      whole.changed.map(({ id }) => id),
      [b.id, c.id].sort(),
    );
    assert.deepEqual(await articles.locales(site), [{ locale: 'en', count: 2 }]);
    assert.equal(await articles.publication(site, { id: a.id }), null);
    assert.deepEqual(
      await articles.publication(site, { locale: 'en', slug: b.slug }),
      publication(b),
    );
  }),

  oneStore('what a decision throws leaves nothing written', async (store) => {
    const [one, two] = [newRow(), newRow()];
    await assert.rejects(
      store.articles.change(one.site, { ids: [], groups: [] }, () => {
        throw new Error('No.');
      }),
      /No\./,
    );
    await put(store, one);
    const taken = { ...two, site: one.site, slug: one.slug };
    const both = { rows: [newRow({ site: one.site }), taken], publications: [publication(two)] };
    await assert.rejects(change(store, one.site, both), { code: 'already-exists' });
    assert.equal(await store.articles.get(one.site, both.rows[0]!.id), null);
    assert.equal((await store.articles.published(one.site, 'en', 0)).changed.length, 0);
  }),

  oneStore('jobs are added in the transaction of what causes them', async (store) => {
    const row = newRow();
    const job = newJob(row);
    await change(store, row.site, { rows: [row], jobs: [job] });
    assert.deepEqual((await store.jobs.get(job.queue, job.id))?.payload, job.payload);
    const refused = newJob(row);
    const taken = newRow({ site: row.site, slug: row.slug });
    await assert.rejects(change(store, row.site, { rows: [taken], jobs: [refused] }));
    assert.equal(await store.jobs.get(refused.queue, refused.id), null);
  }),

  twoStores('of several who change an article each sees the one before', async (one, other) => {
    const row = newRow();
    await put(one, row);
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        (i % 2 ? one : other).articles.change(
          row.site,
          { ids: [row.id], groups: [] },
          ({ rows: [before] }: KnownArticles) => {
            const next = { ...before!, revision: before!.revision + 1, change: before!.change + 1 };
            return { ...writingOf(next), publications: [publication(next)], result: null };
          },
        ),
      ),
    );
    assert.equal((await one.articles.get(row.site, row.id))?.revision, AT_ONCE + 1);
    assert.equal((await one.articles.revisions(row.site, row.id, 99)).length, AT_ONCE + 1);
  }),
];

/** On a site of its own, unless it says otherwise. */
function newRow(more: Partial<ArticleRow> = {}): ArticleRow {
  const id = uuidV4();
  return {
    site: `s-${id}`,
    id,
    locale: 'en',
    group: uuidV4(),
    slug: `slug-${id}`,
    state: 'draft',
    publishAt: null,
    content: { title: id },
    revision: 1,
    publishedRevision: null,
    publishedAt: null,
    createdAt: NOON,
    updatedAt: NOON,
    updatedBy: 'anna',
    change: 1,
    ...more,
  };
}

function writingOf(row: ArticleRow): ArticleWriting {
  const { id, revision, content, updatedAt } = row;
  return {
    ...NOTHING,
    rows: [row],
    revisions: [{ article: id, revision, content, at: updatedAt, by: 'anna' }],
  };
}

async function put({ articles }: Pick<Store, 'articles'>, row: ArticleRow): Promise<void> {
  await articles.change(row.site, { ids: [], groups: [] }, () => ({
    ...writingOf(row),
    result: null,
  }));
}

async function change(
  { articles }: Pick<Store, 'articles'>,
  site: string,
  writing: Partial<ArticleWriting>,
): Promise<void> {
  await articles.change(site, { ids: [], groups: [] }, () => ({
    ...NOTHING,
    ...writing,
    result: null,
  }));
}

function publication({ id, locale, group, slug }: ArticleRow): Publication {
  return { id, locale, group, slug, version: 1, body: { title: id } };
}

function newJob({ site, id }: ArticleRow) {
  const queue = `articles-${uuidV4()}`;
  const job = { id: uuidV4(), queue, key: null, lane: null, payload: { site, id } };
  return { ...job, dueAt: NOON, createdAt: NOON };
}
