// The example of a merchant's own store keeps every promise of the port; its jobs are held to theirs beside the databases'.
import { it } from 'node:test';
import { MemoryDatabase } from '../../demo/own-store/memory-database.ts';
import { openMemoryStore } from '../../demo/own-store/memory-store.ts';
import { storeSuite } from '../../sdk/testing/store-suite.ts';

for (const { title, run } of storeSuite)
  it(`demo/own-store: ${title}`, async () => {
    const database = new MemoryDatabase();
    await run(async () => openMemoryStore(database));
  });
