import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { importArticles } from '../../../sdk/articles/import-articles.ts';
import { readSources } from '../../../sdk/articles/article-source.ts';
import { cli } from '../../support/cli.ts';
import { openArticleStage, SITE } from './article-stage.ts';

const MARKDOWN = `---
title: "Returns"
topics: [returns, refunds]
keywords: send back, label
season: 12-01..01-31
related:
  - sizes
---
Print the **label**.
`;
const FILES = [
  { path: 'en/returns.md', text: MARKDOWN },
  {
    path: 'de/returns.md',
    text: MARKDOWN.replace('Returns', 'Rückgabe').replace('sizes', 'groessen'),
  },
  {
    path: 'sizes.csv',
    text: 'title;locale;slug;markdown\n"Sizes; all";en;sizes;"A ""table""\nof sizes"\n',
  },
  {
    path: 'later.json',
    text: JSON.stringify([{ title: 'Draft', locale: 'en', markdown: 'x', draft: true }]),
  },
];

test('files become articles, translations of each other, and again change nothing', async () => {
  const { articles, problems } = readSources(FILES);
  assert.deepEqual(problems, []);
  const stage = await openArticleStage();
  try {
    const api = stage.care.api.articles;
    const first = await importArticles(api, articles, { site: SITE });
    assert.deepEqual(first, { created: 4, updated: 0, same: 0, published: 3, scheduled: 0 });
    const english = (await stage.delta('en')).articles;
    const returns = english.find(({ slug }) => slug === 'returns')!;
    assert.deepEqual(returns.topics, ['returns', 'refunds']);
    assert.deepEqual(returns.season, { from: '12-01', to: '01-31' });
    assert.deepEqual(returns.related, [english.find(({ slug }) => slug === 'sizes')!.id]);
    assert.deepEqual(
      returns.translations.map(({ locale, slug }) => [locale, slug]),
      [['de', 'rückgabe']],
    );
    assert.equal(english.find(({ slug }) => slug === 'sizes')!.title, 'Sizes; all');
    const again = await importArticles(api, articles, { site: SITE });
    assert.deepEqual(again, { ...first, created: 0, same: 4 });
    assert.deepEqual((await stage.delta('en')).articles, english);
  } finally {
    await stage.close();
  }
});

test('what is wrong is named as file:line: reason, all at once', () => {
  const { problems } = readSources([
    { path: 'a.md', text: '---\ntitle: A\n---\nx' },
    { path: 'en/b.md', text: '---\ntitle: B\n---\nfine\n\n[x](javascript:1)' },
    { path: 'en/c.md', text: '---\ntitle: C\nsulg: c\n---\nx' },
    { path: 'en/d.md', text: '---\ntitle: D' },
    { path: 'e.json', text: '{' },
    { path: 'en/f.md', text: '---\ntitle: F\nslug: b\n---\nx' },
  ]);
  assert.deepEqual(
    problems.map((one) => one.replace(/^(\S+ .{10}).*$/, '$1')),
    [
      'a.md:1: locale: ex',
      'en/b.md:6:1: addresses ',
      'en/c.md:1: sulg: is n',
      'en/d.md:1: the head t',
      problems[4]!.replace(/^(\S+ .{10}).*$/, '$1'),
      'en/f.md:1: slug "b" i',
    ],
  );
  assert.match(problems[4]!, /^e\.json:1: /);
});

test('npx care-widget import-articles --dry-run says what is wrong, and that nothing was imported', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'care-import-'));
  try {
    await mkdir(join(folder, 'en'));
    await writeFile(join(folder, 'en', 'returns.md'), MARKDOWN);
    const good = cli(folder, 'import-articles', '.', '--dry-run');
    assert.equal(await good.ended, 0);
    assert.match(good.out(), /^1 articles are in order\./);
    await writeFile(join(folder, 'en', 'bad.md'), '---\ntitle: Bad\n---\n<b>');
    const bad = cli(folder, 'import-articles', '.', '--dry-run');
    assert.equal(await bad.ended, 1);
    assert.match(bad.err(), /^en\/bad\.md:4:1: HTML is not carried/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
