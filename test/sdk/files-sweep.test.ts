import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inTurn } from '../../sdk/core/files/in-turn.ts';
import { sweepFiles } from '../../sdk/core/files/sweep-files.ts';
import { openDisk } from '../../sdk/files/disk.ts';
import { UPLOAD_KEPT_MS } from '../../sdk/protocol/limits.ts';
import { uuidV7 } from '../../sdk/protocol/ids.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { FileRow } from '../../sdk/stores/store.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { anyKey, bodyOf, whole } from '../../sdk/testing/files-suite/files-case.ts';

const NOW = Date.UTC(2026, 5, 1);
const LONG_AGO = NOW - 3 * UPLOAD_KEPT_MS;

function row(object: string, more: Partial<FileRow> = {}): FileRow {
  return {
    site: 'demo',
    id: uuidV7(NOW),
    owner: { role: 'contact', id: 'ada' },
    object,
    name: 'a.pdf',
    type: 'application/pdf',
    declaredBytes: 1,
    bytes: 1,
    hash: 'h',
    width: null,
    height: null,
    state: 'ready',
    conversation: 'c',
    op: 'o',
    createdAt: NOW,
    ...more,
  };
}

test('a sweep removes what no row and no message has, however much it is, and nothing else', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'care-sweep-'));
  t.after(() => rm(folder, { recursive: true }));
  const [files, store] = [await openDisk(folder), await openStore('sqlite::memory:')];
  t.after(() => store.close());
  const put = async (changedAt: number) => {
    const key = anyKey('demo');
    await files.put(key, bodyOf('x'), whole(1));
    await utimes(join(folder, 'demo', key.name), changedAt / 1000, changedAt / 1000);
    return key.name;
  };
  const orphan = await put(LONG_AGO);
  const perhapsInWork = await put(NOW - UPLOAD_KEPT_MS);
  const posted = await put(LONG_AGO);
  await store.files.add(row(posted, { createdAt: LONG_AGO }), []);
  const unused = { conversation: null, op: null };
  const fresh = await put(LONG_AGO);
  await store.files.add(row(fresh, { ...unused, createdAt: NOW - UPLOAD_KEPT_MS }), []);
  const old: string[] = [];
  for (let i = 0; i < 250; i++) {
    old.push(await put(LONG_AGO));
    await store.files.add(row(old[i]!, { ...unused, createdAt: LONG_AGO + i }), []);
  }
  await sweepFiles({ store, files, clock: new FakeClock(NOW) }, ['demo', 'empty']);
  const left: string[] = [];
  for await (const { name } of files.list('demo')) left.push(name);
  assert.deepEqual(left.sort(), [perhapsInWork, posted, fresh].sort());
  assert.equal(left.includes(orphan), false);
  assert.deepEqual(
    (await store.files.unused(NOW, 999)).map(({ object }) => object),
    [fresh],
  );
});

test('work in turn: never more at once than allowed, in order, and failures free their place', async () => {
  const turn = inTurn(2);
  const log: string[] = [];
  const open: (() => void)[] = [];
  const job = (name: string) =>
    turn(async () => {
      log.push(name);
      await new Promise<void>((resolve) => open.push(resolve));
      if (name === 'b') throw new Error(name);
      return name;
    });
  const all = Promise.allSettled(['a', 'b', 'c', 'd'].map(job));
  for (const expected of ['ab', 'abc', 'abcd', 'abcd']) {
    while (log.length < expected.length) await new Promise(setImmediate);
    assert.equal(log.join(''), expected);
    open.shift()!();
  }
  const done = (await all).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'));
  assert.deepEqual(done, ['a', 'failed', 'c', 'd']);
});
