import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { ScannedFile } from '../../sdk/server/index.ts';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { FileSender, PDF, serveFiles } from './files-stage.ts';
import { RealPeer } from './server-stage.ts';

type Verdict = 'clean' | 'infected';

interface Asked {
  resolve(verdict: Verdict): void;
  reject(error: Error): void;
}

/** A scanner that says what it is told to say, when it is told. */
function scanner() {
  const seen: ScannedFile[] = [];
  const open: Asked[] = [];
  const scanFile = (file: ScannedFile) => {
    seen.push(file);
    return new Promise<Verdict>((resolve, reject) => open.push({ resolve, reject }));
  };
  return { seen, open, scanFile };
}

describe('with a scanner', () => {
  it('[F5] a file is pending until it is found clean, and may be posted meanwhile', async () => {
    const { seen, open, scanFile } = scanner();
    const server = await serveFiles({ scanFile });
    const me = await FileSender.contact(server.url);
    const { body } = await me.send(PDF, 'bill.pdf', 'application/pdf');
    const { id, state } = body.file!;
    assert.equal(state, 'pending');
    const peer = await RealPeer.enter(server.url, { token: me.token });
    const conversation = await peer.start();
    const post = { kind: 'message.post', text: '', files: [id] } as const;
    assert.equal((await peer.act(conversation, { ...post, files: [id] })).type, 'ack');
    const waiting = await me.link(id);
    assert.deepEqual([waiting.body.file?.state, waiting.body.url], ['pending', undefined]);
    const [file] = seen;
    assert.deepEqual(
      [file?.site, file?.id, file?.name, file?.bytes],
      ['demo', id, 'bill.pdf', PDF.length],
    );
    assert.equal(file?.hash, createHash('sha256').update(PDF).digest('hex'));
    const read: Uint8Array[] = [];
    for await (const piece of await file.read()) read.push(piece);
    assert.ok(Buffer.concat(read).equals(PDF));
    assert.equal(seen.length, 1, 'it is asked once');
    open[0]!.resolve('clean');
    let link = waiting;
    while (!link.body.url) link = await me.link(id);
    assert.equal(link.body.file?.state, 'ready');
    assert.equal((await fetch(`${server.url}${link.body.url}`)).status, 200);
    peer.socket.close();
    await server.end();
  });

  it('[F5] what it blocks is deleted at once, and nobody ever gets it', async () => {
    const { open, scanFile } = scanner();
    const server = await serveFiles({ scanFile });
    const me = await FileSender.contact(server.url);
    const id = await me.sent();
    open[0]!.resolve('infected');
    while ((await me.link(id)).body.file?.state !== 'blocked');
    while ((await server.stored()).length > 0);
    assert.equal((await me.link(id)).body.url, undefined);
    const peer = await RealPeer.enter(server.url, { token: me.token });
    const conversation = await peer.start();
    const nak = await peer.act(conversation, { kind: 'message.post', text: 'x', files: [id] });
    assert.equal(nak.type === 'nak' && nak.code, 'file-refused');
    assert.ok(server.complaints.some((line) => /blocked by the scanner/.test(line)));
    peer.socket.close();
    await server.end();
  });

  it('[F5] that fails the file stays pending, is reported, and is shown to it again', async () => {
    const { seen, open, scanFile } = scanner();
    const clock = new FakeClock();
    const server = await serveFiles({ scanFile, clock });
    const me = await FileSender.contact(server.url);
    const id = await me.sent();
    open[0]!.reject(new Error('The scanner is down.'));
    while (server.complaints.length === 0) await me.link(id);
    assert.match(server.complaints[0]!, /could not be scanned.*The scanner is down/);
    assert.equal((await me.link(id)).body.file?.state, 'pending');
    assert.equal(seen.length, 1, 'it is left in peace for a while');
    await clock.advance(60_000);
    await me.link(id);
    assert.equal(seen.length, 2);
    open[1]!.resolve('clean');
    while (!(await me.link(id)).body.url);
    await server.end();
  });
});
