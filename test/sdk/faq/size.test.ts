import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const ENGINE_MAX_BYTES = 6 * 1024;
const VOCABULARY_MAX_BYTES = 2 * 1024;

/** Compressed sizes of what a page would load, by the name of the source: `index`, and a file for each language. */
async function sizes(entry: string, external: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
    external: [...external],
  });
  return brotliCompressSync(outputFiles[0]!.contents).length;
}

test('the engine without a language keeps its size', async (t) => {
  const bytes = await sizes('sdk/faq/index.ts', ['./languages/*', './vocabularies/*']);
  t.diagnostic(`${bytes} bytes`);
  assert.ok(bytes <= ENGINE_MAX_BYTES, `${bytes} bytes`);
});

test('no language loads more words than it may', async (t) => {
  for (const folder of ['languages', 'vocabularies'])
    for (const name of readdirSync(`sdk/faq/${folder}`)) {
      const bytes = await sizes(`sdk/faq/${folder}/${name}`, []);
      t.diagnostic(`${folder}/${name}: ${bytes} bytes`);
      assert.ok(bytes <= VOCABULARY_MAX_BYTES, `${folder}/${name}: ${bytes} bytes`);
    }
});
