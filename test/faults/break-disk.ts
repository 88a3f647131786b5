// The disk below the store fails or is full while everybody writes. Nothing may be acknowledged that is not durable;
// and when the disk is well again, so is everything else, without a restart of the care server.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { runCheck, type CheckOptions, type CheckReport } from './check.ts';
import { Crew } from './crew.ts';
import type { Dice } from './dice.ts';
import { AGENT_IDS } from './kill-server.ts';
import { pause, until } from './until.ts';
import { settled } from './verdict.ts';
import { Worlds, type World } from './world.ts';

const CALM_WITHIN_MS = 20_000;
const RED_WITHIN_MS = 10_000;
const HEALED_WITHIN_MS = 40_000;
const DISK_MB = 64;
const SMALL_DISKS = 4;

/** Why there is no such fault here, or null. */
export function noDiskFaults(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'disks are broken by strace and mount, which need root on Linux';
  return existsSync('/usr/bin/strace') ? null : 'strace is not installed';
}

/** Every fsync of the care server fails for a while. */
export function failFsync(worlds: Worlds, options: CheckOptions): Promise<CheckReport> {
  return runCheck(`disk fsync ${worlds.kind}`, options, (_, dice) =>
    worlds.use((world) => onDisk(world, dice, async ({ server }) => injectIntoFsync([server.pid]))),
  );
}

/** Each fsync of those PostgreSQL processes that serve care fails once: PostgreSQL panics and recovers from its log. */
export async function failFsyncOfDatabase(options: CheckOptions): Promise<CheckReport> {
  const worlds = new Worlds('postgres', 1);
  const report = await runCheck('disk fsync of postgres', options, (_, dice) =>
    worlds.use((world) => onDatabase(world, dice)),
  );
  await worlds.close();
  return report;
}

/** No byte is left on the file system of the database. */
export async function fillDisk(options: CheckOptions): Promise<CheckReport> {
  const worlds = new Worlds('sqlite', SMALL_DISKS, mountSmallDisk);
  const report = await runCheck('disk full sqlite', options, (_, dice) =>
    worlds.use((world) => onDisk(world, dice, ({ folder }) => fill(folder))),
  );
  await worlds.close();
  return report;
}

type Heal = () => Promise<void>;

async function onDisk(
  world: World,
  dice: Dice,
  breakDisk: (world: World) => Promise<Heal>,
): Promise<string[]> {
  const { server, store } = world;
  const crew = new Crew({ server: server.url, dice, shoppers: 2, agents: AGENT_IDS });
  try {
    void crew.start();
    await crew.write(2);
    const wrong = await settled(crew, store, CALM_WITHIN_MS);
    if (!(await isHealthy(server.url))) wrong.push('health was red before');
    const heal = await breakDisk(world);
    try {
      wrong.push(...(await whileBroken(world, crew)));
    } finally {
      await heal();
    }
    wrong.push(...(await settled(crew, store, HEALED_WITHIN_MS)));
    if (!(await isHealthy(server.url))) wrong.push('health stayed red');
    return [...wrong, ...integrity(join(world.folder, 'care.db'))];
  } finally {
    await crew.close();
  }
}

async function whileBroken({ server }: World, crew: Crew): Promise<string[]> {
  const wrong: string[] = [];
  // A full disk still has room in what is there; a little later it has none.
  const red = await until(async () => {
    await crew.write(1);
    return !(await isHealthy(server.url));
  }, RED_WITHIN_MS);
  if (!red) wrong.push('health stayed green');
  const acknowledged = crew.all.flatMap((one) => [...one.acknowledged]);
  await crew.write(1);
  await pause(1_000);
  const more = crew.all.flatMap((one) => [...one.acknowledged]).length - acknowledged.length;
  if (more > 0 && !(await isHealthy(server.url)))
    wrong.push(`${more} ops acknowledged on a broken disk`);
  // Whoever comes now and only reads is served.
  const [reader] = crew.agents;
  reader!.client.wake('network');
  const link = () => reader!.client.snapshot.link.at;
  if (!(await until(() => link() === 'ready', CALM_WITHIN_MS))) wrong.push('nobody can read');
  return wrong;
}

async function onDatabase(world: World, dice: Dice): Promise<string[]> {
  const { server, store, postgres, address } = world;
  const crew = new Crew({ server: server.url, dice, shoppers: 2, agents: AGENT_IDS });
  try {
    void crew.start();
    await crew.write(1);
    const writing = crew.write(5);
    const rows = await postgres!.query(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      address,
    );
    const pids = rows.map(({ pid }) => Number(pid));
    const heal = await injectIntoFsync(pids);
    await writing;
    await crew.write(1);
    await heal();
    const wrong = await settled(crew, store, HEALED_WITHIN_MS);
    return pids.some((pid) => existsSync(`/proc/${pid}`))
      ? [...wrong, 'the database did not notice its disk']
      : wrong;
  } finally {
    await crew.close();
  }
}

/** Resolves when strace is attached; what it gives back detaches it. */
async function injectIntoFsync(pids: readonly number[]): Promise<Heal> {
  const traced = pids.flatMap((pid) => ['-p', `${pid}`]);
  const inject = ['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO'];
  const strace = spawn('strace', ['-f', ...inject, '-o', '/dev/null', ...traced], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(strace, 'exit');
  const lines = createInterface({ input: strace.stderr });
  const said: string[] = [];
  for await (const line of lines) {
    said.push(line);
    if (/attached/.test(line) && said.filter((one) => /attached/.test(one)).length >= pids.length)
      break;
  }
  if (strace.exitCode !== null) throw new Error(`strace: ${said.join('; ')}`);
  strace.stderr.resume();
  return async () => {
    if (strace.exitCode === null) strace.kill('SIGINT');
    await ended;
  };
}

async function mountSmallDisk(folder: string): Promise<Heal> {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', folder]);
  return async () => void execFileSync('umount', ['-l', folder]);
}

async function fill(folder: string): Promise<Heal> {
  const file = join(folder, 'filler');
  const { bavail, bsize } = await statfs(folder);
  await writeFile(file, Buffer.alloc(bavail * bsize)).catch((error: NodeJS.ErrnoException) => {
    // The database took some of it meanwhile: full is full.
    if (error.code !== 'ENOSPC') throw error;
  });
  return () => rm(file);
}

async function isHealthy(url: string): Promise<boolean> {
  return (await fetch(`${url}/v1/health`)).ok;
}

function integrity(path: string): string[] {
  const database = new DatabaseSync(path);
  const rows = database.prepare('pragma integrity_check').all();
  database.close();
  const said = rows.map((row) => String(row['integrity_check']));
  return said.join() === 'ok' ? [] : said;
}
