import type { Pool, PoolClient } from 'pg';
import { CareError } from '../../protocol/care-error.ts';
import type { Answer, Step } from '../sql/script.ts';
import { databaseError } from './failures.ts';

const CONNECTIONS_MAX = 10;
const CONNECT_WITHIN_MS = 5_000;
/** Longer than any statement may take on the server: only a dead connection takes this long. */
const ANSWER_WITHIN_MS = 25_000;
/** PostgreSQL's number for `bigint`, which pg would give as text. */
const BIGINT_OID = 20;

/** Opens a pool and proves that it reaches the database. @throws CareError `internal` that says what to do */
export async function openPool(address: string): Promise<Pool> {
  const pg = await load();
  const pool = new pg.Pool({
    connectionString: address,
    application_name: 'care-widget',
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === BIGINT_OID ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // A connection that dies is dropped from the pool. Whoever was using it is told by their query; without these
  // listeners the process would end.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    (await pool.connect()).release();
    return pool;
  } catch (cause) {
    await pool.end();
    throw new CareError('internal', whyNot(address, cause), { cause });
  }
}

/** @throws CareError of the database */
export async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw databaseError(error);
  }
}

/** Runs one step. @throws CareError of the database */
export async function execute(connection: Pool | PoolClient, step: Step): Promise<Answer> {
  const rows: unknown[] = [];
  let changed = 0;
  try {
    for (const parameters of step.runs) {
      const result = await connection.query(step.sql, [...parameters]);
      rows.push(...(result.rows as unknown[]));
      changed += result.rowCount ?? 0;
    }
  } catch (error) {
    throw databaseError(error);
  }
  return { rows, changed };
}

async function load(): Promise<typeof import('pg')> {
  try {
    return await import('pg');
  } catch (cause) {
    throw new CareError(
      'internal',
      'A postgres:// store needs the package pg: run npm install pg.',
      {
        cause,
      },
    );
  }
}

function whyNot(address: string, cause: unknown): string {
  const { host, database } = named(address);
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  switch (code) {
    case '28P01':
    case '28000':
      return `PostgreSQL at ${host} refuses this user or password: check the store's address and pg_hba.conf.`;
    case '3D000':
      return `PostgreSQL at ${host} has no database ${database}: create it (createdb ${database}), or name another.`;
    default:
      return `No PostgreSQL answers at ${host} (${reason(cause)}): start it, or check the store's address.`;
  }
}

/** The address without its password. */
function named(address: string): { host: string; database: string } {
  try {
    const url = new URL(address);
    const host = url.searchParams.get('host') ?? (url.host || 'localhost');
    return { host, database: decodeURIComponent(url.pathname.slice(1)) || url.username };
  } catch {
    return { host: 'this address, which is not a URL,', database: '' };
  }
}

/** For a name with several addresses the reasons are in a list, and the message is empty. */
function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reason).join('; ');
  return cause instanceof Error ? cause.message : String(cause);
}
