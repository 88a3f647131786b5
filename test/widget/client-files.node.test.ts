// Uploads against a server that keeps the rules F1 to F4, over a line that a test breaks where it likes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UPLOAD_CHUNK_BYTES } from '../../sdk/protocol/limits.ts';
import type { CareClient } from '../../widget/client/care-client.ts';
import { ClientBench, isSettled, only } from '../support/client-bench.ts';
import { ScriptedUploads } from '../support/scripted-uploads.ts';

/** Not a whole number of pieces. */
const BYTES = 2 * UPLOAD_CHUNK_BYTES + 17;
const picture = (name = 'room.jpg', bytes = BYTES) =>
  new File([Uint8Array.from({ length: bytes }, (_, i) => i % 251)], name, { type: 'image/jpeg' });

async function stage(): Promise<{ bench: ClientBench; uploads: ScriptedUploads; tab: CareClient }> {
  const bench = new ClientBench();
  const uploads = new ScriptedUploads();
  const tab = await bench.connected({ fetch: uploads.fetch });
  return { bench, uploads, tab };
}

test('[F1] a file goes up in pieces, in the name of the contact, and is ready with what the server says of it', async () => {
  const { bench, uploads, tab } = await stage();
  const seen: number[] = [];
  const upload = (await tab.files()).upload(picture(), () => seen.push(upload.sent));
  await bench.until(() => upload.state === 'ready');
  assert.equal(upload.info?.name, 'room.jpg');
  assert.deepEqual(uploads.asked, ['POST', 'PATCH 0', 'PATCH 262144', 'PATCH 524288']);
  assert.deepEqual([...new Set(seen)], [0, UPLOAD_CHUNK_BYTES, 2 * UPLOAD_CHUNK_BYTES, BYTES]);
  assert.ok(uploads.tokens.size === 1 && [...uploads.tokens][0]!.startsWith('Bearer '));
  assert.deepEqual(uploads.kept(upload.id), new Uint8Array(await picture().arrayBuffer()));
});

test('[F2] whatever request or answer is lost, the same upload goes on where it stands', async () => {
  for (const how of ['request', 'answer'] as const)
    for (let which = 0; which < 4; which++) {
      const { bench, uploads, tab } = await stage();
      uploads.lose = (nth) => (nth === which ? how : null);
      const upload = (await tab.files()).upload(picture(), () => {});
      await bench.until(() => upload.state === 'ready');
      assert.deepEqual(uploads.ids, new Set([upload.id]), `${how} ${which}`);
      assert.deepEqual(uploads.kept(upload.id), new Uint8Array(await picture().arrayBuffer()));
    }
});

test('what is refused for good fails with its code, and goes on when somebody tries again', async () => {
  const { bench, uploads, tab } = await stage();
  uploads.refuse = 'file-refused';
  const upload = (await tab.files()).upload(picture(), () => {});
  await bench.until(() => upload.state === 'failed');
  assert.equal(upload.code, 'file-refused');
  uploads.refuse = null;
  upload.retry();
  await bench.until(() => upload.state === 'ready');
  assert.deepEqual(uploads.ids, new Set([upload.id]));
});

test('a server that is busy is asked again, not before it said', async () => {
  const { bench, uploads, tab } = await stage();
  uploads.refuse = 'rate-limited';
  const upload = (await tab.files()).upload(picture(), () => {});
  await bench.clock.advance(900);
  uploads.refuse = null;
  assert.equal(uploads.asked.length, 1);
  await bench.until(() => upload.state === 'ready');
});

test('nothing is asked for without a connection; with one it goes on by itself', async () => {
  const { bench, uploads, tab } = await stage();
  bench.server.network.reachable = false;
  bench.server.network.cut();
  await bench.until(() => tab.snapshot.link.at !== 'ready');
  const upload = (await tab.files()).upload(picture(), () => {});
  await bench.clock.advance(5_000);
  assert.deepEqual([upload.state, uploads.asked], ['waiting', []]);
  bench.server.network.reachable = true;
  await bench.until(() => upload.state === 'ready');
});

test('one file goes after the other; what is cancelled leaves its turn, and the server is told', async () => {
  const { bench, uploads, tab } = await stage();
  const files = await tab.files();
  const [first, second, third] = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) =>
    files.upload(picture(name, 10), () => {}),
  );
  uploads.stall = true;
  await bench.clock.advance(50);
  assert.deepEqual([first!.state, second!.state, third!.state], ['sending', 'waiting', 'waiting']);
  first!.cancel();
  second!.cancel();
  uploads.stall = false;
  await bench.until(() => third!.state === 'ready');
  assert.deepEqual(uploads.ids, new Set([third!.id]));
  assert.ok(uploads.asked.includes('DELETE'));
});

test('an answer that never comes is given up after a minute', async () => {
  const { bench, uploads, tab } = await stage();
  uploads.stall = true;
  const upload = (await tab.files()).upload(picture(), () => {});
  await bench.clock.advance(1_000);
  uploads.stall = false;
  await bench.until(() => upload.state === 'ready', 70_000);
});

test('[O13] a message names its files, and may have no text', async () => {
  const { bench, tab } = await stage();
  bench.server.network.fate = () => 'hold';
  await tab.post(null, '', ['018f4e2a-1111-7000-8000-000000000001']);
  const [op] = only(tab).pending.filter(({ action }) => action.kind === 'message.post');
  assert.deepEqual(op!.action, {
    kind: 'message.post',
    text: '',
    files: ['018f4e2a-1111-7000-8000-000000000001'],
  });
  bench.server.network.fate = () => 'pass';
  bench.server.network.release();
  await bench.until(() => isSettled(tab));
  await assert.rejects(tab.post(null, ' '), { code: 'bad-request' });
});

test('[F6] an address is asked for once while it is good, and anew when it is not', async () => {
  const { bench, uploads, tab } = await stage();
  const files = await tab.files();
  const upload = files.upload(picture(), () => {});
  await bench.until(() => upload.state === 'ready');
  uploads.asked.length = 0;
  const first = await files.link(upload.id);
  assert.match(first.url!, /^https:\/\/care\.example\/v1\/files\//);
  await files.link(upload.id);
  assert.deepEqual(uploads.asked, ['link']);
  const next = await files.link(upload.id, first.url);
  assert.notEqual(next.url, first.url);
  await bench.clock.advance(290_000);
  await files.link(upload.id);
  assert.deepEqual(uploads.asked, ['link', 'link', 'link']);
});

test('[F5] what is being checked or was blocked has no address', async () => {
  const { bench, uploads, tab } = await stage();
  const files = await tab.files();
  const upload = files.upload(picture(), () => {});
  await bench.until(() => upload.state === 'ready');
  uploads.state = 'blocked';
  const { file, url } = await files.link(upload.id);
  assert.deepEqual([file.state, url], ['blocked', null]);
});

test('[O13] a file that is not found is said to be so, and no reason to begin another conversation', async () => {
  const { bench, tab } = await stage();
  await tab.post(null, 'hello');
  await bench.until(() => isSettled(tab));
  const { id } = only(tab);
  bench.server.refuse = () => ({ code: 'not-found' });
  await tab.post(id, 'see', ['018f4e2a-1111-7000-8000-000000000001']);
  await bench.until(() => only(tab).pending[0]?.state === 'failed');
  assert.equal(only(tab).id, id);
});
