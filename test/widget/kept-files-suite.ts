// What every KeptFiles must do, as data: run for memory under Node, for IndexedDB in the browser.
import {
  KEPT_FILES_LAST_MS,
  KEPT_FILES_MAX,
  KEPT_FILES_MAX_BYTES,
  type KeptFiles,
} from '../../widget/history/kept-files.ts';
import { same, uuid } from './history-rows.ts';

/** One device: every `open` is another tab. */
export interface FilesDevice {
  open(): Promise<KeptFiles>;
  /** Time goes by. */
  pass(ms: number): Promise<void>;
}

export interface KeptFilesCase {
  readonly title: string;
  run(device: FilesDevice): Promise<void>;
}

const file = (name: string, text = name) => new File([text], name, { type: 'text/plain' });
const told = async (found: File | null) =>
  found && [found.name, found.type, await found.text()].join(' ');
const outcome = (doing: Promise<unknown>) =>
  doing.then(
    () => 'kept',
    (error: { code?: unknown }) => error.code,
  );

export const keptFilesCases: readonly KeptFilesCase[] = [
  {
    title: 'a device that kept no file has none, and forgets none',
    async run(device) {
      const files = await device.open();
      await files.forget(uuid(1));
      same(await files.ids(), [], 'ids');
    },
  },
  {
    title:
      'the next page gets what the one before has chosen, with name, type and bytes, oldest first',
    async run(device) {
      const before = await device.open();
      await before.keep(uuid(2), file('b.txt', 'of b'));
      await device.pass(5);
      await before.keep(uuid(1), file('a.txt', 'of a'));
      before.close();
      const after = await device.open();
      same(await after.ids(), [uuid(2), uuid(1)], 'ids');
      same(await told(await after.claim(uuid(2))), 'b.txt text/plain of b', 'the first');
      same(await told(await after.claim(uuid(1))), 'a.txt text/plain of a', 'the second');
      same(await told(await after.claim(uuid(1))), 'a.txt text/plain of a', 'once more');
    },
  },
  {
    title: 'a file is in one tab: another one gets it when that tab has gone',
    async run(device) {
      const [one, two] = [await device.open(), await device.open()];
      await one.keep(uuid(1), file('a.txt'));
      const asked = two.claim(uuid(1));
      await device.pass(3_000);
      same(await asked, null, 'while it is held');
      one.close();
      same(await told(await two.claim(uuid(1))), 'a.txt text/plain a.txt', 'then');
    },
  },
  {
    title: 'of two tabs that ask at once one gets a file',
    async run(device) {
      const first = await device.open();
      await first.keep(uuid(1), file('a.txt'));
      first.close();
      const tabs = [await device.open(), await device.open()];
      const asked = tabs.map((tab) => tab.claim(uuid(1)));
      await Promise.race(asked);
      await device.pass(3_000);
      const got = await Promise.all(asked);
      same(got.filter((one) => one !== null).length, 1, 'how many');
    },
  },
  {
    title: 'what is forgotten is gone, for every tab',
    async run(device) {
      const files = await device.open();
      await files.keep(uuid(1), file('a.txt'));
      await files.keep(uuid(2), file('b.txt'));
      await files.forget(uuid(1));
      files.close();
      const later = await device.open();
      same(await later.ids(), [uuid(2)], 'ids');
      same(await later.claim(uuid(1)), null, 'claim');
    },
  },
  {
    title: 'keeps so many files and no more; one that goes makes room',
    async run(device) {
      const files = await device.open();
      for (let n = 1; n <= KEPT_FILES_MAX; n++) await files.keep(uuid(n), file(`${n}.txt`));
      same(await outcome(files.keep(uuid(99), file('more.txt'))), 'too-large', 'one more');
      same((await files.ids()).length, KEPT_FILES_MAX, 'kept');
      await files.forget(uuid(1));
      same(await outcome(files.keep(uuid(99), file('more.txt'))), 'kept', 'then');
    },
  },
  {
    title: 'keeps so many bytes and no more',
    async run(device) {
      const files = await device.open();
      const large = new File([new Uint8Array(KEPT_FILES_MAX_BYTES + 1)], 'large.bin');
      same(await outcome(files.keep(uuid(1), large)), 'too-large', 'too many');
      same(await files.ids(), [], 'ids');
    },
  },
  {
    title: 'what nobody has sent for a week is forgotten, by whoever looks next',
    async run(device) {
      const files = await device.open();
      await files.keep(uuid(1), file('old.txt'));
      await device.pass(KEPT_FILES_LAST_MS - 1);
      await files.keep(uuid(2), file('new.txt'));
      same(await files.ids(), [uuid(1), uuid(2)], 'before');
      await device.pass(2);
      same(await files.ids(), [uuid(2)], 'after');
    },
  },
];
