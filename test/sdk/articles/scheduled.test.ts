import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTICLE_QUEUE } from '../../../sdk/core/articles/scheduled.ts';
import { createCare } from '../../../sdk/server/index.ts';
import { openStore } from '../../../sdk/stores/open-store.ts';
import { systemClock } from '../../../sdk/runtime.ts';

const site = 'demo';

test('what is planned is published once when its time comes, by one of several servers, also after a stop', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'care-articles-'));
  const address = `sqlite:${join(folder, 'care.db')}`;
  let now = 1_800_000_000_000;
  const clock = { now: () => now, after: systemClock.after };
  const open = () =>
    createCare({
      store: address,
      clock,
      sites: { demo: { name: 'Demo', origins: ['https://shop.example'] } },
      logger: { error() {}, warn() {}, info() {} },
    });
  const first = await open();
  const { articles } = first.api;
  const { id: article } = await articles.create({
    site,
    locale: 'en',
    title: 'New',
    markdown: 'x',
  });
  await articles.schedule({ site, article, publishAt: now + 1_000 });
  await articles.schedule({ site, article, publishAt: now + 2_000 });
  await first.close();
  now += 1_500;
  const nodes = await Promise.all([open(), open()]);
  const store = await openStore(address);
  const ended = async () => {
    const { rows } = await store.jobs.list({
      queue: ARTICLE_QUEUE,
      state: 'done',
      cursor: null,
      limit: 9,
    });
    return rows.map(({ notes }) => notes.at(-1)?.['isPublished']);
  };
  const until = async (count: number) => {
    while ((await ended()).length < count)
      await new Promise<void>((resolve) => void systemClock.after(20, resolve));
  };
  try {
    await until(1);
    const { state } = await nodes[0].api.articles.get({ site, article });
    assert.equal(state, 'scheduled', 'the plan that was changed does nothing');
    now += 1_000;
    await until(2);
    assert.deepEqual((await ended()).sort(), [false, true]);
    const shown = await nodes[1].api.articles.get({ site, article });
    assert.deepEqual([shown.state, shown.publishAt], ['published', null]);
    assert.equal((await store.articles.publication(site, { id: article }))?.version, 1);
  } finally {
    await store.close();
    await Promise.all(nodes.map((node) => node.close()));
    await rm(folder, { recursive: true });
  }
});
