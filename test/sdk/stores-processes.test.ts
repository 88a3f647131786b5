import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../sdk/stores/open-store.ts';
import { allEvents, assertGapless } from '../../sdk/testing/store-suite/outcomes.ts';
import { noPostgres, startPostgres } from '../support/postgres.ts';

const PROCESSES = 3;
const OPS = 40;
const CONVERSATIONS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const WRITER = fileURLToPath(new URL('../support/store-writer.ts', import.meta.url));

describe('processes that open a new database and write into the same conversations at once', () => {
  it('lose nothing and leave no gap on SQLite', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'care-processes-'));
    await writeTogether(`sqlite:${folder}/care.db`);
    await rm(folder, { recursive: true });
  });

  it('lose nothing and leave no gap on PostgreSQL', { skip: noPostgres() ?? false }, async () => {
    const server = await startPostgres();
    try {
      await writeTogether(await server.database());
    } finally {
      await server.stop();
    }
  });
});

async function writeTogether(address: string): Promise<void> {
  const write = async () => {
    const args = [WRITER, address, 'demo', `${OPS}`, ...CONVERSATIONS];
    const writer = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const [code] = (await once(writer, 'close')) as [number | null];
    assert.equal(code, 0);
  };
  await Promise.all(Array.from({ length: PROCESSES }, write));
  const store = await openStore(address);
  for (const id of CONVERSATIONS) {
    const events = await allEvents(store, 'demo', id);
    assertGapless(events, 1 + PROCESSES * OPS);
    assert.equal(new Set(events.map((event) => event.op)).size, events.length);
  }
  await store.close();
}
