// One article on the desk without a page: whatever happens, what somebody wrote is in the text, in the clash or kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ArticleEdit, type EditTools } from '../../widget/desk/articles/article-edit.ts';
import { ArticleRequests } from '../../widget/desk/articles/article-requests.ts';
import { rowsOf } from '../../widget/desk/articles/article-rows.ts';
import {
  mergeTexts,
  EMPTY_TEXT,
  entriesOf,
  offsetAt,
} from '../../widget/desk/articles/article-text.ts';
import { KeptEdits } from '../../widget/desk/articles/kept-edits.ts';
import { ArticlesDouble } from './articles-double.ts';

class Shelf {
  readonly items = new Map<string, string>();
  full = false;
  get length(): number {
    return this.items.size;
  }
  key = (index: number) => [...this.items.keys()][index] ?? null;
  getItem = (key: string) => this.items.get(key) ?? null;
  removeItem = (key: string) => void this.items.delete(key);
  setItem = (key: string, value: string) => {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  };
}

function stage() {
  const server = new ArticlesDouble();
  const shelf = new Shelf();
  let ids = 0;
  const tools = (): EditTools => ({
    requests: new ArticleRequests({
      site: 'demo',
      server: 'https://care.example',
      fetch: server.fetch,
    }),
    kept: new KeptEdits(shelf, { site: 'demo', agent: 'anna' }),
    now: () => 5,
    newId: () => `new-${++ids}`,
    changed: () => {},
    told: () => {},
  });
  return { server, shelf, tools };
}

test('a new article is created once, however often its answer is lost, and what was written later follows', async () => {
  const { server, tools } = stage();
  const edit = ArticleEdit.create({ locale: 'en' }, tools());
  edit.set('title', 'Can I return it?');
  server.loses = /POST articles$/;
  assert.equal(await edit.save(), false);
  assert.equal(edit.problem?.code, 'busy');
  edit.set('title', 'Can I return it in a shop?');
  assert.equal(await edit.save(), true);
  assert.deepEqual(
    [...server.articles.values()].map(({ id, title }) => [id, title]),
    [['new-1', 'Can I return it in a shop?']],
  );
  assert.equal(edit.isDirty, false);
});

test('of two who save, the second keeps what they wrote, gets what only the first changed, and sees the rest of it', async () => {
  const { server, tools } = stage();
  const article = server.put('1', { title: 'Returns', markdown: 'Old text', keywords: ['back'] });
  const edit = ArticleEdit.open(article, tools());
  edit.set('markdown', 'My text');
  edit.set('summary', 'My summary');
  server.put('1', { markdown: 'Their text', keywords: ['back', 'refund'] });
  assert.equal(await edit.save(), false);
  assert.equal(edit.text.markdown, 'My text');
  assert.equal(edit.text.summary, 'My summary');
  assert.deepEqual(edit.text.keywords, ['back', 'refund']);
  assert.deepEqual(edit.clash?.others, { markdown: 'Their text' });
  assert.deepEqual(edit.clash?.taken, ['keywords']);
  assert.equal(edit.clash?.by, 'marek');
  edit.swap('markdown');
  assert.equal(edit.text.markdown, 'Their text');
  assert.deepEqual(edit.clash?.others, { markdown: 'My text' });
  edit.swap('markdown');
  assert.equal(await edit.save(), true);
  const { markdown, summary, keywords } = server.articles.get('1')!;
  assert.deepEqual([markdown, summary, keywords], ['My text', 'My summary', ['back', 'refund']]);
});

test('an article is not published when somebody has changed it since it was read', async () => {
  const { server, tools } = stage();
  const edit = ArticleEdit.open(server.put('1', { title: 'Returns' }), tools());
  server.put('1', { title: 'Something else' });
  assert.equal(await edit.publish(), false);
  assert.equal(server.articles.get('1')?.state, 'draft');
  assert.deepEqual(edit.clash?.taken, ['title']);
  assert.equal(await edit.publish(), true);
  assert.equal(server.articles.get('1')?.state, 'published');
});

test('what is not saved is there again after a reload, also over what others saved in the meantime', async () => {
  const { server, shelf, tools } = stage();
  const edit = ArticleEdit.open(server.put('1', { title: 'Returns', summary: 'Old' }), tools());
  edit.set('title', 'Mine');
  assert.equal(edit.isKept, true);
  const theirs = server.put('1', { title: 'Theirs', summary: 'New' });
  const again = ArticleEdit.open(theirs, tools());
  assert.deepEqual([again.text.title, again.text.summary], ['Mine', 'New']);
  assert.deepEqual(again.clash?.others, { title: 'Theirs' });
  assert.equal(await again.save(), true);
  assert.equal(shelf.length, 0);
});

test('a full device is told', () => {
  const { server, shelf, tools } = stage();
  shelf.full = true;
  const edit = ArticleEdit.open(server.put('1'), tools());
  edit.set('title', 'Mine');
  assert.equal(edit.isKept, false);
});

test('what somebody else left on the device in another form is not taken for an article', () => {
  const { shelf, tools } = stage();
  const key = 'care-desk:article:demo:anna:';
  for (const [i, value] of [
    '{',
    'null',
    '{"article":"1"}',
    '{"article":"1","locale":"en","text":{}}',
  ].entries())
    shelf.setItem(`${key}${i}`, value);
  assert.deepEqual(tools().kept.all(), []);
});

test('written while it is saved, a text stays', async () => {
  const { server, tools } = stage();
  const edit = ArticleEdit.open(server.put('1', { title: 'Returns' }), tools());
  edit.set('title', 'One');
  const saving = edit.save();
  edit.set('title', 'One more');
  assert.equal(await saving, true);
  assert.equal(edit.text.title, 'One more');
  assert.equal(edit.isDirty, true);
});

test('merged, a field that one changed is theirs, and one that both changed alike is no clash', () => {
  const base = { ...EMPTY_TEXT, title: 'a', summary: 'a', markdown: 'a' };
  const mine = { ...base, title: 'b', summary: 'same' };
  const theirs = { ...base, markdown: 'c', summary: 'same' };
  const { merged, clashes } = mergeTexts({ base, mine, theirs });
  assert.deepEqual(merged, { ...base, title: 'b', summary: 'same', markdown: 'c' });
  assert.deepEqual(clashes, []);
});

test('a place in the text is found by line and column, however lines end', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['one', 'two', 'three'].join(end);
    assert.equal(text.slice(offsetAt(text, 2, 2), offsetAt(text, 2, 2) + 2), 'wo');
    assert.equal(offsetAt(text, 1, 99), 3);
    assert.equal(offsetAt(text, 9, 9), text.length);
  }
});

test('entries are one a line, each once', () => {
  assert.deepEqual(entriesOf(' a \n\nb\na'), ['a', 'b']);
});

test('the list says which articles lack a language', () => {
  const { server } = stage();
  server.put('1', { group: 'g', locale: 'en' });
  server.put('2', { group: 'g', locale: 'de' });
  server.put('3', { group: 'h', locale: 'en', keywords: ['Größe'] });
  const rows = (words: string, locale: string | null, state: 'missing' | null = null) =>
    rowsOf([...server.articles.values()], { words, locale, state }).map((row) =>
      row.is === 'missing' ? `no ${row.locale} of ${row.article.id}` : row.article.id,
    );
  assert.deepEqual(rows('', 'de'), ['2', 'no de of 3']);
  assert.deepEqual(rows('', null), ['3', '2', '1']);
  assert.deepEqual(rows('', null, 'missing'), ['no de of 3']);
  assert.deepEqual(rows('grosse', null), []);
  assert.deepEqual(rows('GROßE', null), ['3']);
});
