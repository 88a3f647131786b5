// The hands that break a device's store, and let go of it again when the test ends.
import { browserStore, type DeviceStage } from './device-fault-stage.ts';

/** As in a browser that has no such thing. */
export function hideStore(stage: DeviceStage): void {
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: undefined });
  stage.finally(() => {
    Reflect.deleteProperty(globalThis, 'indexedDB');
    if (globalThis.indexedDB !== browserStore)
      Object.defineProperty(globalThis, 'indexedDB', { configurable: true, value: browserStore });
  });
}

/** An open that fails, as the browser would say it. */
export function refusedOpen(error: DOMException): IDBOpenDBRequest {
  const request = { error, onerror: null as (() => void) | null };
  queueMicrotask(() => request.onerror?.());
  return request as unknown as IDBOpenDBRequest;
}

/** Ends with the deletion of the database. */
export function mortal(stage: DeviceStage): { isOver: boolean } {
  const life = { isOver: false };
  const real = stage.factory.deleteDatabase;
  stage.factory.deleteDatabase = (name) => {
    life.isOver = true;
    return real(name);
  };
  return life;
}

/**
 * `full`: nothing new fits until events are deleted, ten rows for each. `unreadable`: whatever is read fails. Only in the
 * store of this stage.
 */
export function failRequests(
  stage: DeviceStage,
  kind: 'full' | 'unreadable',
  lasts: () => boolean,
): void {
  let room = 0;
  const isOurs = (store: IDBObjectStore) => lasts() && store.transaction.db.name === stage.name;
  const real = IDBObjectStore.prototype;
  const { put, delete: remove, get, getAll } = real;
  if (kind === 'full') {
    real.put = function (value: unknown, key?: IDBValidKey) {
      if (isOurs(this) && room-- <= 0)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      return put.call(this, value, key);
    };
    real.delete = function (key: IDBValidKey | IDBKeyRange) {
      if (isOurs(this) && Array.isArray(key) && key[0] === 'event') room += 10;
      return remove.call(this, key);
    };
  } else {
    const fails = (store: IDBObjectStore) => {
      if (isOurs(store)) throw new DOMException('Failed to read.', 'UnknownError');
    };
    real.get = function (key) {
      fails(this);
      return get.call(this, key);
    };
    real.getAll = function (...range) {
      fails(this);
      return getAll.apply(this, range);
    };
  }
  stage.finally(() => Object.assign(real, { put, delete: remove, get, getAll }));
}

/** Another tab writes and writes in one transaction; whatever comes after waits. */
export async function holdTransaction(stage: DeviceStage): Promise<void> {
  const database = await stage.opened(browserStore.open(stage.name));
  const store = database.transaction('rows', 'readwrite').objectStore('rows');
  let held = true;
  const on = () => {
    if (held) store.count().onsuccess = on;
  };
  on();
  stage.finally(() => {
    held = false;
    database.close();
  });
}
