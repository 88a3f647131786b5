// What one try has for itself: a database, a server on it that is killed and comes back, and a look into the store.
// Tries mostly wait, so there are far more worlds than processors; each is used again when its try is over.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { startFaultServer, type FaultServer } from './fault-server.ts';

export interface World {
  readonly server: FaultServer;
  /** Of its store. */
  readonly address: string;
  /** Where the database file is, if it is one. */
  readonly folder: string;
  readonly store: Store;
  /** Only where the store is PostgreSQL. */
  readonly postgres: TestPostgres | null;
}

export type StoreKind = 'sqlite' | 'postgres';

/** Gives the way to undo it. */
type Prepare = (folder: string) => Promise<() => Promise<void>>;

interface OpenWorld extends World {
  close(): Promise<void>;
}

export class Worlds {
  readonly kind: StoreKind;
  readonly #most: number;
  readonly #prepare: Prepare;
  readonly #idle: World[] = [];
  readonly #opened: Promise<OpenWorld>[] = [];
  readonly #waiting: ((world: World) => void)[] = [];
  #postgres: Promise<TestPostgres> | null = null;

  /** Opens at most that many, when they are needed; `prepare` may put something under their folder. */
  constructor(kind: StoreKind, most: number, prepare: Prepare = async () => async () => {}) {
    this.#prepare = prepare;
    this.kind = kind;
    this.#most = most;
  }

  /** Lends a world for the time of `work`, as soon as one is free. Whoever asks first is served first. */
  async use<T>(work: (world: World) => Promise<T>): Promise<T> {
    const world = await this.#take();
    try {
      if (!world.server.alive) await world.server.start();
      return await work(world);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(world);
      else this.#idle.push(world);
    }
  }

  async close(): Promise<void> {
    for (const opened of this.#opened) await (await opened).close();
    await (await this.#postgres)?.stop();
  }

  #take(): Promise<World> {
    const idle = this.#idle.pop();
    if (idle) return Promise.resolve(idle);
    if (this.#opened.length >= this.#most)
      return new Promise((resolve) => this.#waiting.push(resolve));
    const opened = this.#open();
    this.#opened.push(opened);
    return opened;
  }

  async #open(): Promise<OpenWorld> {
    const postgres = this.kind === 'postgres' ? await (this.#postgres ??= startPostgres()) : null;
    const folder = await mkdtemp(join(tmpdir(), 'care-faults-'));
    const undo = await this.#prepare(folder);
    const address = postgres ? await postgres.database() : `sqlite:${join(folder, 'care.db')}`;
    const server = await startFaultServer(address);
    const store = await openStore(address);
    const close = async () => {
      await server.kill();
      await store.close();
      await undo();
      await rm(folder, { recursive: true });
    };
    return { server, address, folder, store, postgres, close };
  }
}
