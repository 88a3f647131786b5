// One connection to one object store, in the shape idb-keyval works with, without the gaps of idb-keyval's own: a failed
// open is not remembered, a connection that the browser closed is opened again, one that stands in the way of
// another tab is given up at once, what never answers ends, and a store that was deleted behind our back is missed.
import type { UseStore } from 'idb-keyval';
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { Clock } from '../../sdk/runtime.ts';

/**
 * A delete or upgrade by a tab that never lets go blocks an open for ever, and a transaction of another tab blocks all
 * that follow; longer than this nobody waits.
 */
export const ANSWER_WITHIN_MS = 3_000;
const STORE = 'rows';
/** Stands in a store that is about to be deleted on purpose. */
export const WIPED = ['wiped'];

export class IdbConnection {
  readonly #name: string;
  readonly #factory: IDBFactory;
  readonly #clock: Clock;
  #opening: Promise<IDBDatabase | null> | null = null;
  #closed = false;
  /** Whether the database was there, so that it is missed when it is not. */
  #had = false;
  /** Called when somebody takes the database away. */
  onlost: (() => void) | null = null;

  constructor(name: string, factory: IDBFactory, clock: Clock) {
    this.#name = name;
    this.#factory = factory;
    this.#clock = clock;
  }

  /** For rows that can be had from the server again. */
  readonly relaxed: UseStore = (mode, work) => this.#use(mode, 'relaxed', work);
  /** For rows that exist nowhere else: done means on the disk. */
  readonly strict: UseStore = (mode, work) => this.#use(mode, 'strict', work);

  /** Whether it was there when it was last looked at. */
  get had(): boolean {
    return this.#had;
  }

  /** Whether the database is there; it is not created. @throws when it was there and is gone */
  async exists(): Promise<boolean> {
    return (await this.#database(false)) !== null;
  }

  /** Deletes the database. Other tabs let go of it when they are told; one that does not, does not hold this one up. */
  async destroy(): Promise<void> {
    await this.#letGo();
    this.#had = false;
    const request = this.#factory.deleteDatabase(this.#name);
    await new Promise<void>((resolve, reject) => {
      request.onsuccess = request.onblocked = () => resolve();
      request.onerror = () => reject(request.error!);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#letGo();
  }

  async #use<T>(
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
    work: (store: IDBObjectStore) => T | PromiseLike<T>,
  ): Promise<T> {
    for (let again = true; ; again = false) {
      const database = await this.#database(true);
      const used = this.#opening;
      try {
        return await this.#inTime(database.transaction(STORE, mode, { durability }), work);
      } catch (error) {
        // All work here may be done twice. A connection that is gone gets one more try.
        const gone = isNamed(error, 'InvalidStateError') || this.#opening !== used;
        if (!again || !gone || this.#closed) throw error;
        this.#opening = null;
      }
    }
  }

  #database(create: true): Promise<IDBDatabase>;
  #database(create: false): Promise<IDBDatabase | null>;
  async #database(create: boolean): Promise<IDBDatabase | null> {
    if (this.#closed) throw new CareError('internal', 'This history is closed.');
    while (this.#opening) {
      const database = await this.#opening;
      if (database || !create) return database;
    }
    const opening = this.#open(create);
    this.#opening = opening;
    try {
      const database = await opening;
      if (database) this.#watch(database, opening);
      else this.#forget(opening);
      return database;
    } catch (error) {
      this.#forget(opening);
      throw error;
    }
  }

  async #inTime<T>(
    transaction: IDBTransaction,
    work: (store: IDBObjectStore) => T | PromiseLike<T>,
  ): Promise<T> {
    let cancel = () => {};
    const late = new Promise<never>((_, reject) => {
      cancel = this.#clock.after(ANSWER_WITHIN_MS, () => {
        reject(refused('answer in time'));
      });
    });
    try {
      return await Promise.race([work(transaction.objectStore(STORE)), late]);
    } catch (error) {
      quietly(() => transaction.abort()); // half of it would be written otherwise
      throw error;
    } finally {
      cancel();
    }
  }

  #watch(database: IDBDatabase, opening: Promise<IDBDatabase | null>): void {
    this.#had = true;
    database.onclose = () => {
      this.#forget(opening);
      this.onlost?.();
    };
    database.onversionchange = ({ newVersion }) => {
      const deleted = newVersion === null;
      if (deleted) quietly(() => this.#askWhy(database));
      database.close(); // after what was asked
      this.#forget(opening);
      if (deleted) this.onlost?.();
    };
  }

  /** A wipe says in the store that it is one: then nothing is missed. */
  #askWhy(database: IDBDatabase): void {
    const asked = database.transaction(STORE).objectStore(STORE).count(WIPED);
    asked.onsuccess = () => {
      if (asked.result > 0) this.#had = false;
    };
  }

  #forget(opening: Promise<IDBDatabase | null>): void {
    if (this.#opening === opening) this.#opening = null;
  }

  /** Without a version, so that a tab of an older build can still work beside a newer one. */
  #open(create: boolean): Promise<IDBDatabase | null> {
    return new Promise((resolve, reject) => {
      const request = this.#factory.open(this.#name);
      let late = false;
      let absent = false;
      const cancel = this.#clock.after(ANSWER_WITHIN_MS, () => {
        late = true;
        reject(refused('open in time'));
      });
      request.onupgradeneeded = () => {
        absent = !create || late || this.#had;
        if (absent)
          request.transaction?.abort(); // an aborted creation leaves nothing behind
        else request.result.createObjectStore(STORE);
      };
      request.onsuccess = () => {
        cancel();
        const { result } = request;
        // Somebody has opened it before us and left it empty: nothing can be kept in it.
        const empty = result.objectStoreNames.length === 0;
        if (late || empty) result.close();
        if (empty) reject(new DOMException('The care history has no store.', 'DataError'));
        else resolve(result);
      };
      request.onerror = () => {
        cancel();
        if (absent && !this.#had) resolve(null);
        else reject(absent ? refused('keep') : request.error!);
      };
    });
  }

  async #letGo(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    const database = await opening?.catch(() => null); // a failed open has been reported to whoever asked for it
    database?.close();
  }
}

const isNamed = (error: unknown, name: string) =>
  error instanceof DOMException && error.name === name;

function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // It has ended by itself.
  }
}

const refused = (what: string) =>
  new CareError('internal', `The browser did not ${what} the care history.`);
