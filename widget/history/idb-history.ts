// What is kept on the device, in IndexedDB: one row per event and per op, under keys that sort as they are read:
// ['event', conversation, log, seq], ['outbox', order], ['conversation', id], ['draft', field], ['identity'].
import { promisifyRequest } from 'idb-keyval';
import type { LogEvent } from '../../sdk/protocol/events.ts';
import { systemClock, type Clock } from '../../sdk/runtime.ts';
import type { Drafts, History, HistoryChange, Identity, Kept, OutboxRow } from './history.ts';
import { IdbConnection, WIPED } from './idb-connection.ts';
import type { KeptFiles } from './kept-files.ts';
import { articlesOf, databaseName, filesOf, isKept } from './is-kept.ts';
import {
  readConversation,
  readDrafts,
  readEvent,
  readIdentity,
  readOutboxRow,
  readable,
  sealed,
  storedEvent,
} from './stored-rows.ts';

const IDENTITY = ['identity'];
const OUTBOX = under('outbox');
const DRAFT = under('draft');
const EVENT = under('event');

/** Opens lazily: nothing is created on the device before the first write. */
export async function openIdbHistory(
  site: string,
  world: { readonly indexedDB?: IDBFactory; readonly clock?: Clock } = {},
): Promise<History> {
  const factory = world.indexedDB ?? globalThis.indexedDB;
  if (!factory) throw new Error('This browser has no IndexedDB.');
  return new IdbHistory(site, factory, world.clock ?? systemClock);
}

class IdbHistory implements History {
  readonly kind = 'device';
  readonly #site: string;
  readonly #factory: IDBFactory;
  readonly #clock: Clock;
  readonly #rows: IdbConnection;
  /** What lies beside it, never opened here: only to be deleted. */
  readonly #beside: readonly IdbConnection[];

  get onlost(): (() => void) | null {
    return this.#rows.onlost;
  }

  set onlost(run: (() => void) | null) {
    this.#rows.onlost = run;
  }

  constructor(site: string, factory: IDBFactory, clock: Clock) {
    this.#site = site;
    this.#factory = factory;
    this.#clock = clock;
    this.#rows = new IdbConnection(databaseName(site), factory, clock);
    this.#beside = [filesOf, articlesOf].map(
      (of) => new IdbConnection(databaseName(of(site)), factory, clock),
    );
  }

  async load(): Promise<Kept> {
    if (!(await this.#exists()))
      return { identity: null, conversations: [], outbox: [], drafts: {} };
    return this.#rows.relaxed('readonly', async (store) => {
      const [identity, conversations, outbox, fields, texts] = await all(
        store.get(IDENTITY),
        store.getAll(under('conversation')) as IDBRequest<unknown[]>,
        store.getAll(OUTBOX) as IDBRequest<unknown[]>,
        store.getAllKeys(DRAFT),
        store.getAll(DRAFT) as IDBRequest<unknown[]>,
      );
      return {
        identity: readIdentity(identity),
        conversations: readable(conversations, readConversation),
        outbox: readable(outbox, readOutboxRow),
        drafts: readDrafts(fields, texts),
      };
    });
  }

  async events(conversation: string, before: number, limit: number): Promise<readonly LogEvent[]> {
    if (!(await this.#exists())) return [];
    const log = ['event', conversation, 'public'];
    const range = IDBKeyRange.bound([...log, 0], [...log, before], false, true);
    return this.#rows.relaxed('readonly', (store) => newest(store, range, limit));
  }

  swapIdentity(token: string | null, next: Identity | null): Promise<Identity | null> {
    return this.#rows.strict('readwrite', async (store) => {
      const kept = readIdentity(await promisifyRequest<unknown>(store.get(IDENTITY)));
      if ((kept?.token ?? null) !== token) return kept;
      if (next) store.put(next, IDENTITY);
      else store.delete(IDENTITY);
      store.delete(WIPED);
      await promisifyRequest(store.transaction);
      return next;
    });
  }

  post(rows: readonly OutboxRow[], drafts?: Drafts, from?: string): Promise<void> {
    return this.#rows.strict('readwrite', async (store) => {
      const kept = await outboxRows(store);
      const posted = new Map<unknown, OutboxRow>(rows.map((row) => [row.op, row]));
      const there = kept.filter(
        ({ op, conversation }) => posted.has(op) && (!from || conversation === from),
      );
      if (from) {
        const order = there[0]?.order ?? 0;
        const before = kept.findLast((one) => one.order < order)?.order ?? order - 1;
        if (order) store.put(sealed(rows[0]!), ['outbox', (before + order) / 2]);
        for (const { key, op } of there) store.put(sealed(posted.get(op)!), key);
      } else {
        for (const { key } of there) store.delete(key);
        const last = kept.at(-1)?.order ?? 0;
        rows.forEach((row, i) => store.put(sealed(row), ['outbox', last + 1 + i]));
      }
      store.delete(WIPED);
      keep(store, drafts);
      await promisifyRequest(store.transaction);
    });
  }

  write(change: HistoryChange): Promise<void> {
    const use = change.outbox?.length ? this.#rows.strict : this.#rows.relaxed;
    return use('readwrite', async (store) => {
      for (const id of change.dropped ?? []) store.delete(under('event', id));
      for (const event of change.events ?? [])
        store.put(storedEvent(event), ['event', event.conversation, event.log, event.seq]);
      for (const kept of change.conversations ?? []) store.put(kept, ['conversation', kept.id]);
      keep(store, change.drafts);
      if (change.settled?.length || change.outbox?.length) {
        const settled = new Set<unknown>(change.settled);
        const changed = new Map<unknown, unknown>(
          change.outbox?.map((row) => [row.op, sealed(row)]),
        );
        for (const { key, op } of await outboxRows(store))
          if (settled.has(op)) store.delete(key);
          else if (changed.has(op)) store.put(changed.get(op), key);
      }
      await promisifyRequest(store.transaction);
    });
  }

  async hasFiles(): Promise<boolean> {
    return (await isKept(filesOf(this.#site), this.#factory)) !== false;
  }

  /** In a file of its own: few shoppers choose any. */
  async openFiles(): Promise<KeptFiles> {
    const { IdbKeptFiles } = await import('./idb-kept-files.ts');
    return new IdbKeptFiles(this.#site, this.#factory, this.#clock);
  }

  async wipe(): Promise<void> {
    // What counts: a database that another tab holds open is deleted only later.
    const cleared = this.#rows.strict('readwrite', (store) => {
      store.clear();
      store.put(1, WIPED);
      return promisifyRequest(store.transaction);
    });
    // One that cannot be written to may still be deleted.
    await cleared.catch(() => undefined);
    await Promise.all([this.#rows, ...this.#beside].map((rows) => rows.destroy()));
    await cleared;
  }

  evict(): Promise<boolean> {
    return this.#rows.relaxed('readwrite', async (store) => {
      const [keys, rows] = await all(
        store.getAllKeys(EVENT),
        store.getAll(EVENT) as IDBRequest<({ at?: unknown } | null)[]>,
      );
      const at = (i: number) => Number(rows[i]?.at) || 0;
      const oldest = [...keys.keys()].sort((a, b) => at(a) - at(b));
      for (const i of oldest.slice(0, Math.ceil(keys.length / 2))) store.delete(keys[i]!);
      await promisifyRequest(store.transaction);
      return keys.length > 0;
    });
  }

  destroy(): Promise<void> {
    return this.#rows.destroy();
  }

  close(): Promise<void> {
    return this.#rows.close();
  }

  /** Asks the browser's list first: opening, even when it creates nothing, would touch the disk. */
  async #exists(): Promise<boolean> {
    const listed = this.#rows.had || (await isKept(this.#site, this.#factory));
    return listed !== false && this.#rows.exists();
  }
}

/** Every key that begins with these parts: an array sorts after all other parts of a key. */
function under(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound(parts, [...parts, []]);
}

function keep(store: IDBObjectStore, drafts: Drafts = {}): void {
  for (const [field, text] of Object.entries(drafts))
    if (text) store.put(text, ['draft', field]);
    else store.delete(['draft', field]);
}

/** Takes requests that have been made already: when making one fails, no promise of another is left behind. */
function all<T extends readonly unknown[]>(
  ...requests: { readonly [I in keyof T]: IDBRequest<T[I]> }
): Promise<T> {
  return Promise.all(requests.map((request) => promisifyRequest(request))) as unknown as Promise<T>;
}

/** Rows as they are, damaged ones too, with where they are. */
async function outboxRows(
  store: IDBObjectStore,
): Promise<{ key: IDBValidKey; order: number; op?: unknown; conversation?: unknown }[]> {
  const [keys, rows] = await all(
    store.getAllKeys(OUTBOX),
    store.getAll(OUTBOX) as IDBRequest<(object | null)[]>,
  );
  return keys.map((key, i) => ({ ...rows[i], key, order: Number((key as unknown[])[1]) }));
}

/** Walks back from the end of the range until there are enough or a row is missing or damaged. */
function newest(store: IDBObjectStore, range: IDBKeyRange, limit: number): Promise<LogEvent[]> {
  const found: LogEvent[] = [];
  const request = store.openCursor(range, 'prev');
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error!);
    request.onsuccess = () => {
      const cursor = request.result;
      const event = cursor && readEvent(cursor.value);
      const gap = found.length > 0 && event?.seq !== found[0]!.seq - 1;
      if (event && !gap) found.unshift(event);
      if (!cursor || gap || found.length >= limit) resolve(found);
      else cursor.continue();
    };
  });
}
