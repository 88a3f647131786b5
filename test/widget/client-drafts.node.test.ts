import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench, isSettled, shownTexts } from '../support/client-bench.ts';

describe('what is being written', () => {
  it('[P5] survives the tab that did not get to send it', async () => {
    const bench = new ClientBench();
    const first = await bench.connected();
    for (const text of ['W', 'Wh', 'Where is']) first.keepDraft('message', text);
    first.keepDraft('order', '4711');
    await bench.clock.advance(0);
    // The tab is gone without a word: nothing is closed.
    const second = bench.tab();
    await second.resume();
    assert.deepEqual(second.snapshot.drafts, { message: 'Where is', order: '4711' });
    await Promise.all([first.close(), second.close()]);
  });

  it('[P5] is forgotten in the very step that makes it a message', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    client.keepDraft('order', '4711');
    client.keepDraft('message', 'hello');
    await client.post(null, 'hello');
    assert.deepEqual(bench.device.drafts, { order: '4711' });
    const emptied = bench.written.filter((change) =>
      JSON.stringify(change).includes('"message":""'),
    );
    assert.deepEqual(emptied, [], 'it was the post that took it away');
    assert.equal(client.snapshot.drafts['message'], '');
    await bench.until(() => isSettled(client));
    await client.close();
  });

  it('[P5] is shown until its message is kept', async () => {
    const bench = new ClientBench();
    let free = () => {};
    const kept = new Promise<void>((resolve) => (free = resolve));
    const client = await bench.connected({
      openHistory: async () => {
        const history = openMemoryHistory(bench.device);
        const post = history.post.bind(history);
        return Object.assign(history, {
          post: async (...args: Parameters<typeof post>) => (await kept, post(...args)),
        });
      },
    });
    client.keepDraft('message', 'hello');
    const posted = client.post(null, 'hello');
    await bench.clock.advance(0);
    assert.equal(client.snapshot.drafts['message'], 'hello');
    free();
    await posted;
    assert.equal(client.snapshot.drafts['message'], '');
    await client.close();
  });

  it('[P5] is kept when it was written on while the message before it was being kept', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    client.keepDraft('message', 'hello');
    const posted = client.post(null, 'hello');
    client.keepDraft('message', 'hello again');
    await posted;
    await bench.clock.advance(0);
    assert.equal(client.snapshot.drafts['message'], 'hello again');
    assert.deepEqual(bench.device.drafts, { message: 'hello again' });
    await client.close();
  });

  it('[P5] stays when the post is refused', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    client.keepDraft('message', ' \n ');
    await assert.rejects(client.post(null, ' \n '), { code: 'bad-request' });
    assert.equal(client.snapshot.drafts['message'], ' \n ');
    await client.close();
  });

  it('is not overwritten by what an earlier page left, and what is written before the device is open is kept', async () => {
    const bench = new ClientBench();
    bench.device.drafts = { message: 'of yesterday', order: '4711' };
    const client = bench.tab();
    client.keepDraft('message', 'of today');
    await bench.clock.advance(0);
    assert.deepEqual(client.snapshot.drafts, { message: 'of today', order: '4711' });
    assert.deepEqual(bench.device.drafts, { message: 'of today', order: '4711' });
    await client.close();
  });

  it('[P7] writing is an act: it connects, and what was written is found again', async () => {
    const bench = new ClientBench();
    const client = bench.tab();
    assert.equal(client.snapshot.link.at, 'idle');
    client.keepDraft('message', 'h');
    await bench.until(() => client.snapshot.link.at === 'ready');
    assert.deepEqual(shownTexts(client), []);
    await client.close();
  });

  it('[P7] an emptied field leaves nothing', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    client.keepDraft('message', 'h');
    client.keepDraft('message', '');
    await client.close();
    assert.deepEqual(bench.device.drafts, {});
  });

  it('does not pile up while the device is busy: the newest is written, once', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    const before = bench.written.length;
    const text = 'Where is my parcel?';
    for (let i = 1; i <= text.length; i++) client.keepDraft('message', text.slice(0, i));
    await bench.clock.advance(0);
    assert.deepEqual(bench.device.drafts, { message: text });
    assert.ok(bench.written.length - before <= 2, `${bench.written.length - before} writes`);
    await client.close();
  });
});
