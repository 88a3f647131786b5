import { expect } from '@open-wc/testing';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { systemClock } from '../../sdk/runtime.ts';
import { IdbConnection } from '../../widget/history/idb-connection.ts';
import { IdbKeptFiles } from '../../widget/history/idb-kept-files.ts';
import { openIdbHistory } from '../../widget/history/idb-history.ts';
import { databaseName, filesOf } from '../../widget/history/is-kept.ts';
import { row, uuid } from './history-rows.ts';
import { keptFilesCases } from './kept-files-suite.ts';

let sites = 0;
const newSite = () => `kept-files-test-${++sites}`;
const nameOf = (n: number) => databaseName(filesOf(`kept-files-test-${n}`));
const opened: IdbKeptFiles[] = [];

function open(site: string, clock = new FakeClock(), factory = indexedDB): IdbKeptFiles {
  const files = new IdbKeptFiles(site, factory, clock);
  opened.push(files);
  return files;
}

const isThere = async (site: string) =>
  // WebKit lists one whose creation was taken back, without a version.
  (await indexedDB.databases()).some(
    ({ name, version }) => version && name === databaseName(filesOf(site)),
  );

afterEach(async () => {
  for (const files of opened.splice(0)) files.close();
  for (let n = 1; n <= sites; n++)
    await new IdbConnection(nameOf(n), indexedDB, systemClock).destroy();
});

describe('files on the device', () => {
  for (const { title, run } of keptFilesCases)
    it(title, () => {
      const site = newSite();
      const clock = new FakeClock();
      return run({ open: async () => open(site, clock), pass: (ms) => clock.advance(ms) });
    }).timeout(30_000);

  it('looking for them creates nothing', async () => {
    const site = newSite();
    const files = open(site);
    expect(await files.ids()).to.eql([]);
    await files.forget(uuid(1));
    expect(await isThere(site)).to.equal(false);
  });

  it('whoever has the history of a site forgotten has its files forgotten', async () => {
    const site = newSite();
    const files = open(site);
    await files.keep(uuid(1), new File(['secret'], 'passport.txt'));
    const history = await openIdbHistory(site);
    await history.post([row(1)]);
    expect(await isThere(site)).to.equal(true);
    await history.wipe();
    await history.close();
    expect(await isThere(site)).to.equal(false);
    expect(await open(site).ids()).to.eql([]);
  });

  it('skips rows that are damaged, and throws them away', async () => {
    const site = newSite();
    const files = open(site);
    await files.keep(uuid(1), new File(['a'], 'a.txt'));
    const request = indexedDB.open(databaseName(filesOf(site)));
    await new Promise((done) => (request.onsuccess = done));
    const database = request.result;
    const store = database.transaction('rows', 'readwrite').objectStore('rows');
    store.put('nonsense', [uuid(2)]);
    store.put({ file: 'no file', at: 1 }, [uuid(3)]);
    await new Promise((done) => (store.transaction.oncomplete = done));
    expect(await files.ids()).to.eql([uuid(1)]);
    const left = database.transaction('rows').objectStore('rows').count();
    await new Promise((done) => (left.onsuccess = done));
    expect(left.result).to.equal(1);
    database.close();
  });

  it('a device without room says so, and what it has stays', async () => {
    const site = newSite();
    await open(site).keep(uuid(1), new File(['a'], 'a.txt'));
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    const refused = await open(site)
      .keep(uuid(2), new File(['b'], 'b.txt'))
      .then(
        () => null,
        (error: DOMException) => error.name,
      );
    IDBObjectStore.prototype.put = put;
    expect(refused).to.equal('QuotaExceededError');
    expect(await open(site).ids()).to.eql([uuid(1)]);
  });
});
