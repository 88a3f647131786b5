// Every store keeps the contract of its jobs, on a real database.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openStore } from '../../sdk/stores/open-store.ts';
import { jobsSuite } from '../../sdk/testing/jobs-suite.ts';
import { MemoryDatabase } from '../../demo/own-store/memory-database.ts';
import { openMemoryStore } from '../../demo/own-store/memory-store.ts';
import { noPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

describe('jobs in SQLite', () => {
  let folder = '';
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'care-jobs-'))));
  after(() => rm(folder, { recursive: true }));
  for (const { title, run } of jobsSuite)
    it(title, () => run(() => openStore(`sqlite:${join(folder, 'care.db')}`)));
});

describe('jobs in PostgreSQL', { skip: noPostgres() ?? false }, () => {
  let server: TestPostgres;
  let address = '';
  before(async () => {
    server = await startPostgres();
    address = await server.database();
  });
  after(() => server.stop());
  for (const { title, run } of jobsSuite) it(title, () => run(() => openStore(address)));
});

describe('jobs in the simulator’s store', () => {
  for (const { title, run } of jobsSuite)
    it(title, async () => {
      const database = new MemoryDatabase();
      await run(async () => openMemoryStore(database));
    });
});
