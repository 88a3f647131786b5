import { expect } from '@open-wc/testing';
import { FakeClock } from '../../sdk/testing/fake-clock.ts';
import { ANSWER_WITHIN_MS } from '../../widget/history/idb-connection.ts';
import { openIdbHistory } from '../../widget/history/idb-history.ts';
import { databaseName, isKept } from '../../widget/history/is-kept.ts';
import { MemoryDevice, openMemoryHistory } from '../../widget/history/memory-history.ts';
import type { History } from '../../widget/history/history.ts';
import { event, kept, row, uuid } from './history-rows.ts';
import { historyCases } from './history-suite.ts';

const opened: History[] = [];
let sites = 0;
const newSite = () => `history-test-${++sites}`;
async function open(site: string, indexedDB?: IDBFactory): Promise<History> {
  const history = await openIdbHistory(site, indexedDB ? { indexedDB } : {});
  opened.push(history);
  return history;
}
async function raw<T>(site: string, work: (database: IDBDatabase) => T): Promise<T> {
  const request = indexedDB.open(databaseName(site));
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  return work(request.result);
}
function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('It failed.'));
  });
}
/** The browser's factory, with `open` done otherwise. */
const factory = (opening: (name: string) => IDBOpenDBRequest) =>
  ({
    open: opening,
    databases: () => indexedDB.databases(),
    deleteDatabase: (name: string) => indexedDB.deleteDatabase(name),
  }) as unknown as IDBFactory;

afterEach(async () => {
  for (const history of opened.splice(0)) {
    await history.wipe().catch(() => undefined);
    await history.close();
  }
});

describe('history on the device', () => {
  for (const { title, run } of historyCases)
    it(title, () => {
      const site = newSite();
      return run({ open: () => open(site) });
    });

  it('reading creates no database', async () => {
    const site = newSite();
    const blind = Object.assign(
      factory((name) => indexedDB.open(name)),
      { databases: undefined },
    );
    for (const history of [await open(site), await open(site, blind)]) {
      await history.load();
      await history.events(uuid(1), 9, 9);
    }
    expect(await isKept(site)).to.equal(false);
    // WebKit lists the one whose creation was taken back, without a version.
    const there = (await indexedDB.databases()).filter(({ version }) => version !== 0);
    expect(there.map(({ name }) => name)).not.to.include(databaseName(site));
  });

  it('skips damaged and foreign rows and keeps the rest', async () => {
    const site = newSite();
    const history = await open(site);
    await history.post([row(1), row(2)]);
    await history.write({
      events: [1, 2, 3].map((n) => event(n)),
      conversations: [kept(event(1).conversation, 3)],
    });
    const database = await raw(site, (db) => db);
    const store = database.transaction('rows', 'readwrite').objectStore('rows');
    store.put('garbage', ['outbox', 1.5]);
    store.put(null, ['outbox', 7]);
    store.put({ token: 5 }, ['identity']);
    store.put({ seq: 2 }, ['event', event(1).conversation, 'public', 2]);
    store.put(undefined, ['conversation', 'x']);
    const altered = await new Promise<object>((resolve) => {
      store.get(['outbox', 2]).onsuccess = ({ target }) =>
        resolve((target as IDBRequest<object>).result);
    });
    // A row that is whole, but says something else than was written.
    store.put({ ...altered, action: { kind: 'message.post', text: 'messagf 2' } }, ['outbox', 9]);
    const { sum: _, ...unsealed } = { sum: 0, ...altered, op: uuid(3) };
    store.put(unsealed, ['outbox', 10]);
    await new Promise((resolve) => (store.transaction.oncomplete = resolve));
    database.close();
    const loaded = await history.load();
    const ofAnOlderBuild = { ...row(2), op: uuid(3) };
    expect(loaded.outbox).to.deep.equal([row(1), row(2), ofAnOlderBuild]);
    expect(loaded.identity).to.equal(null);
    expect(loaded.conversations).to.have.length(1);
    expect((await history.events(event(1).conversation, 9, 9)).map((e) => e.seq)).to.deep.equal([
      3,
    ]);
    await history.write({ settled: [uuid(1), uuid(3)] });
    expect((await history.load()).outbox).to.deep.equal([row(2)]);
  });

  it('misses what somebody else has deleted, says so at once, and is not to be gone on with', async () => {
    const site = newSite();
    const history = await open(site);
    await history.post([row(1)]);
    const told = new Promise<void>((resolve) => (history.onlost = resolve));
    await done(indexedDB.deleteDatabase(databaseName(site)));
    await told;
    for (const use of [
      () => history.load(),
      () => history.post([row(2)]),
      () => history.write({ settled: [uuid(1)] }),
    ]) {
      const answer = await use().then(
        () => 'went on',
        (error: Error) => error.message,
      );
      expect(answer).to.match(/did not keep/);
    }
    expect(await isKept(site)).to.equal(false);
  });

  it('begins anew in a database that somebody else has left without a store', async () => {
    const site = newSite();
    (await done(indexedDB.open(databaseName(site)))).close();
    const history = await open(site);
    const refused = await history.post([row(1)]).catch((error: Error) => error.name);
    expect(refused).to.equal('DataError');
    await history.destroy();
    await history.post([row(1)]);
    expect((await history.load()).outbox).to.deep.equal([row(1)]);
  });

  it('gives up a transaction that waits for another tab for ever, and nothing of it is written', async () => {
    const site = newSite();
    const clock = new FakeClock();
    const history = await openIdbHistory(site, { clock });
    await history.post([row(1)]);
    const other = await raw(site, (db) => db);
    const store = other.transaction('rows', 'readwrite').objectStore('rows');
    let held = true;
    const hold = () => void (held && (store.count().onsuccess = hold));
    hold();
    const posted = history.post([row(2)]).catch((error: Error) => error.message);
    await new Promise((resolve) => (store.count().onsuccess = resolve));
    await clock.advance(ANSWER_WITHIN_MS);
    expect(await posted).to.match(/did not answer in time/);
    expect(clock.pending).to.equal(0);
    held = false;
    expect((await history.load()).outbox).to.deep.equal([row(1)]);
    other.close();
    await history.wipe();
    await history.close();
  });

  it('lets go at once when another tab wants the database, and opens it again when it is needed', async () => {
    const site = newSite();
    const history = await open(site);
    await history.post([row(1)]);
    const upgrade = indexedDB.open(databaseName(site), 5);
    await new Promise((resolve, reject) => {
      upgrade.onsuccess = resolve;
      upgrade.onblocked = reject;
    });
    upgrade.result.close();
    await history.post([row(2)]); // and a newer version does not lock this build out
    expect((await history.load()).outbox).to.deep.equal([row(1), row(2)]);
  });

  it('opens again, once, when the browser has closed the connection', async () => {
    const databases: IDBDatabase[] = [];
    const history = await open(
      newSite(),
      factory((name) => {
        const request = indexedDB.open(name);
        request.addEventListener('success', () => databases.push(request.result));
        return request;
      }),
    );
    await history.post([row(1)]);
    databases.at(-1)!.close(); // without an event, as Safari does
    await history.post([row(2)]);
    expect((await history.load()).outbox).to.deep.equal([row(1), row(2)]);
    expect(databases).to.have.length(2);
  });

  it('does not remember a failed open', async () => {
    let failures = 1;
    const history = await open(
      newSite(),
      factory((name) => {
        if (failures-- > 0) throw new DOMException('no', 'UnknownError');
        return indexedDB.open(name);
      }),
    );
    const first = await history.post([row(1)]).catch((error: Error) => error.name);
    expect(first).to.equal('UnknownError');
    await history.post([row(1)]);
    expect((await history.load()).outbox).to.deep.equal([row(1)]);
  });

  it('gives up an open that never answers, without leaving a timer', async () => {
    const clock = new FakeClock();
    const silent = factory(() => ({}) as IDBOpenDBRequest);
    const history = await openIdbHistory(newSite(), { indexedDB: silent, clock });
    const posted = history.post([row(1)]).catch((error: Error) => error.message);
    await clock.advance(ANSWER_WITHIN_MS);
    expect(await posted).to.match(/did not open in time/);
    expect(clock.pending).to.equal(0);
    await history.close();
  });

  it('asks for strict durability where the only copy is written', async () => {
    const site = newSite();
    const asked: (string | undefined)[] = [];
    const history = await open(
      site,
      factory((name) => {
        const request = indexedDB.open(name);
        request.addEventListener('success', () => {
          const database = request.result;
          const transaction = database.transaction.bind(database);
          database.transaction = (stores, mode, options) => {
            asked.push(`${mode} ${options?.durability}`);
            return transaction(stores, mode, options);
          };
        });
        return request;
      }),
    );
    await history.post([row(1)]);
    await history.swapIdentity(null, { device: uuid(1), token: 't' });
    await history.write({ events: [event(1)], settled: [uuid(1)] });
    expect(asked).to.deep.equal(['readwrite strict', 'readwrite strict', 'readwrite relaxed']);
  });
});

describe('history in memory', () => {
  for (const { title, run } of historyCases)
    it(title, () => {
      const device = new MemoryDevice();
      return run({ open: async () => openMemoryHistory(device) });
    });
});
