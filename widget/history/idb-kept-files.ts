// Files that wait, in an IndexedDB of their own: a large one that is being written holds no message up. It is open only
// while something is done, so that it never stands in the way of being deleted. Row: [id] → its bytes and what they are
// called: WebKit keeps no files in a private window's store.
import { promisifyRequest } from 'idb-keyval';
import { CareError } from '../../sdk/protocol/care-error.ts';
import type { Clock } from '../../sdk/runtime.ts';
import { hasRoom } from './has-room.ts';
import { IdbConnection } from './idb-connection.ts';
import { databaseName, filesOf, isKept } from './is-kept.ts';
import { KEPT_FILES_LAST_MS, type KeptFiles } from './kept-files.ts';

interface Row {
  readonly bytes: ArrayBuffer;
  readonly name: string;
  readonly type: string;
  readonly at: number;
}

/** The page before this one may still be going: what it held is waited for so long. */
const CLAIM_WITHIN_MS = 2_000;

export class IdbKeptFiles implements KeptFiles {
  readonly #site: string;
  readonly #factory: IDBFactory;
  readonly #clock: Clock;
  /** How what this tab holds is let go. */
  readonly #held = new Map<string, () => void>();
  #closed = false;

  constructor(site: string, factory: IDBFactory, clock: Clock) {
    this.#site = filesOf(site);
    this.#factory = factory;
    this.#clock = clock;
  }

  async keep(id: string, file: File): Promise<void> {
    // First: nobody else is to find it unheld.
    await this.#hold(id);
    try {
      const bytes = await file.arrayBuffer();
      const { name, type } = file;
      await this.#use((rows) =>
        rows.strict('readwrite', async (store) => {
          const kept = await promisifyRequest(store.getAll() as IDBRequest<unknown[]>);
          const sizes = kept.filter(isRow).map((row) => row.bytes.byteLength);
          if (!hasRoom(sizes, file)) throw new CareError('too-large');
          store.put({ bytes, name, type, at: this.#clock.now() } satisfies Row, [id]);
          await promisifyRequest(store.transaction);
        }),
      );
    } catch (error) {
      this.#held.get(id)?.();
      throw error;
    }
  }

  async ids(): Promise<readonly string[]> {
    if (!(await this.#isThere())) return [];
    return this.#use(async (rows) => {
      if (!(await rows.exists())) return [];
      return rows.relaxed('readwrite', async (store) => {
        const keys = store.getAllKeys();
        const kept = await promisifyRequest(store.getAll() as IDBRequest<unknown[]>);
        const oldest = this.#clock.now() - KEPT_FILES_LAST_MS;
        const good: { id: string; at: number }[] = [];
        keys.result.forEach((key, i) => {
          const row = kept[i];
          if (isRow(row) && row.at >= oldest) good.push({ id: String(key), at: row.at });
          else store.delete(key);
        });
        await promisifyRequest(store.transaction);
        return good.sort((a, b) => a.at - b.at).map(({ id }) => id);
      });
    });
  }

  async claim(id: string): Promise<File | null> {
    if (!(await this.#hold(id))) return null;
    const row = await this.#use((rows) =>
      rows.relaxed('readonly', (store) => promisifyRequest<unknown>(store.get([id]))),
    );
    if (isRow(row)) return new File([row.bytes], row.name, { type: row.type });
    this.#held.get(id)?.();
    return null;
  }

  async forget(id: string): Promise<void> {
    if (await this.#isThere())
      await this.#use((rows) =>
        rows.strict('readwrite', (store) => {
          store.delete([id]);
          return promisifyRequest(store.transaction);
        }),
      );
    this.#held.get(id)?.();
  }

  close(): void {
    this.#closed = true;
    for (const letGo of this.#held.values()) letGo();
  }

  async #isThere(): Promise<boolean> {
    return (await isKept(this.#site, this.#factory)) !== false;
  }

  /** False when another tab holds it. Where a browser has no locks, nobody is kept from it. */
  #hold(id: string): Promise<boolean> {
    const locks = navigator.locks as LockManager | undefined;
    if (this.#held.has(id) || !locks) return Promise.resolve(true);
    const patience = new AbortController();
    return new Promise((resolve) => {
      const cancel = this.#clock.after(CLAIM_WITHIN_MS, () => patience.abort());
      const hold = () => {
        cancel();
        if (this.#closed) return resolve(false);
        return new Promise<void>((release) => {
          this.#held.set(id, () => {
            this.#held.delete(id);
            release();
          });
          resolve(true);
        });
      };
      const name = `${databaseName(this.#site)}:${id}`;
      locks.request(name, { signal: patience.signal }, hold).catch(() => resolve(false));
    });
  }

  async #use<T>(work: (rows: IdbConnection) => Promise<T>): Promise<T> {
    const rows = new IdbConnection(databaseName(this.#site), this.#factory, this.#clock);
    try {
      return await work(rows);
    } finally {
      await rows.close();
    }
  }
}

function isRow(row: unknown): row is Row {
  const { bytes, name, type, at } = (row ?? {}) as Partial<Row>;
  const isNamed = typeof name === 'string' && typeof type === 'string';
  return bytes instanceof ArrayBuffer && isNamed && typeof at === 'number';
}
