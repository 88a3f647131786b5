import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { UPLOAD_KEPT_MS } from '../../sdk/protocol/limits.ts';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { FileSender, newFileId, PDF, serveFiles } from './files-stage.ts';
import { RealPeer } from './server-stage.ts';

const HOUR = 3_600_000;
const announced = (bytes = PDF.length) => ({
  id: newFileId(),
  name: 'bill.pdf',
  type: 'application/pdf',
  bytes,
});

describe('whoever sends files', () => {
  let server: Awaited<ReturnType<typeof serveFiles>>;
  let clock: FakeClock;
  before(async () => {
    clock = new FakeClock(Date.UTC(2026, 0, 5));
    server = await serveFiles({ clock });
  });
  after(() => server.end());

  it('[F7] may begin ten an hour, also when they give them up, and is told when to come back', async () => {
    const me = await FileSender.contact(server.url);
    const many = await Promise.all(Array.from({ length: 14 }, () => me.begin(announced())));
    assert.equal(many.filter(({ status }) => status === 200).length, 10);
    const refused = many.find(({ status }) => status !== 200)!;
    assert.deepEqual([refused.status, refused.code], [429, 'rate-limited']);
    assert.equal(refused.headers.get('retry-after'), '3600');
    const begun = many.find(({ status }) => status === 200)!.body.id;
    await me.cancel(begun);
    assert.equal((await me.begin(announced())).status, 429);
    const other = await FileSender.contact(server.url);
    assert.equal((await other.begin(announced())).status, 200, 'others may');
    await clock.advance(HOUR);
    assert.equal((await me.begin(announced())).status, 200);
  });

  it('[F7] may send so many bytes a day, by what they announce', async () => {
    const me = await FileSender.contact(server.url);
    const ten = 10 * 1_048_576;
    for (let i = 0; i < 5; i++) assert.equal((await me.begin(announced(ten))).status, 200);
    assert.equal((await me.begin(announced(1))).status, 429);
    await clock.advance(23 * HOUR);
    assert.equal((await me.begin(announced(1))).status, 429);
    await clock.advance(HOUR);
    assert.equal((await me.begin(announced(1))).status, 200);
  });

  it('[F7] shares the site with all others, agents among them', async () => {
    const small = await serveFiles({ filePolicy: { siteBytesPerDay: 100 } });
    const [me, anna] = [await FileSender.contact(small.url), FileSender.agent(small.url)];
    assert.equal((await me.begin(announced(60))).status, 200);
    assert.equal((await anna.begin(announced(60))).status, 429);
    assert.equal((await anna.begin(announced(40))).status, 200);
    await small.end();
  });

  it('[F7] sends a kilobyte a second at least; what came is kept', async () => {
    const me = await FileSender.contact(server.url);
    const file = announced(50_000);
    await me.begin(file);
    const socket = await slowly(me, file.id, file.bytes);
    const answer = once(socket, 'data') as Promise<[Buffer]>;
    const send = async (bytes: number, offset: number) => {
      socket.write(Buffer.alloc(bytes, 'x'));
      while (Number((await me.standing(file.id)).offset) < offset);
    };
    await send(10_240, 10_240);
    await clock.advance(10_000);
    await send(10_239, 20_479);
    await clock.advance(10_000);
    assert.match(String((await answer)[0]), /^HTTP\/1.1 408 [^]*too-early/);
    socket.destroy();
    assert.equal((await me.standing(file.id)).offset, '20479');
  });

  it('[F7] does not keep the server waiting with a body that never comes, and leaves nothing', async () => {
    const before = await server.stored();
    const me = await FileSender.contact(server.url);
    const file = announced();
    await me.begin(file);
    const socket = await slowly(me, file.id, file.bytes);
    let said = '';
    socket.on('data', (data: Buffer) => (said += data.toString()));
    while (said === '') {
      await clock.advance(10_000);
      await me.standing(file.id);
    }
    assert.match(said, /^HTTP\/1.1 408 [^]*too-early/);
    socket.destroy();
    assert.deepEqual(await server.stored(), before);
  });

  it('finds what no message names forgotten after a day, and what is posted kept', async () => {
    const me = await FileSender.contact(server.url);
    const [posted, unposted] = [await me.sent(), await me.sent()];
    const begun = announced();
    await me.begin(begun);
    await me.add(begun.id, PDF.subarray(0, 9));
    const peer = await RealPeer.enter(server.url, { token: me.token });
    const conversation = await peer.start();
    await peer.act(conversation, { kind: 'message.post', text: '', files: [posted] });
    peer.socket.close();
    await clock.advance(UPLOAD_KEPT_MS + HOUR);
    while ((await server.stored()).length > 1) await clock.advance(0);
    assert.equal((await me.link(posted)).status, 200);
    for (const id of [unposted, begun.id]) assert.equal((await me.standing(id)).status, 404);
  });

  it('[F7] may ask as often as a socket may send frames', async () => {
    const strict = await serveFiles({ clock, rates: { framesPerSecond: 1, framesBurst: 5 } });
    const [me, other] = await Promise.all([1, 2].map(() => FileSender.contact(strict.url)));
    const ask = async () => (await me!.standing(newFileId())).status;
    for (let i = 0; i < 5; i++) assert.equal(await ask(), 404);
    assert.equal(await ask(), 429);
    assert.equal((await other!.standing(newFileId())).status, 404);
    await clock.advance(1_000);
    assert.equal(await ask(), 404);
    await strict.end();
  });

  it('may post as many files with a message as the merchant says', async () => {
    const strict = await serveFiles({ filePolicy: { maxCount: 1 } });
    const me = await FileSender.contact(strict.url);
    const files = [await me.sent(), await me.sent()];
    const peer = await RealPeer.enter(strict.url, { token: me.token });
    const conversation = await peer.start();
    const post = (of: string[]) =>
      peer.act(conversation, { kind: 'message.post', text: 'x', files: of });
    const both = await post(files);
    assert.equal(both.type === 'nak' && both.code, 'bad-request');
    assert.equal((await post(files.slice(0, 1))).type, 'ack');
    peer.socket.close();
    await strict.end();
  });
});

const noDescriptors = existsSync('/proc/self/fd') ? false : 'this system has no /proc';

describe('500 uploads that are cut', { skip: noDescriptors }, () => {
  it('leave no open file, and on the disk nothing that a day does not clear', async () => {
    const clock = new FakeClock(Date.UTC(2026, 0, 5));
    const server = await serveFiles({ clock, filePolicy: { visitorFilesPerHour: 1_000 } });
    const senders = await Promise.all(
      Array.from({ length: 5 }, () => FileSender.contact(server.url)),
    );
    await senders[0]!.sent();
    const openNow = async () => (await readdir('/proc/self/fd')).length;
    const atFirst = await openNow();
    for (let round = 0; round < 20; round++)
      await Promise.all(senders.flatMap((me) => [0, 0, 0, 5, 20].map((bytes) => cut(me, bytes))));
    while ((await openNow()) > atFirst + 30) await senders[0]!.standing(newFileId());
    const parts = (await server.stored()).filter((name) => name.endsWith('.part'));
    assert.ok(parts.length <= 200, `${parts.length} parts: of what had no byte nothing is kept`);
    await clock.advance(UPLOAD_KEPT_MS + HOUR);
    while ((await server.stored()).length > 0) await clock.advance(0);
    await server.end();
  });
});

describe('a server that stops', () => {
  it('breaks off what hangs, keeps what came, and leaves no timer', async () => {
    const store = await openStore('sqlite::memory:');
    const kept: Store = { ...store, close: async () => {} };
    const clock = new FakeClock();
    const first = await serveFiles({ store: kept, clock });
    const me = await FileSender.contact(first.url);
    const file = announced();
    await me.begin(file);
    const socket = await slowly(me, file.id, file.bytes);
    const ended = once(socket, 'close');
    socket.resume().write(PDF.subarray(0, 9));
    while ((await me.standing(file.id)).offset !== '9');
    await first.close();
    await ended;
    assert.equal(clock.pending, 0);
    const second = await serveFiles({ store: kept, clock, files: `disk:${first.folder}` });
    const again = new FileSender(second.url, me.headers);
    assert.equal((await again.standing(file.id)).offset, '9');
    assert.equal((await again.add(file.id, PDF.subarray(9), 9)).body.file?.state, 'ready');
    await second.end();
    await first.end();
    await store.close();
  });
});

/** The head of an upload, over a connection of its own. */
async function slowly(me: FileSender, id: string, bytes: number) {
  const { hostname, port } = new URL(me.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  const headers = { host: `${hostname}:${port}`, 'upload-offset': 0, 'content-length': bytes };
  const lines = Object.entries({ ...headers, ...me.headers }).map(([name, it]) => `${name}: ${it}`);
  socket.write(`PATCH /v1/files/${id}?site=demo HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  return socket;
}

async function cut(me: FileSender, bytes: number): Promise<void> {
  const file = announced(100);
  await me.begin(file);
  const socket = await slowly(me, file.id, 100);
  if (bytes > 0) {
    socket.write(Buffer.alloc(bytes, 'x'));
    while (Number((await me.standing(file.id)).offset) < bytes);
  }
  socket.destroy();
  await once(socket, 'close');
}
