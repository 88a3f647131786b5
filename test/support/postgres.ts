// A real PostgreSQL for tests, in a folder of its own, on a port of its own, ended by its process.
import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { uuidV4 } from '../../sdk/protocol/ids.ts';
import { freePort } from './free-port.ts';

export interface TestPostgres {
  /** Makes an empty database and gives its address. */
  database(): Promise<string>;
  /** Runs one statement on the server, in the given database or the first. */
  query(statement: string, address?: string): Promise<readonly Record<string, unknown>[]>;
  /** SIGKILL to the server, like a power cut of the database alone. Null when the server is not ours to kill. */
  readonly kill: (() => Promise<void>) | null;
  /** Starts a killed server at the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Where packages put what is not in the PATH. */
const PLACES = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
  '/Applications/Postgres.app/Contents/Versions/latest/bin',
];

const START_WITHIN_MS = 20_000;

/** Ends the server with its standard input, so that even a test run that is killed leaves none behind. */
const UNTIL_STDIN_ENDS =
  'exec 3<&0; "$@" 3<&- & server=$!; (cat <&3; kill -INT $server) > /dev/null 2>&1 & wait $server';

/**
 * Why there will be no PostgreSQL, or null when there will be one: that of `CARE_TEST_POSTGRES`, else one that is
 * installed. With `CI=true` there is no excuse: the tests run, and fail.
 */
export function noPostgres(): string | null {
  if (process.env['CARE_TEST_POSTGRES'] || findBinaries() || process.env['CI'] === 'true')
    return null;
  return 'PostgreSQL is not installed (no initdb in PATH or the usual places), and CARE_TEST_POSTGRES names no server';
}

/** Starts a server, or uses the one of `CARE_TEST_POSTGRES`, whose user must be allowed to create databases. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['CARE_TEST_POSTGRES'];
  if (given)
    return serving(given, {
      kill: null,
      start: () => Promise.resolve(),
      end: () => Promise.resolve(),
    });
  const binaries = findBinaries();
  if (!binaries)
    throw new Error('PostgreSQL is not installed: no initdb in PATH or the usual places.');
  const folder = await mkdtemp(join(tmpdir(), 'care-postgres-'));
  const data = initialise(binaries, folder);
  const port = await freePort();
  let server = await startServer(binaries, data, port);
  const ended = async () => {
    server.stdin.end();
    if (server.exitCode === null) await once(server, 'exit');
  };
  return serving(`postgres://care@127.0.0.1:${port}/postgres`, {
    async kill() {
      // Its first line is the process id.
      process.kill(Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8')), 'SIGKILL');
      await ended();
    },
    async start() {
      server = await startServer(binaries, data, port);
    },
    async end() {
      await ended();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

interface ServerLife {
  readonly kill: (() => Promise<void>) | null;
  start(): Promise<void>;
  end(): Promise<void>;
}

function serving(address: string, { kill, start, end }: ServerLife): TestPostgres {
  const made: string[] = [];
  const query = async (statement: string, at = address) => {
    const client = new pg.Client({ connectionString: at });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    query,
    kill,
    start,
    async database() {
      const name = `care_test_${uuidV4().replaceAll('-', '')}`;
      await query(`create database ${name}`);
      made.push(name);
      const url = new URL(address);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      for (const name of made) await query(`drop database ${name} with (force)`);
      await end();
    },
  };
}

/** Gives the folder of the data. */
function initialise(binaries: string, folder: string): string {
  const user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const setUp = ['-D', data, '-U', 'care', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), setUp, { ...user, stdio: 'pipe', cwd: folder });
  return data;
}

type ServerProcess = ChildProcessByStdio<Writable, null, Readable>;

async function startServer(binaries: string, data: string, port: number): Promise<ServerProcess> {
  const end = performance.now() + START_WITHIN_MS;
  for (;;) {
    const { server, log } = await tryToStart(binaries, data, port);
    if (server) return server;
    // Those who served a killed server may still hold its memory for a moment.
    if (performance.now() > end || !log.includes('still in use'))
      throw new Error(`PostgreSQL did not start:\n${log}`);
  }
}

async function tryToStart(
  binaries: string,
  data: string,
  port: number,
): Promise<{ server: ServerProcess | null; log: string }> {
  const options = ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', ''];
  const server = spawn(
    'sh',
    ['-c', UNTIL_STDIN_ENDS, 'sh', join(binaries, 'postgres'), ...options],
    {
      ...serverUser(),
      cwd: data,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'ignore', 'pipe'],
      // Ctrl-C is for whoever uses it: it ends after them.
      detached: true,
    },
  );
  const log: string[] = [];
  for await (const line of createInterface({ input: server.stderr })) {
    log.push(line);
    if (line.includes('ready to accept connections')) {
      server.stderr.resume();
      return { server, log: '' };
    }
  }
  server.stdin.end();
  return { server: null, log: log.join('\n') };
}

/** PostgreSQL refuses to run as root: it runs as the user its package made. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

function findBinaries(): string | null {
  const inPath = (process.env['PATH'] ?? '').split(delimiter);
  // The newest version sorts last.
  const places = [...inPath, ...globSync(PLACES).sort().reverse()];
  return (
    places.find(
      (place) => place && existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')),
    ) ?? null
  );
}
