// What was chosen is on the device until a message that names it is: over reloads, tabs, log-outs and full disks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CareClient } from '../../widget/client/care-client.ts';
import type { Upload } from '../../widget/client/care-files.ts';
import { MemoryDevice, openMemoryHistory } from '../../widget/history/memory-history.ts';
import { ClientBench, isSettled } from '../support/client-bench.ts';
import { ScriptedUploads } from '../support/scripted-uploads.ts';

const picture = (name = 'room.jpg', bytes = 1_000) =>
  new File([Uint8Array.from({ length: bytes }, (_, i) => i % 251)], name, { type: 'image/jpeg' });

class Stage {
  readonly bench = new ClientBench();
  readonly uploads = new ScriptedUploads();

  tab(): CareClient {
    return this.bench.tab({ fetch: this.uploads.fetch });
  }

  /** What a page does when it is loaded: look, and go on. */
  async restored(tab: CareClient): Promise<Upload[]> {
    const found: Upload[] = [];
    await tab.resume();
    if (!(await tab.hasFiles())) return found;
    assert.notEqual(tab.snapshot.link.at, 'idle', 'to choose a file was an act');
    await (
      await tab.files()
    ).restore(
      (upload) => found.push(upload),
      () => {},
    );
    return found;
  }

  async choose(tab: CareClient, file = picture()): Promise<Upload> {
    void tab.start();
    const upload = (await tab.files()).upload(file, () => {});
    await this.bench.until(() => upload.isOnlyHere || this.bench.device.files.has(upload.id));
    return upload;
  }

  offline(): void {
    this.bench.server.network.reachable = false;
    this.bench.server.network.cut();
  }

  online(): void {
    this.bench.server.network.reachable = true;
  }
}

test('[P5] chosen without a connection, the page reloaded: the same upload goes on, and its message is sent once', async () => {
  const stage = new Stage();
  const { bench, uploads } = stage;
  stage.offline();
  const before = stage.tab();
  const upload = await stage.choose(before);
  await before.close();
  assert.deepEqual(uploads.asked, []);

  stage.online();
  const after = stage.tab();
  const [again, ...more] = await stage.restored(after);
  assert.deepEqual([again?.id, again?.file.name, more.length], [upload.id, 'room.jpg', 0]);
  await bench.until(() => again!.state === 'ready');
  assert.deepEqual(uploads.kept(upload.id), new Uint8Array(await picture().arrayBuffer()));
  await after.post(null, 'my room', [again!.id]);
  await bench.until(() => isSettled(after) && bench.device.files.size === 0);
  assert.deepEqual(await stage.restored(stage.tab()), []);
});

test('what goes with a message that waits in the outbox is in no tray any more, however the page ended', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const upload = await stage.choose(tab);
  await stage.bench.until(() => upload.state === 'ready');
  const [id, kept] = [...stage.bench.device.files][0]!;
  stage.bench.server.network.fate = () => 'hold';
  await tab.post(null, 'my room', [upload.id]);
  await stage.bench.until(() => stage.bench.device.files.size === 0);
  // The page may have gone after the message was kept and before the file was forgotten.
  stage.bench.device.files.set(id, { ...kept, holder: null });
  void tab.close();
  stage.offline();
  assert.deepEqual(await stage.restored(stage.tab()), []);
  assert.equal(stage.bench.device.files.size, 0);
});

test('what is taken away is forgotten', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  const upload = await stage.choose(tab);
  upload.cancel();
  await stage.bench.until(() => stage.bench.device.files.size === 0);
});

test('a file that another tab has is not in two trays', async () => {
  const stage = new Stage();
  const [one, two] = [stage.tab(), stage.tab()];
  await stage.choose(one);
  assert.deepEqual(await stage.restored(two), []);
  await one.close();
  assert.equal((await stage.restored(two)).length, 1);
});

test('[P8] a log-out leaves no file', async () => {
  const stage = new Stage();
  const tab = stage.tab();
  await stage.choose(tab);
  await tab.logOut();
  assert.equal(stage.bench.device.files.size, 0);
  assert.equal(await stage.tab().hasFiles(), false);
});

test('[P8] a file that is still being kept when somebody logs out is forgotten', async () => {
  const { bench, uploads } = new Stage();
  let isOnDisk = () => {};
  const disk = new Promise<void>((resolve) => (isOnDisk = resolve));
  const openHistory = async () => {
    const history = openMemoryHistory(bench.device);
    const files = await history.openFiles();
    const keep = (...of: Parameters<typeof files.keep>) => disk.then(() => files.keep(...of));
    return Object.assign(history, { openFiles: async () => ({ ...files, keep }) });
  };
  const tab = bench.tab({ fetch: uploads.fetch, openHistory });
  await tab.start();
  (await tab.files()).upload(picture(), () => {});
  await bench.clock.advance(0);
  await tab.logOut();
  isOnDisk();
  await bench.clock.advance(100);
  assert.equal(bench.device.files.size, 0);
});

test('[P6] a device without room keeps the file in the page, says so, and the message goes all the same', async () => {
  const stage = new Stage();
  stage.bench.full = true;
  const tab = stage.tab();
  const upload = await stage.choose(tab);
  assert.equal(upload.isOnlyHere, true);
  await stage.bench.until(() => upload.state === 'ready');
  await tab.post(null, '', [upload.id]);
  await stage.bench.until(() => isSettled(tab));
  assert.equal(tab.snapshot.storage, 'device', 'the messages are kept as before');
});

test('[P7] where the shop lets the device keep nothing, nothing is kept, and it is told as with messages', async () => {
  const stage = new Stage();
  stage.bench.broken.add('open');
  const tab = stage.tab();
  await tab.start();
  const upload = (await tab.files()).upload(picture(), () => {});
  await stage.bench.until(() => upload.state === 'ready');
  assert.deepEqual(
    [stage.bench.device.files.size, upload.isOnlyHere, tab.snapshot.storage],
    [0, false, 'memory'],
  );
});

test('a desk keeps no file', async () => {
  const { bench, uploads } = new Stage();
  const device = new MemoryDevice();
  const openHistory = async () => openMemoryHistory(device);
  const desk = bench.desk({ fetch: uploads.fetch, openHistory });
  await desk.start();
  (await desk.files()).upload(picture(), () => {});
  await bench.clock.advance(100);
  assert.equal(device.files.size, 0);
});
