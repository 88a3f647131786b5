import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFolder } from '../support/compress-folder.ts';
import { shortenTemplate } from '../support/shorten-templates.ts';
import {
  ARTICLES_MAX_BYTES,
  BUBBLE_MAX_BYTES,
  LATER_MAX_BYTES,
  OPENED_MAX_BYTES,
  weigh,
} from '../support/weigh.ts';

/** A built folder whose scripts hold so many bytes that no compression can shorten. */
function weighed(t: { after(run: () => void): void }, scripts: Record<string, number>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'care-weigh-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(scripts))
    writeFileSync(join(folder, name), randomBytes(bytes));
  compressFolder(folder);
  return weigh(folder, () => {});
}

const LIGHT = {
  'care-widget.js': 9,
  'care-desk.js': 9,
  'care-panel-12345678.js': 9,
  'care-words-en-12345678.js': 9,
};

test('a bundle within its sizes passes', (t) => {
  const chat = { ...LIGHT, 'care-widget.js': 3_000, 'care-panel-12345678.js': 20_000 };
  assert.deepEqual(weighed(t, { ...chat, 'care-spare-x.js': LATER_MAX_BYTES - 99 }), []);
});

test('a bubble or panel over its size fails the build', (t) => {
  const [bubble] = weighed(t, { ...LIGHT, 'care-widget.js': BUBBLE_MAX_BYTES + 9 });
  assert.match(bubble!, /visible bubble is \d+ bytes over/);
  const [opened] = weighed(t, { ...LIGHT, 'care-panel-12345678.js': OPENED_MAX_BYTES });
  assert.match(opened!, /Opened panel .* is \d+ bytes over/);
});

test('of the words, one language counts: the largest', (t) => {
  const words = { 'care-words-de-12345678.js': 2_000, 'care-words-ja-12345678.js': 3_000 };
  const panel = (bytes: number) => ({ ...LIGHT, ...words, 'care-panel-12345678.js': bytes });
  assert.deepEqual(weighed(t, panel(OPENED_MAX_BYTES - 3_099)), []);
  assert.match(weighed(t, panel(OPENED_MAX_BYTES - 2_999)).join(), /Opened panel .* over/);
});

test('a build without words, or with two panels, fails', (t) => {
  const { 'care-words-en-12345678.js': _, ...wordless } = LIGHT;
  assert.match(weighed(t, wordless).join(), /words for each language/);
  assert.match(weighed(t, { ...LIGHT, 'care-panel-87654321.js': 9 }).join(), /found 2/);
});

test('what comes later has a size of its own, and is not part of the opened chat', (t) => {
  const chat = { ...LIGHT, 'care-panel-12345678.js': OPENED_MAX_BYTES - 99 };
  assert.deepEqual(weighed(t, { ...chat, 'care-spare-x.js': LATER_MAX_BYTES - 99 }), []);
  const [heavy] = weighed(t, { ...chat, 'care-data-x.js': LATER_MAX_BYTES + 9 });
  assert.match(heavy!, /care-data-x\.js is \d+ bytes over/);
});

test('the desk’s articles have a size of their own', (t) => {
  const articles = (bytes: number) => ({ ...LIGHT, 'care-articles-12345678.js': bytes });
  assert.deepEqual(weighed(t, articles(ARTICLES_MAX_BYTES - 99)), []);
  assert.match(
    weighed(t, articles(ARTICLES_MAX_BYTES + 9)).join(),
    /care-articles-.* is \d+ bytes over/,
  );
});

test('files beside the scripts are the same, compressed', () => {
  const scripts = readdirSync('dist/browser').filter((name) => name.endsWith('.js'));
  assert.ok(scripts.length >= 3);
  for (const name of scripts) {
    const read = (ending: string) => readFileSync(`dist/browser/${name}${ending}`);
    assert.deepEqual(brotliDecompressSync(read('.br')), read(''));
    assert.deepEqual(gunzipSync(read('.gz')), read(''));
  }
});

test('CSS keeps what its whitespace means, and what is in quotes', () => {
  const source = `
    /* why */
    .a .b > p { margin: 0 4px !important; content: 'a ; { b'; }
    :host(:not([open])) { width: calc( 1px + 0.2px ); rotate: 10.5deg; }`;
  assert.equal(
    shortenTemplate('css', source),
    ` .a .b>p{margin:0 4px!important;content:'a ; { b'}:host(:not([open])){width:calc(1px + .2px);rotate:10.5deg}`,
  );
});

test('markup keeps one space where it had a line break', () => {
  assert.equal(shortenTemplate('html', '<b>a</b>\n      <i>b</i>'), '<b>a</b> <i>b</i>');
});
