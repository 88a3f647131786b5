// How long a server takes to be ready, in a fresh process, from the built package: `node test/bench/start-up.ts
// [--rounds 9] [--only sqlite]` after `npm run build`. Within 300 ms for `createCare`, `listen` and the first 200 of
// `/v1/ready`, or it ends with 1.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { noPostgres, startPostgres } from '../support/postgres.ts';

const ENTRY = new URL('../../dist/sdk/server.js', import.meta.url);
const READY_WITHIN_MS = 300;

/** What a process does that starts a server, telling how long each step took in ms. */
const MAIN = `
const began = performance.now();
const { createCare } = await import(${JSON.stringify(ENTRY.href)});
const imported = performance.now();
const care = await createCare({
  store: process.argv[1],
  files: process.argv[2],
  filePolicy: { types: ['application/pdf'] },
  sites: { shop: { name: 'Shop', origins: ['https://shop.example'] } },
});
const created = performance.now();
const { url } = await care.listen(0, '127.0.0.1');
while ((await fetch(url + '/v1/ready')).status !== 200);
const ready = performance.now();
console.log(JSON.stringify({
  'import': imported - began, createCare: created - imported, 'listen to ready': ready - created,
  'ready': ready - imported, 'with import': ready - began,
}));
await care.close();
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    only: { type: 'string', default: 'sqlite,postgres' },
  },
});

if (!existsSync(ENTRY))
  throw new Error(`There is no ${fileURLToPath(ENTRY)}: npm run build makes it.`);
const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'care-start-'));
const report: Record<string, unknown>[] = [];
if (values.only.includes('sqlite')) {
  await measure('sqlite, new', (i) => `sqlite:${join(folder, `${i}.db`)}`);
  await measure('sqlite, again', () => `sqlite:${join(folder, '0.db')}`);
}
const missing = noPostgres();
if (missing) console.log(`postgres is left out: ${missing}.`);
else if (values.only.includes('postgres')) {
  const server = await startPostgres();
  const fresh = await Promise.all(
    Array.from({ length: Number(values.rounds) }, () => server.database()),
  );
  await measure('postgres, new', (i) => fresh[i]!);
  await measure('postgres, again', () => fresh[0]!);
  await server.stop();
}
await rm(folder, { recursive: true });
console.table(report);
if (report.some(({ ready }) => Number(ready) > READY_WITHIN_MS)) process.exitCode = 1;

async function measure(what: string, store: (round: number) => string): Promise<void> {
  const rounds: Record<string, number>[] = [];
  for (let i = 0; i < Number(values.rounds); i++) {
    const args = ['--input-type=module', '-e', MAIN, store(i), `disk:${join(folder, 'files')}`];
    const { stdout } = await run(process.execPath, args, { cwd: folder });
    rounds.push(JSON.parse(stdout) as Record<string, number>);
  }
  const steps = Object.keys(rounds[0]!).map((step) => {
    const sorted = rounds.map((round) => round[step]!).sort((a, b) => a - b);
    return [step, Math.round(sorted[sorted.length >> 1]!)];
  });
  report.push({ what, ...Object.fromEntries(steps) });
}
