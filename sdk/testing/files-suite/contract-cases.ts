import assert from 'node:assert/strict';
import { anyKey, bodyOf, filesCase, listed, textOf, whole, type FilesCase } from './files-case.ts';

const gone = { name: 'CareError', code: 'not-found' };

export const fileContractCases: readonly FilesCase[] = [
  filesCase('what was put whole can be read, as often as one likes', async (files) => {
    const key = anyKey();
    assert.equal(await files.put(key, bodyOf('Hello, ', 'world'), whole(12)), 12);
    assert.equal(await textOf(files, key), 'Hello, world');
    assert.equal(await textOf(files, key), 'Hello, world');
  }),

  filesCase(
    'bytes are kept as they are, also those of no text, in pieces of any size',
    async (files) => {
      const key = anyKey();
      const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 256);
      const pieces = [bytes.slice(0, 1), bytes.slice(1, 70_000), bytes.slice(70_000)];
      assert.equal(await files.put(key, bodyOf(...pieces), whole(bytes.length)), bytes.length);
      const read: Uint8Array[] = [];
      for await (const piece of await files.read(key)) read.push(piece);
      assert.ok(Buffer.concat(read).equals(bytes));
    },
  ),

  {
    title: 'what was put is there for whoever opens the place anew',
    async run(open) {
      const key = anyKey();
      await (await open()).put(key, bodyOf('kept'), whole(4));
      assert.equal(await textOf(await open(), key), 'kept');
    },
  },

  filesCase(
    'what is not there is not found, and nobody can read what is not finished',
    async (files) => {
      const key = anyKey();
      await assert.rejects(files.read(key), gone);
      assert.equal(await files.stat(key), null);
      await files.put(key, bodyOf('half'), whole(8));
      await assert.rejects(files.read(key), gone);
    },
  ),

  filesCase('the same name on two sites is two objects', async (files) => {
    const [here, there] = [anyKey(), anyKey()];
    await files.put(here, bodyOf('here'), whole(4));
    const same = { ...there, name: here.name };
    await assert.rejects(files.read(same), gone);
    await files.put(same, bodyOf('there'), whole(5));
    await files.delete(here);
    assert.equal(await textOf(files, same), 'there');
  }),

  filesCase(
    'more bytes than the size are refused, and nothing is left of the object',
    async (files) => {
      const key = anyKey();
      for (const pieces of [['123456'], ['123', '456'], ['12345', '6']]) {
        await assert.rejects(files.put(key, bodyOf(...pieces), whole(5)), { code: 'too-large' });
        assert.equal(await files.stat(key), null);
      }
      await files.put(key, bodyOf('123'), whole(5));
      await assert.rejects(files.put(key, bodyOf('456'), whole(5, 3)), { code: 'too-large' });
      assert.deepEqual(await listed(files, key.site), []);
    },
  ),

  filesCase('stat tells how much there is, and whether that is all', async (files) => {
    const key = anyKey();
    await files.put(key, bodyOf('half'), whole(8));
    const half = await files.stat(key);
    assert.deepEqual([half?.bytes, half?.finished], [4, false]);
    await files.put(key, bodyOf('more'), whole(8, 4));
    const all = await files.stat(key);
    assert.deepEqual(
      [all?.bytes, all?.finished, all?.site, all?.name],
      [8, true, key.site, key.name],
    );
    assert.ok(all!.changedAt > 0);
  }),

  filesCase(
    'a list has everything of its site, finished or not, and of no other',
    async (files) => {
      const one = anyKey();
      const other = anyKey(one.site);
      assert.deepEqual(await listed(files, one.site), []);
      await files.put(one, bodyOf('one'), whole(3));
      await files.put(other, bodyOf('o'), whole(5));
      await files.put(anyKey(), bodyOf('x'), whole(1));
      const expected = [`${one.name} 3 finished`, `${other.name} 1 unfinished`];
      assert.deepEqual(await listed(files, one.site), expected.sort());
    },
  ),

  filesCase(
    'what was deleted is gone, finished or not; deleting it again does nothing',
    async (files) => {
      const [done, begun] = [anyKey(), anyKey()];
      await files.put(done, bodyOf('all'), whole(3));
      await files.put(begun, bodyOf('a'), whole(3));
      for (const key of [done, begun]) {
        await files.delete(key);
        await files.delete(key);
        assert.equal(await files.stat(key), null);
        assert.deepEqual(await listed(files, key.site), []);
      }
      await files.put(done, bodyOf('new'), whole(3));
      assert.equal(await textOf(files, done), 'new');
    },
  ),

  filesCase('a reader that leaves early holds nobody up', async (files) => {
    const key = anyKey();
    await files.put(key, bodyOf(new Uint8Array(1_000_000)), whole(1_000_000));
    const reader = (await files.read(key)).getReader();
    assert.ok(((await reader.read()).value?.byteLength ?? 0) > 0);
    await reader.cancel();
    await files.delete(key);
    assert.equal(await files.stat(key), null);
  }),

  filesCase('a key that nobody made leads nowhere', async (files) => {
    const { site, name } = anyKey();
    for (const key of [
      { site, name: `../${name}` },
      { site, name: '' },
      { site, name: `${name}.part` },
      { site, name: 'a/b' },
      { site: '..', name },
      { site: '', name },
      { site: `${site}/..`, name },
      { site: 'a\0', name },
    ]) {
      await assert.rejects(files.put(key, bodyOf('x'), whole(1)), gone, JSON.stringify(key));
      await assert.rejects(files.read(key), gone);
    }
  }),
];
