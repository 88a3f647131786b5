// What tries of one lane share: a database, a server on it that is killed and comes back, and a look into the store.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../sdk/stores/open-store.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { startFaultServer, type FaultServer } from './fault-server.ts';

export interface World {
  readonly server: FaultServer;
  readonly store: Store;
  /** Only where the store is PostgreSQL. */
  readonly postgres: TestPostgres | null;
  close(): Promise<void>;
}

export type StoreKind = 'sqlite' | 'postgres';

export async function openWorlds(kind: StoreKind, count: number): Promise<World[]> {
  const postgres = kind === 'postgres' ? await startPostgres() : null;
  const worlds: World[] = [];
  for (let i = 0; i < count; i++) {
    const folder = await mkdtemp(join(tmpdir(), 'care-faults-'));
    const address = postgres ? await postgres.database() : `sqlite:${join(folder, 'care.db')}`;
    const server = await startFaultServer(address);
    const store = await openStore(address);
    const close = async () => {
      await server.kill();
      await store.close();
      await rm(folder, { recursive: true });
      if (i === 0) await postgres?.stop();
    };
    worlds.push({ server, store, postgres, close });
  }
  return worlds;
}

export async function closeWorlds(worlds: readonly World[]): Promise<void> {
  // The first one ends the database of all.
  for (const world of [...worlds].reverse()) await world.close();
}
