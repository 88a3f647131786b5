// Every adapter in sdk/files keeps the port's contract, on a real disk.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openDisk } from '../../sdk/files/disk.ts';
import { openFiles } from '../../sdk/files/open-files.ts';
import { anyKey, bodyOf, cutBody, whole } from '../../sdk/testing/files-suite/files-case.ts';
import { filesSuite } from '../../sdk/testing/files-suite.ts';

/** Files of sdk/files that are not adapters. */
const NO_ADAPTERS = new Set(['files.ts', 'open-files.ts']);
const TESTED = ['disk.ts'];

describe('files', () => {
  it('every adapter in sdk/files runs the contract suite', async () => {
    const all = await readdir(new URL('../../sdk/files/', import.meta.url), {
      withFileTypes: true,
    });
    const adapters = all
      .filter((file) => file.isFile() && !NO_ADAPTERS.has(file.name))
      .map(({ name }) => name);
    assert.deepEqual(adapters, TESTED);
  });
});

describe('disk.ts', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'care-disk-'))));
  after(() => rm(folder, { recursive: true }));

  for (const { title, run } of filesSuite) it(title, () => run(() => openDisk(folder)));

  it('has a folder for each site, and in it nothing but random names that only its user reads', async () => {
    const files = await openDisk(folder);
    const key = anyKey();
    await files.put(key, bodyOf('x'), whole(1));
    assert.deepEqual(await readdir(join(folder, key.site)), [key.name]);
    const { mode } = await stat(join(folder, key.site, key.name));
    assert.equal(mode & 0o077, 0);
    assert.equal((await stat(join(folder, key.site))).mode & 0o077, 0);
  });

  it('goes on with what another process had written wholly and not yet said', async () => {
    const files = await openDisk(folder);
    const key = anyKey();
    await mkdir(join(folder, key.site));
    await writeFile(join(folder, key.site, `${key.name}.part`), 'all');
    assert.equal(await files.put(key, bodyOf(), whole(3, 3)), 3);
    assert.equal((await files.stat(key))?.finished, true);
  });

  it('leaves strangers’ files alone', async () => {
    const files = await openDisk(folder);
    const key = anyKey();
    await files.put(key, bodyOf('x'), whole(1));
    await writeFile(join(folder, key.site, 'notes.txt'), 'mine');
    const names: string[] = [];
    for await (const { name } of files.list(key.site)) names.push(name);
    assert.deepEqual(names, [key.name]);
  });

  it('holds no file open after 500 bodies that broke off', { skip: noDescriptors() }, async () => {
    const files = await openDisk(folder);
    const { site } = anyKey();
    const openFilesNow = async () => (await readdir('/proc/self/fd')).length;
    const atFirst = await openFilesNow();
    const cut = new Error('cut');
    for (let round = 0; round < 10; round++)
      await Promise.allSettled(
        Array.from({ length: 50 }, (_, i) => {
          const body = i % 2 === 0 ? cutBody(cut) : cutBody(cut, 'some', 'bytes');
          return files.put(anyKey(site), body, whole(100));
        }),
      );
    assert.ok((await openFilesNow()) <= atFirst + 2);
    assert.equal((await readdir(join(folder, site))).length, 250, 'half of them had no byte');
    for await (const key of files.list(site)) await files.delete(key);
    assert.deepEqual(await readdir(join(folder, site)), []);
  });

  it('is opened by its address, and says what to do about one that cannot be used', async () => {
    assert.equal((await openFiles(`disk:${join(folder, 'new', 'deep')}`)).kind, 'disk');
    await writeFile(join(folder, 'file'), '');
    await assert.rejects(openFiles(`disk:${join(folder, 'file')}`), /is a file.*name a folder/);
    await assert.rejects(openFiles(`disk:${join(folder, 'file', 'x')}`), /lies below one/);
    await assert.rejects(openFiles('s3:bucket'), { code: 'bad-request' });
    await assert.rejects(openFiles('disk:'), { code: 'bad-request' });
  });
});

function noDescriptors(): string | false {
  return existsSync('/proc/self/fd') ? false : 'this system does not list open files in /proc';
}
