import { it } from 'node:test';
import { storeSuite } from '../../sdk/testing/store-suite.ts';
import { MemoryDatabase, openMemoryStore } from './memory-store.ts';

for (const { title, run } of storeSuite)
  it(`the simulator’s store: ${title}`, async () => {
    const database = new MemoryDatabase();
    await run(async () => openMemoryStore(database));
  });
