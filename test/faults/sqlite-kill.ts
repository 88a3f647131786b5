// Kills a process that writes into SQLite at full speed, again and again, and looks for what it had acknowledged:
// `node test/faults/sqlite-kill.ts [--kills 20]`. Exits with 1 when anything is lost or damaged.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSqlite } from '../../sdk/stores/sqlite.ts';
import type { Store } from '../../sdk/stores/store.ts';

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged ops that are not in the store at the sequence they were given. */
  readonly lost: number;
  /** Conversations whose sequences have a gap or a double. */
  readonly broken: number;
  /** What `PRAGMA integrity_check` says. */
  readonly integrity: string;
}

interface Acknowledged {
  readonly conversation: string;
  readonly op: string;
  readonly seq: number;
}

const SITE = 'demo';
const WRITER = fileURLToPath(new URL('sqlite-kill-writer.ts', import.meta.url));
/** A process is killed after a random number of acknowledgements, at most this many. */
const ACKNOWLEDGED_MAX = 2_000;

export async function killWriters(kills: number): Promise<KillReport> {
  const folder = await mkdtemp(join(tmpdir(), 'care-kill-'));
  const path = join(folder, 'care.db');
  const all: Acknowledged[] = [];
  for (let kill = 0; kill < kills; kill++) {
    all.push(...(await writeUntilKilled(path)));
    const store = await openSqlite(path);
    await store.close();
  }
  const store = await openSqlite(path);
  const { lost, broken } = await compare(store, all);
  await store.close();
  const integrity = integrityOf(path);
  await rm(folder, { recursive: true });
  return { kills, acknowledged: all.length, lost, broken, integrity };
}

async function writeUntilKilled(path: string): Promise<Acknowledged[]> {
  const writer = spawn(process.execPath, [WRITER, path, SITE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(writer, 'close');
  const enough = 1 + Math.floor(Math.random() * ACKNOWLEDGED_MAX);
  const lines: Acknowledged[] = [];
  // What was printed before the kill still comes after it.
  for await (const line of createInterface({ input: writer.stdout })) {
    const [conversation = '', op = '', seq] = line.split(' ');
    if (seq) lines.push({ conversation, op, seq: Number(seq) });
    if (lines.length === enough) writer.kill('SIGKILL');
  }
  const [, signal] = (await closed) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error('The writer ended before it was killed.');
  return lines;
}

async function compare(store: Store, all: readonly Acknowledged[]) {
  let [lost, broken] = [0, 0];
  for (const [conversation, expected] of grouped(all)) {
    const events = await store.events({
      site: SITE,
      conversation,
      log: 'public',
      after: 0,
      before: null,
      limit: 1e9,
      end: 'oldest',
    });
    const row = await store.conversation(SITE, conversation);
    lost += expected.filter(({ op, seq }) => events[seq - 1]?.op !== op).length;
    const gapless = events.every((event, i) => event.seq === i + 1);
    if (!gapless || row?.publicSeq !== events.length) broken += 1;
  }
  return { lost, broken };
}

function grouped(all: readonly Acknowledged[]): Map<string, Acknowledged[]> {
  const groups = new Map<string, Acknowledged[]>();
  for (const one of all) {
    const group = groups.get(one.conversation);
    if (group) group.push(one);
    else groups.set(one.conversation, [one]);
  }
  return groups;
}

function integrityOf(path: string): string {
  const database = new DatabaseSync(path);
  const [row] = database.prepare('pragma integrity_check').all();
  database.close();
  return String(row?.['integrity_check']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' } } });
  const report = await killWriters(Number(values.kills));
  const { kills, acknowledged, lost, broken, integrity } = report;
  console.log(
    `sqlite-kill: ${kills} kills, ${acknowledged} acknowledged, ${lost} lost, ${broken} conversations broken, integrity ${integrity}`,
  );
  process.exitCode = acknowledged > 0 && lost + broken === 0 && integrity === 'ok' ? 0 : 1;
}
