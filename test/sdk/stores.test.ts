// Every adapter in sdk/stores keeps the store's contract, on a real database.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openPostgres } from '../../sdk/stores/postgres.ts';
import { openSqlite } from '../../sdk/stores/sqlite.ts';
import type { Store } from '../../sdk/stores/store.ts';
import { storeSuite } from '../../sdk/testing/store-suite.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

interface Run {
  readonly adapter: string;
  readonly on: string;
  /** Why it cannot be done here. */
  readonly skip?: string | null;
  prepare?(): Promise<void>;
  open(): Promise<Store>;
  end?(): Promise<void>;
}

/** Files of sdk/stores that are not adapters. */
const NO_ADAPTERS = new Set(['store.ts', 'admin-records.ts', 'open-store.ts']);

const RUNS: readonly Run[] = [sqliteFile(), sqliteMemory(), postgresServer()];

describe('stores', () => {
  it('every adapter in sdk/stores runs the contract suite', async () => {
    const files = await readdir(new URL('../../sdk/stores/', import.meta.url), {
      withFileTypes: true,
    });
    const adapters = files
      .filter((file) => file.isFile() && file.name.endsWith('.ts') && !NO_ADAPTERS.has(file.name))
      .map((file) => file.name);
    assert.deepEqual(adapters.sort(), [...new Set(RUNS.map((run) => run.adapter))].sort());
  });
});

for (const run of RUNS)
  describe(`${run.adapter} on ${run.on}`, { skip: run.skip ?? false }, () => {
    before(async () => run.prepare?.());
    after(async () => run.end?.());
    for (const { title, run: check } of storeSuite) it(title, () => check(run.open));
  });

function sqliteFile(): Run {
  let folder = '';
  return {
    adapter: 'sqlite.ts',
    on: 'a file',
    prepare: async () => void (folder = await mkdtemp(join(tmpdir(), 'care-sqlite-'))),
    open: () => openSqlite(join(folder, 'care.db')),
    end: () => rm(folder, { recursive: true }),
  };
}

/** Shared within this process, because a second `:memory:` would be another database. */
function sqliteMemory(): Run {
  const open = () => openSqlite('file:suite?mode=memory&cache=shared');
  return { adapter: 'sqlite.ts', on: 'memory', open };
}

function postgresServer(): Run {
  let server: TestPostgres | undefined;
  let address = '';
  return {
    adapter: 'postgres.ts',
    on: 'a server',
    skip: noPostgres(),
    async prepare() {
      server = await startPostgres();
      address = await server.database();
    },
    open: () => openPostgres(address),
    end: async () => server?.stop(),
  };
}
