import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { takePictures } from '../support/pictures.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** Width and height of a PNG, from its header. */
function sizeOf(png: Buffer): [number, number] {
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the README’s pictures are those that this run takes of widget and desk', async () => {
  const folder = at('dist/pictures');
  const readme = await readFile(at('README.md'), 'utf8');
  for (const name of await takePictures(folder, 'readme')) {
    const taken = await readFile(`${folder}/${name}`);
    assert.ok(readme.includes(`demo/pictures/${name}`), `the README shows ${name}`);
    const kept = await readFile(at(`demo/pictures/${name}`));
    assert.deepEqual(sizeOf(kept), sizeOf(taken), `${name} was taken by npm run pictures`);
    assert.ok(taken.length > 20_000, `${name} shows more than a blank page`);
  }
});
