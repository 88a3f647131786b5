// A device that refuses and is well again, told on a clock that stands still; what browsers do to it is in
// device-faults.test.ts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CareClient } from '../../widget/client/care-client.ts';
import '../../widget/client/spare.ts'; // so that loading it takes no time
import type { History } from '../../widget/history/history.ts';
import { openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench, isSettled, shownTexts } from '../support/client-bench.ts';

const nothing = () => {};
const waiting = () => {};
const isWell = ({ snapshot }: CareClient) => snapshot.storage === 'device';
const keptTexts = ({ device }: ClientBench) =>
  device.outbox.flatMap(({ action }) => (action.kind === 'message.post' ? [action.text] : []));
/** All that a device can do wrong. */
const ALL: readonly (keyof History | 'open')[] = ['open', 'load', 'post', 'write', 'swapIdentity'];
const breakDown = (bench: ClientBench) => ALL.forEach((one) => bench.broken.add(one));

describe('healing', () => {
  it('[P5] what was posted while the device refused is on it when it is well', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.kill();
    await client.post(null, 'one');
    breakDown(bench);
    await client.post(null, 'two');
    assert.equal(client.snapshot.storage, 'memory');
    await client.post(null, 'three');
    assert.deepEqual(keptTexts(bench), ['one']);
    bench.broken.clear();
    await bench.until(() => isWell(client));
    assert.deepEqual(keptTexts(bench), ['one', 'two', 'three']);
    await client.close();
  });

  it('[P3] what is on it already keeps its place before what another tab wrote later', async () => {
    const bench = new ClientBench();
    const one = await bench.talking();
    const two = await bench.connected();
    bench.server.kill();
    await one.post(null, 'one');
    await two.adopt();
    await one.post(null, 'two');
    breakDown(bench);
    await two.post(null, 'three');
    assert.equal(two.snapshot.storage, 'memory');
    bench.broken.clear();
    await bench.until(() => isWell(two));
    assert.deepEqual(keptTexts(bench), ['one', 'two', 'three']);
    await Promise.all([one.close(), two.close()]);
  });

  it('[P5] what is refused only after the page went to sleep is on it before anything is sent', async () => {
    const bench = new ClientBench();
    let isFull = false;
    let answer = () => {};
    const late = new Promise<void>((resolve) => (answer = resolve));
    const client = bench.tab({
      openHistory: async () => {
        const history = openMemoryHistory(bench.device);
        const post = history.post.bind(history);
        return Object.assign(history, {
          kind: 'device' as const,
          post: async (...posted: Parameters<typeof post>) => {
            if (!isFull) return post(...posted);
            await late;
            throw new DOMException('Full.', 'QuotaExceededError');
          },
        });
      },
    });
    await client.post(null, 'one');
    await bench.until(() => isSettled(client));
    isFull = true;
    bench.server.kill();
    const posted = client.post(null, 'two');
    await bench.until(() => client.snapshot.storage === 'memory');
    await posted;
    client.sleep();
    bench.server.restart();
    client.wake('restored');
    answer();
    await bench.until(() => isSettled(client));
    isFull = false;
    await bench.until(() => isWell(client));
    assert.deepEqual(bench.server.texts(), ['one', 'two']);
    await client.close();
  });

  it('[P5] what the server confirmed meanwhile is not sent by the next session', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    bench.server.kill();
    await client.post(null, 'one');
    breakDown(bench);
    client.keepDraft('message', 'half');
    bench.server.restart();
    client.wake('network');
    await bench.until(() => isSettled(client));
    assert.deepEqual(keptTexts(bench), ['one']);
    bench.broken.clear();
    await bench.until(() => isWell(client));
    assert.deepEqual([keptTexts(bench), bench.device.drafts], [[], { message: 'half' }]);
    await client.close();
  });

  it('[P5] a device that forgot everything is told it all again', async () => {
    const bench = new ClientBench();
    const client = await bench.talking();
    const { identity } = bench.device;
    bench.server.say('hi');
    await bench.until(() => shownTexts(client).includes('hi'));
    bench.server.kill();
    await client.post(null, 'waits');
    await openMemoryHistory(bench.device).wipe();
    bench.broken.add('post');
    const posted = client.post(null, 'last');
    await bench.clock.advance(0);
    bench.broken.clear();
    await posted;
    await bench.until(() => isWell(client) && keptTexts(bench).length === 2);
    assert.deepEqual(bench.device.identity, identity);
    await client.close();
    const later = bench.tab();
    await later.resume();
    assert.deepEqual(shownTexts(later), ['hello', 'hi', 'waits', 'last']);
    await later.close();
  });

  it('tries again later each time, at once when somebody looks, and not at all after close', async () => {
    const bench = new ClientBench();
    const client = await bench.connected();
    breakDown(bench);
    await client.post(null, 'one');
    await bench.clock.advance(60_000);
    assert.equal(client.snapshot.storage, 'memory');
    bench.broken.clear();
    client.wake('look');
    await bench.clock.advance(0);
    assert.equal(client.snapshot.storage, 'device');
    breakDown(bench);
    await client.post(null, 'two');
    await client.close();
    assert.equal(bench.clock.pending, 0);
  });

  it('[P7] whoever holds nothing leaves nothing on a device that is well again', async () => {
    const bench = new ClientBench();
    bench.server.network.reachable = false;
    bench.broken.add('open');
    const client = bench.tab();
    await client.start();
    assert.equal(client.snapshot.storage, 'memory');
    bench.broken.clear();
    await bench.until(() => isWell(client));
    assert.deepEqual([bench.posted, bench.written], [[], []]);
    await client.close();
  });

  it('[H2] a tab that was nobody becomes who the device is, and its messages go with it', async () => {
    const bench = new ClientBench();
    await (await bench.talking()).close();
    bench.server.kill();
    bench.broken.add('load');
    const client = bench.tab();
    await client.post(null, 'written as nobody');
    bench.broken.clear();
    await bench.until(() => isWell(client));
    bench.server.restart();
    client.wake('network');
    await bench.until(() => isSettled(client));
    assert.equal(bench.server.log.contacts, 1);
    assert.ok(shownTexts(client).includes('hello'));
    assert.ok(shownTexts(client).includes('written as nobody'));
    await client.close();
  });

  it('[H2] a tab that the server knows as somebody else stays so, and promises nothing', async () => {
    const bench = new ClientBench();
    await (await bench.talking()).close();
    const { identity } = bench.device;
    bench.broken.add('load');
    const client = await bench.connected();
    await client.post(null, 'as somebody new');
    await bench.until(() => isSettled(client));
    bench.broken.clear();
    client.wake('look');
    await bench.clock.advance(60_000);
    assert.equal(client.snapshot.storage, 'memory');
    assert.deepEqual(bench.device.identity, identity);
    assert.deepEqual(shownTexts(client), ['as somebody new']);
    await client.close();
  });

  it('[P9] what is just being put back is wiped, too', async () => {
    const bench = new ClientBench();
    let letOn = () => {};
    const tab = bench.tab({
      openHistory: async () => {
        const history = openMemoryHistory(bench.device);
        const post = history.post.bind(history);
        // The first answer is an error; from then on the device is slow.
        history.post = async (rows, drafts) => {
          if (letOn === nothing) throw new Error('The test has broken post.');
          await new Promise<void>((resolve) => (letOn = resolve));
          await post(rows, drafts);
        };
        return Object.assign(history, { kind: 'device' });
      },
    });
    bench.server.network.reachable = false;
    letOn = nothing;
    const posted = tab.post(null, 'a secret');
    await bench.clock.advance(0);
    await posted;
    letOn = waiting;
    await bench.until(() => letOn !== waiting);
    const left = tab.logOut();
    await bench.clock.advance(0);
    letOn();
    await left;
    await bench.clock.advance(60_000);
    assert.deepEqual(bench.device.outbox, []);
  });
});
