// Two servers of one shop: one database and one folder. The secret for links is in the database.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { FileSender, newFileId, PDF, serveFiles } from './files-stage.ts';
import { RealPeer } from './server-stage.ts';

describe('two servers on one PostgreSQL and one folder', { skip: noPostgres() ?? false }, () => {
  let postgres: TestPostgres;
  let one: Awaited<ReturnType<typeof serveFiles>>;
  let other: typeof one;
  before(async () => {
    postgres = await startPostgres();
    const store = await postgres.database();
    one = await serveFiles({ store });
    other = await serveFiles({ store, files: `disk:${one.folder}` });
  });
  after(async () => {
    await other.end();
    await one.end();
    await postgres.stop();
  });

  it('[F2] [F6] what began at one goes on at the other, is posted there, and shown by both', async () => {
    const here = await FileSender.contact(one.url);
    const there = new FileSender(other.url, here.headers);
    const id = newFileId();
    await here.begin({ id, name: 'bill.pdf', type: 'application/pdf', bytes: PDF.length });
    await here.add(id, PDF.subarray(0, 10));
    assert.equal((await there.standing(id)).offset, '10');
    assert.equal((await there.add(id, PDF.subarray(10), 10)).body.file?.state, 'ready');
    const peer = await RealPeer.enter(one.url, { token: here.token });
    const conversation = await peer.start();
    const post = { kind: 'message.post', text: '', files: [id] } as const;
    assert.equal((await peer.act(conversation, { ...post, files: [id] })).type, 'ack');
    peer.socket.close();
    const { url } = (await FileSender.agent(other.url).link(id)).body;
    for (const server of [one, other]) {
      const answer = await fetch(`${server.url}${url}`);
      assert.ok(Buffer.from(await answer.arrayBuffer()).equals(PDF));
    }
  });

  it('[F7] nobody may send more by asking both', async () => {
    const here = await FileSender.contact(one.url);
    const there = new FileSender(other.url, here.headers);
    const begin = (sender: FileSender) =>
      sender.begin({ id: newFileId(), name: 'a.pdf', type: 'application/pdf', bytes: 9 });
    const all = await Promise.all(
      Array.from({ length: 24 }, (_, i) => begin(i % 2 === 0 ? here : there)),
    );
    assert.equal(all.filter(({ status }) => status === 200).length, 10);
  });

  it('[F4] of a last piece that both are sent one file is kept', async () => {
    const here = await FileSender.contact(one.url);
    const there = new FileSender(other.url, here.headers);
    const before = (await one.stored()).length;
    const id = newFileId();
    await here.begin({ id, name: 'a.pdf', type: 'application/pdf', bytes: PDF.length });
    await here.add(id, PDF.subarray(0, 10));
    const both = await Promise.all([here, there].map((me) => me.add(id, PDF.subarray(10), 10)));
    assert.ok(both.some(({ status }) => status === 200));
    assert.equal((await here.standing(id)).offset, String(PDF.length));
    assert.equal((await one.stored()).length, before + 1);
    assert.equal((await there.link(id)).body.file?.bytes, PDF.length);
  });
});
