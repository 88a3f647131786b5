// What can become of a device's store. `real`: done to the browser's own store by another connection; `stub`: done to what
// the widget sees of it, where no page can make a browser do it.
import type { CareClient } from '../../widget/client/care-client.ts';
import { browserStore, type DeviceStage } from './device-fault-stage.ts';
import {
  failRequests,
  hideStore,
  holdTransaction,
  mortal,
  refusedOpen,
} from './device-fault-tools.ts';

export interface DeviceFault {
  readonly name: string;
  readonly how: 'real' | 'stub';
  /** Before the page opens the store. */
  before?(stage: DeviceStage): void | Promise<void>;
  /** While it is in use. */
  during?(stage: DeviceStage, tab: CareClient): void | Promise<void>;
  /** The fault ends; nothing here when healing is not to need that. */
  after?(stage: DeviceStage): void | Promise<void>;
}

const unknown = () => new DOMException('Internal error.', 'UnknownError');

export const deviceFaults: readonly DeviceFault[] = [
  {
    name: 'there is no IndexedDB',
    how: 'stub',
    before(stage) {
      hideStore(stage);
      stage.find = () => undefined;
    },
    after: (stage) => void (stage.find = () => stage.factory),
  },
  {
    name: 'storage is refused (SecurityError)',
    how: 'stub',
    before(stage) {
      stage.find = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    },
    after: (stage) => void (stage.find = () => stage.factory),
  },
  {
    name: 'opening fails (UnknownError) until the store is made anew',
    how: 'stub',
    before(stage) {
      const life = mortal(stage);
      stage.factory.open = (name) =>
        life.isOver ? browserStore.open(name) : refusedOpen(unknown());
    },
  },
  {
    name: 'opening is answered with VersionError',
    how: 'real',
    async before(stage) {
      (await stage.opened(browserStore.open(stage.name, 7))).close();
      stage.factory.open = (name) => browserStore.open(name, 1);
    },
    after: (stage) => void (stage.factory.open = (name) => browserStore.open(name)),
  },
  {
    name: 'opening is never answered',
    how: 'stub',
    before: (stage) => void (stage.factory.open = () => ({}) as IDBOpenDBRequest),
    after: (stage) => void (stage.factory.open = (name) => browserStore.open(name)),
  },
  {
    name: 'opening is blocked by another tab',
    how: 'real',
    async before(stage) {
      const other = await stage.opened(browserStore.open(stage.name));
      stage.finally(() => other.close());
      // Waits for the other connection, and everything else waits for it.
      browserStore.open(stage.name, 9).onsuccess = ({ target }) =>
        (target as IDBOpenDBRequest).result.close();
    },
    after: (stage) => stage.lift(),
  },
  {
    name: 'databases() is missing, and throws',
    how: 'stub',
    before: (stage) => void Reflect.deleteProperty(stage.factory, 'databases'),
    during(stage) {
      stage.factory.databases = () => Promise.reject(unknown());
    },
  },
  {
    name: 'a newer build has changed the version',
    how: 'real',
    async during(stage) {
      (await stage.opened(browserStore.open(stage.name, 12))).close();
    },
  },
  {
    name: 'the browser closes the connection',
    how: 'stub',
    during(stage) {
      for (const database of stage.databases) {
        database.close();
        database.dispatchEvent(new Event('close'));
      }
    },
  },
  {
    name: 'the device is full',
    how: 'stub',
    during: (stage) => failRequests(stage, 'full', () => true),
  },
  {
    name: 'reading fails until the store is made anew',
    how: 'stub',
    during(stage) {
      const life = mortal(stage);
      failRequests(stage, 'unreadable', () => !life.isOver);
    },
  },
  {
    name: 'rows are garbage',
    how: 'real',
    async during(stage) {
      await stage.raw((store) => store.put('garbage', ['outbox', 0.5]));
      await stage.raw((store) => store.put(null, ['outbox', 77]));
      await stage.raw((store) => store.put({ token: 5 }, ['identity', 'x']));
      await stage.raw((store) => store.put({ seq: 'x' }, ['conversation', 'x']));
    },
  },
  {
    name: 'the store is deleted behind our back',
    how: 'real',
    async during(stage) {
      await stage.opened(browserStore.deleteDatabase(stage.name));
    },
  },
  {
    name: 'a transaction never ends',
    how: 'real',
    during: (stage) => holdTransaction(stage),
    after: (stage) => stage.lift(),
  },
  {
    name: 'the device is slow: a second and a half for a row',
    how: 'real',
    async during(stage) {
      await holdTransaction(stage);
      stage.later(1_500, () => stage.lift());
    },
  },
];
