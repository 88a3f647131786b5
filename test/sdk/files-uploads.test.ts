import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { DownFrame, DownFrameOf } from '../../sdk/protocol/down.ts';
import type { Happening } from '../../sdk/protocol/events.ts';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { FileSender, newFileId, PDF, picture, serveFiles } from './files-stage.ts';
import { RealPeer } from './server-stage.ts';

type Message = Extract<Happening, { kind: 'message.posted' }>;
type MessageFrame = DownFrameOf<'event'> & { event: { what: Message } };

function isMessage(frame: DownFrame): frame is MessageFrame {
  return frame.type === 'event' && frame.event.what.kind === 'message.posted';
}

const pdf = (id: string, bytes = PDF.length) => ({
  id,
  name: 'bill.pdf',
  type: 'application/pdf',
  bytes,
});

describe('an upload', () => {
  let server: Awaited<ReturnType<typeof serveFiles>>;
  before(async () => (server = await serveFiles({ filePolicy: { visitorFilesPerHour: 1_000 } })));
  after(() => server.end());
  const contact = () => FileSender.contact(server.url);

  it('[F1] [F2] goes in pieces, each where the one before ended, and ends with what was found', async () => {
    const me = await contact();
    const id = newFileId();
    const begun = await me.begin(pdf(id));
    assert.deepEqual(begun.body, { id, offset: 0, upload: `/v1/files/${id}?site=demo` });
    assert.equal((await me.add(id, PDF.subarray(0, 10))).offset, '10');
    const done = await me.add(id, PDF.subarray(10), 10);
    const file = { ...pdf(id), state: 'ready' };
    assert.deepEqual(done.body, { ...begun.body, offset: PDF.length, file });
    assert.equal(done.headers.get('access-control-expose-headers'), 'Upload-Offset, Retry-After');
  });

  it('[F1] asked for again says how far it is, and never begins anew', async () => {
    const me = await contact();
    const id = newFileId();
    await me.begin(pdf(id));
    await me.add(id, PDF.subarray(0, 10));
    assert.equal((await me.begin(pdf(id))).body.offset, 10);
    await me.add(id, PDF.subarray(10), 10);
    const again = await me.begin(pdf(id));
    assert.deepEqual([again.body.offset, again.body.file?.state], [PDF.length, 'ready']);
    for (const other of [{ bytes: 9 }, { name: 'other.pdf' }])
      assert.equal((await me.begin({ ...pdf(id), ...other })).code, 'conflict');
    assert.equal((await server.stored()).filter((name) => name.endsWith('.part')).length, 0);
  });

  it('[F4] whose last answer was lost is repeated with no bytes, or with the same', async () => {
    const me = await contact();
    const id = newFileId();
    await me.begin(pdf(id));
    const first = await me.add(id, PDF);
    const files = await server.stored();
    assert.deepEqual((await me.add(id, '', PDF.length)).body, first.body);
    assert.deepEqual((await me.add(id, PDF, 0)).body, first.body);
    assert.deepEqual(await server.stored(), files);
  });

  it('[F2] is told the right offset when it comes with another', async () => {
    const me = await contact();
    const id = newFileId();
    await me.begin(pdf(id));
    await me.add(id, PDF.subarray(0, 10));
    for (const offset of [0, 9, 11, 1_000]) {
      const wrong = await me.add(id, PDF.subarray(10), offset);
      assert.deepEqual([wrong.status, wrong.code, wrong.offset], [409, 'conflict', '10']);
    }
    for (const offset of ['', '-1', 'x', '1e3'])
      assert.equal((await me.add(id, PDF, offset)).code, 'bad-request');
    assert.equal((await me.add(id, PDF.subarray(10), 10)).status, 200);
  });

  it('[F2] [F3] keeps what came before its connection was cut, and goes on from there', async () => {
    const me = await contact();
    const bytes = await picture('png', 400, 300);
    for (const share of [0.01, 0.5, 0.99]) {
      const id = newFileId();
      const half = Math.max(1, Math.floor(bytes.length * share));
      await me.begin({ id, name: 'a.png', type: 'image/png', bytes: bytes.length });
      await cutAfter(me, id, bytes, half);
      let offset = 0;
      while (offset < half) offset = Number((await me.standing(id)).offset);
      assert.equal(offset, half);
      const { status, body } = await me.add(id, bytes.subarray(offset), offset);
      assert.deepEqual([status, body.file?.width, body.file?.height], [200, 400, 300]);
    }
  });

  it('[F2] is taken over by a newer request from one that hangs', async () => {
    const me = await contact();
    const id = newFileId();
    await me.begin(pdf(id));
    const hanging = await halfSent(me, id, PDF, 5);
    while ((await me.standing(id)).offset !== '5');
    const over = await me.add(id, PDF.subarray(5), 5);
    assert.ok(over.status === 200 || over.status === 409, String(over.status));
    if (over.status === 409) assert.equal((await me.add(id, PDF.subarray(5), 5)).status, 200);
    hanging.destroy();
  });

  it('[F2] with more bytes than it announced is refused, and nothing of it is kept', async () => {
    const me = await contact();
    const before = await server.stored();
    const id = newFileId();
    await me.begin(pdf(id, 10));
    const over = await me.add(id, PDF);
    assert.deepEqual([over.status, over.code], [413, 'too-large']);
    assert.deepEqual(await server.stored(), before);
    assert.equal((await me.add(id, PDF.subarray(0, 10))).code, 'file-refused');
  });

  it('[F3] that was given up is gone, and its id cannot be used again', async () => {
    const me = await contact();
    const before = await server.stored();
    const ids = [newFileId(), await me.sent()];
    await me.begin(pdf(ids[0]!));
    await me.add(ids[0]!, PDF.subarray(0, 10));
    for (const id of ids) {
      assert.equal((await me.cancel(id)).status, 204);
      assert.equal((await me.cancel(id)).status, 404);
      assert.equal((await me.standing(id)).status, 404);
      assert.equal((await me.begin(pdf(id))).status, 404);
    }
    assert.deepEqual(await server.stored(), before);
  });

  it('[O13] becomes a message’s, and of that one alone', async () => {
    const me = await contact();
    const id = await me.sent(await picture('jpeg'), 'shoe.jpg', 'image/jpeg');
    const peer = await RealPeer.enter(server.url, { token: me.token });
    const conversation = await peer.start();
    const posted = await peer.act(conversation, { kind: 'message.post', text: '', files: [id] });
    assert.equal(posted.type, 'ack');
    const { event } = await peer.until(isMessage);
    const [file] = event.what.files!;
    assert.deepEqual(
      [file?.id, file?.name, file?.type, file?.width, file?.state],
      [id, 'shoe.jpg', 'image/jpeg', 30, 'ready'],
    );
    const again = await peer.act(conversation, { kind: 'message.post', text: 'x', files: [id] });
    assert.equal(again.type === 'nak' && again.code, 'file-used');
    assert.deepEqual(
      [(await me.cancel(id)).status, (await me.cancel(id)).code],
      [409, 'file-used'],
    );
    const stranger = await RealPeer.enter(server.url);
    const other = await stranger.start();
    const theirs = await stranger.act(other, { kind: 'message.post', text: 'x', files: [id] });
    assert.equal(theirs.type === 'nak' && theirs.code, 'not-found');
    for (const one of [peer, stranger]) one.socket.close();
  });

  it('[O13] is in no message before all of its bytes are there', async () => {
    const me = await contact();
    const id = newFileId();
    await me.begin(pdf(id));
    await me.add(id, PDF.subarray(0, 10));
    const peer = await RealPeer.enter(server.url, { token: me.token });
    const conversation = await peer.start();
    const early = await peer.act(conversation, { kind: 'message.post', text: 'x', files: [id] });
    assert.equal(early.type === 'nak' && early.code, 'file-incomplete');
    await me.add(id, PDF.subarray(10), 10);
    const now = await peer.act(conversation, { kind: 'message.post', text: 'x', files: [id] });
    assert.equal(now.type, 'ack');
    peer.socket.close();
  });

  it('is answered plainly when what announces it is wrong', async () => {
    const me = await contact();
    for (const wrong of [
      { ...pdf(uuidV4()) },
      { ...pdf('x') },
      { ...pdf(newFileId()), bytes: 0 },
      { ...pdf(newFileId()), bytes: 1.5 },
      { ...pdf(newFileId()), name: '' },
      { id: newFileId() },
      [],
    ])
      assert.equal((await me.begin(wrong)).code, 'bad-request', JSON.stringify(wrong));
    const much = { ...pdf(newFileId()), name: 'x'.repeat(5_000) };
    assert.equal((await me.begin(much)).code, 'too-large');
    assert.equal((await me.add('x', PDF)).status, 404);
    assert.equal((await me.add(newFileId(), PDF)).status, 404);
  });
});

/** Sends the head of a PATCH and part of its body over a connection of its own. */
async function halfSent(me: FileSender, id: string, bytes: Uint8Array, part: number) {
  const { hostname, port } = new URL(me.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = [
    `PATCH /v1/files/${id}?site=demo HTTP/1.1`,
    `host: ${hostname}:${port}`,
    `content-length: ${bytes.byteLength}`,
    'upload-offset: 0',
    ...Object.entries(me.headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.on('error', () => {});
  await new Promise((resolve) => socket.write(bytes.subarray(0, part), resolve));
  return socket;
}

async function cutAfter(me: FileSender, id: string, bytes: Uint8Array, part: number) {
  const socket = await halfSent(me, id, bytes, part);
  while (Number((await me.standing(id)).offset) < part);
  socket.destroy();
  await once(socket, 'close');
}
