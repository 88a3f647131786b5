import assert from 'node:assert/strict';
import {
  anyKey,
  bodyOf,
  cutBody,
  filesCase,
  hangingBody,
  listed,
  textOf,
  whole,
  type FilesCase,
} from './files-case.ts';

const cut = new Error('The connection was cut.');

export const resumptionCases: readonly FilesCase[] = [
  filesCase('what came before a body broke off is held, and the rest may follow', async (files) => {
    const key = anyKey();
    await assert.rejects(files.put(key, cutBody(cut, 'Hel', 'lo'), whole(12)), cut);
    assert.equal((await files.stat(key))?.bytes, 5);
    await assert.rejects(files.put(key, cutBody(cut, ', wor'), whole(12, 5)), cut);
    assert.equal(await files.put(key, bodyOf('ld'), whole(12, 10)), 12);
    assert.equal(await textOf(files, key), 'Hello, world');
  }),

  filesCase(
    'another offset than what is held is a conflict, and changes nothing',
    async (files) => {
      const key = anyKey();
      const conflict = { name: 'CareError', code: 'conflict' };
      await assert.rejects(files.put(key, bodyOf('x'), whole(9, 3)), conflict);
      assert.equal(await files.stat(key), null);
      await files.put(key, bodyOf('Hello'), whole(9));
      for (const offset of [0, 4, 6])
        await assert.rejects(files.put(key, bodyOf('x'), whole(9, offset)), conflict);
      await files.put(key, bodyOf(' you'), whole(9, 5));
      assert.equal(await textOf(files, key), 'Hello you');
    },
  ),

  filesCase('asking for the rest of what is finished adds nothing', async (files) => {
    const key = anyKey();
    await files.put(key, bodyOf('all'), whole(3));
    assert.equal(await files.put(key, bodyOf(), whole(3, 3)), 3);
    assert.equal(await files.put(key, bodyOf('more'), whole(3, 3)), 3);
    await assert.rejects(files.put(key, bodyOf('new'), whole(3)), { code: 'conflict' });
    assert.equal(await textOf(files, key), 'all');
  }),

  filesCase(
    'a body that ends early leaves the object unfinished, and may end in nothing',
    async (files) => {
      const key = anyKey();
      assert.equal(await files.put(key, bodyOf('a'), whole(3)), 1);
      assert.equal(await files.put(key, bodyOf(), whole(3, 1)), 1);
      assert.equal(await files.put(key, bodyOf('bc'), whole(3, 1)), 3);
      assert.equal(await textOf(files, key), 'abc');
    },
  ),

  filesCase('nothing is left of an object of which no byte came', async (files) => {
    const key = anyKey();
    assert.equal(await files.put(key, bodyOf(), whole(3)), 0);
    await assert.rejects(files.put(key, cutBody(cut), whole(3)), cut);
    await assert.rejects(files.put(key, cutBody(cut, ''), whole(3)), cut);
    assert.deepEqual(await listed(files, key.site), []);
    assert.equal(await files.stat(key), null);
  }),

  filesCase(
    'a signal ends the wait for a body that hangs, and what came is held',
    async (files) => {
      const patience = new AbortController();
      const [silent, slow] = [anyKey(), anyKey()];
      const { signal } = patience;
      const waiting = [
        files.put(silent, hangingBody(), { offset: 0, size: 3, signal }),
        files.put(slow, hangingBody('ab'), { offset: 0, size: 3, signal }),
      ];
      while ((await files.stat(slow))?.bytes !== 2) await new Promise(setImmediate);
      patience.abort(cut);
      for (const one of waiting) await assert.rejects(one, cut);
      assert.equal(await files.stat(silent), null);
      assert.equal((await files.stat(slow))?.bytes, 2);
      await assert.rejects(files.put(anyKey(), bodyOf('x'), { offset: 0, size: 1, signal }), cut);
    },
  ),

  filesCase('objects that are put at once do not mix', async (files) => {
    const { site } = anyKey();
    const keys = Array.from({ length: 20 }, () => anyKey(site));
    const own = ({ name }: { name: string }) => name.repeat(100);
    await Promise.all(
      keys.map((key) => files.put(key, bodyOf(...own(key)), whole(own(key).length))),
    );
    for (const key of keys) assert.equal(await textOf(files, key), own(key));
  }),
];
