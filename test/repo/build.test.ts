import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFolder } from '../support/compress-folder.ts';
import { shortenTemplate } from '../support/shorten-templates.ts';
import { BUBBLE_MAX_BYTES, OPENED_MAX_BYTES, SPARE_MAX_BYTES, weigh } from '../support/weigh.ts';

/** A built folder whose scripts hold so many bytes that no compression can shorten. */
function weighed(t: { after(run: () => void): void }, scripts: Record<string, number>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'care-weigh-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(scripts))
    writeFileSync(join(folder, name), randomBytes(bytes));
  compressFolder(folder);
  return weigh(folder, () => {});
}

test('a bundle within its sizes passes', (t) => {
  assert.deepEqual(
    weighed(t, { 'care-widget.js': 3_000, 'care-panel-x.js': 20_000, 'care-desk.js': 9 }),
    [],
  );
});

test('a bubble or panel over its size fails the build', (t) => {
  const [bubble] = weighed(t, {
    'care-widget.js': BUBBLE_MAX_BYTES + 9,
    'care-panel-x.js': 9,
    'care-desk.js': 9,
  });
  assert.match(bubble!, /visible bubble is \d+ bytes over/);
  const [opened] = weighed(t, {
    'care-widget.js': 9,
    'care-panel-x.js': OPENED_MAX_BYTES,
    'care-desk.js': 9,
  });
  assert.match(opened!, /Opened panel .* is \d+ bytes over/);
});

test('a chat of more than one chunk fails the build', (t) => {
  const scripts = { 'care-widget.js': 9, 'care-panel-x.js': 9, 'care-desk.js': 9, 'icons-y.js': 9 };
  assert.match(weighed(t, scripts).join(), /one request after intent.*icons-y\.js/);
  assert.match(weighed(t, { 'care-widget.js': 9, 'care-desk.js': 9 }).join(), /found 0/);
});

test('the spare has a size of its own, and is not part of the opened chat', (t) => {
  const chat = { 'care-widget.js': 9, 'care-panel-x.js': OPENED_MAX_BYTES - 99, 'care-desk.js': 9 };
  assert.deepEqual(weighed(t, { ...chat, 'care-spare-x.js': SPARE_MAX_BYTES - 99 }), []);
  const [heavy] = weighed(t, { ...chat, 'care-spare-x.js': SPARE_MAX_BYTES + 9 });
  assert.match(heavy!, /Spare.* is \d+ bytes over/);
  const [two] = weighed(t, { ...chat, 'care-spare-x.js': 9, 'care-spare-y.js': 9 });
  assert.match(two!, /one spare/);
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
    .a .b > p { margin: 0 4px; content: 'a ; { b'; }
    :host(:not([open])) { width: calc(1px + 2px); }`;
  assert.equal(
    shortenTemplate('css', source),
    ` .a .b>p{margin:0 4px;content:'a ; { b'}:host(:not([open])){width:calc(1px + 2px)}`,
  );
});

test('markup keeps one space where it had a line break', () => {
  assert.equal(shortenTemplate('html', '<b>a</b>\n      <i>b</i>'), '<b>a</b> <i>b</i>');
});
